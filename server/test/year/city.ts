import { randomUUID } from 'node:crypto'
import type { OrganizationId } from '@app/shared'
import { buildTestApp } from '../build-test-app.ts'
import type { Headers } from '../given.ts'
import { givenOrganizationsIn } from '../given-organizations.ts'
import { diceOf } from './dice.ts'

/** Somebody who acts: an organization with one person, who reads mail or is on the telephone. */
export interface Member {
  id: OrganizationId
  name: string
  side: 'association' | 'supporter'
  /** Null: is told by telephone. */
  mail: string | null
  /** How often this one answers at all. */
  answers: number
}

interface Call {
  headers?: Record<string, string>
  version?: number | undefined
}

const items = ['festival.stall', 'festival.flyer', 'clean.park', 'clean.river', 'sports.staff', 'digital.class']

/** A small city on 1 April: who lives in it, and how they call the real interface. */
export async function cityOf({
  seed,
  associations,
  supporters,
}: {
  seed: number
  associations: number
  supporters: number
}) {
  const world = await buildTestApp({ now: '2026-04-01T00:00:00Z' })
  const { app, db, given, clock } = world
  const dice = diceOf(seed)
  const { rows: known } = await db.execute<{ id: string }>('select id from help_items order by id')
  const helps = items.filter((id) => known.some((one) => one.id === id))
  const organizations = givenOrganizationsIn(db)
  const people = new Map<OrganizationId, Awaited<ReturnType<typeof given.account>>>()
  const members: Member[] = []

  for (let n = 1; n <= associations; n++) {
    const mail = dice.falls(0.7) ? `kaicho-${n}@example.jp` : null
    const contact = { email: mail, channel: mail ? ('mail' as const) : ('phone' as const), fax: null }
    const { id, name } = await organizations.association(`第${n}自治会`, dice.between(1, 31), { contact })
    await join({ id, name, side: 'association', mail, answers: 0.85 })
  }
  for (let n = 1; n <= supporters; n++) {
    const mail = dice.falls(0.9) ? `company-${n}@example.jp` : null
    const contact = { email: mail, channel: mail ? ('mail' as const) : ('phone' as const), fax: null }
    const offers = helps.filter(() => dice.falls(0.6))
    const availability = { wholeCity: dice.falls(0.8), maxHeads: dice.between(3, 12), leadDays: 7 }
    const scene = { contact, items: offers.length ? offers : helps, availability }
    const { id, name } = await organizations.supporter(`第${n}商会`, scene)
    await join({ id, name, side: 'supporter', mail, answers: dice.oneOf([0.95, 0.8, 0.5]) })
  }
  const centre = await given.account('coordinator', null, { email: 'coordinator@example.jp' })

  async function join(member: Member): Promise<void> {
    members.push(member)
    if (member.mail) people.set(member.id, await given.account(member.side, member.id, { email: member.mail }))
  }

  /** One session a day and person, as the clock moves on. */
  const sessions = new Map<string, Headers>()
  async function headersOf(who: Member | 'centre'): Promise<Headers> {
    const hour = clock().toISOString().slice(0, 13)
    const key = `${who === 'centre' ? 'centre' : who.id} ${hour}`
    const seat = who === 'centre' ? centre : people.get(who.id)!
    if (!sessions.has(key)) sessions.set(key, (await given.sessionOf(seat)).headers)
    return sessions.get(key)!
  }

  /** Every no of the interface, so that a year in which a script only runs against walls is seen. */
  const refused: string[] = []

  /** Calls the interface as this person; a refusal is an answer like any other. */
  async function call(
    who: Member | 'centre',
    method: 'GET' | 'POST' | 'PATCH',
    url: string,
    body?: object,
    more: Call = {},
  ) {
    const headers: Headers = { ...(await headersOf(who)), 'idempotency-key': randomUUID(), ...more.headers }
    if (more.version !== undefined) headers['if-match'] = `"${more.version}"`
    const answer = await app.inject({ method, url, headers, ...(body && { payload: body }) })
    const read = answer.json<Record<string, never>>()
    if (answer.statusCode >= 400)
      refused.push(
        `${who === 'centre' ? 'centre' : who.side} ${method} ${url.replace(/[0-9a-f-]{36}/g, ':id')} → ${(read as { code?: string }).code}`,
      )
    return { status: answer.statusCode, body: read }
  }

  /** Presses a button on the page behind a mailed link: no sign-in, no script. */
  const press = (url: string, fields: Record<string, string>) =>
    app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
      payload: new URLSearchParams(fields).toString(),
    })

  return { ...world, dice, helps, members, call, press, refused }
}
export type City = Awaited<ReturnType<typeof cityOf>>
