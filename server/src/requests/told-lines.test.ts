import type { AccountId, MatchId, OrganizationId, RequestId } from '@app/shared'
import type { ToldLine } from '@app/shared/requests'
import { and, eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { givenMatchesIn } from '../../test/given-matches.ts'
import type { Headers } from '../../test/given.ts'
import { settle } from '../../test/settle.ts'
import { accountsTable } from '../accounts/accounts.table.ts'
import { sendingsTable } from '../notifications/channels/sendings.table.ts'
import { inboundMailsTable } from '../notifications/inbound/inbound-mails.table.ts'
import { noticesTable } from '../notifications/notices.table.ts'
import { channelLinksTable } from '../notifications/receiving/receiving.table.ts'
import { newId } from '../platform/ids.ts'

const world = await buildTestApp()
const { app, given } = world
const scene = givenMatchesIn(world)

const timeline = (id: string, headers: Headers) => app.inject({ url: `/api/requests/${id}/timeline`, headers })
const post = (url: string, headers: Headers, payload: object) =>
  app.inject({ method: 'POST', url, headers: { ...headers }, payload })
const told = async (id: string, headers: Headers) => (await timeline(id, headers)).json<{ told: ToldLine[] }>().told
const lines = async (id: string, headers: Headers) =>
  (await told(id, headers)).map(({ name, way, state, times }) => [name, way, state, times])
async function callOf(organizationId: OrganizationId, channel: 'phone' | 'screen' = 'phone') {
  const isCall = and(eq(noticesTable.organizationId, organizationId), eq(noticesTable.channel, channel))
  const [call] = await world.db.select().from(noticesTable).where(isCall)
  return call!
}

let request: RequestId
let association: OrganizationId
let rival: OrganizationId
let other: OrganizationId
let matches: Record<'rival' | 'other', MatchId>
let people: Record<'officer' | 'rival' | 'other' | 'neighbour' | 'coordinator', Headers>
beforeAll(async () => {
  association = await scene.association('北口自治会')
  rival = await scene.supporter('みどり商会')
  other = await scene.supporter('ほかの商会')
  people = {
    officer: await given.signedInAs('association', association),
    neighbour: await given.signedInAs('association', await scene.association('南口自治会')),
    rival: await given.signedInAs('supporter', rival),
    other: await given.signedInAs('supporter', other),
    coordinator: await given.coordinator(),
  }
  request = await scene.request(association)
  matches = { rival: await scene.proposal(request, rival), other: await scene.proposal(request, other) }
  await settle(world)
  const { id } = await callOf(other)
  await post(`/api/calls/${id}/told`, people.coordinator, { note: 'カナリア 奥様に伝えた' })
})

test('the centre reads every call, with who told it and what was heard', async () => {
  const seen = await told(request, people.coordinator)

  expect(seen.find(({ name, way }) => name === 'ほかの商会' && way === 'phone')).toMatchObject({
    ...{ way: 'phone', state: 'told', toldBy: '山田 花子', note: 'カナリア 奥様に伝えた', matchId: matches.other },
    subject: '【お手伝いのお願い】チラシづくり',
  })
  expect(seen.find(({ name, way }) => name === 'みどり商会' && way === 'phone')).toMatchObject({
    state: 'waiting',
    matchId: matches.rival,
  })
})

test('a supporter reads what went to itself, and of no asking to others', async () => {
  const seen = await told(request, people.rival)

  expect(seen).toMatchObject([
    { name: 'みどり商会', way: 'mail', state: 'sent', toldBy: null, note: null },
    { name: 'みどり商会', way: 'phone', state: 'waiting', toldBy: null, note: null },
  ])
  expect(JSON.stringify(seen)).not.toContain('ほかの商会')
})

test('an association reads what went to itself, never the centre’s notes', async () => {
  await scene.agreed(request, await scene.supporter('決まった商会'))
  await settle(world)

  const seen = await told(request, people.officer)

  expect(seen.length).toBeGreaterThan(0)
  expect(new Set(seen.map(({ name }) => name))).toEqual(new Set(['北口自治会']))
  expect(JSON.stringify(seen)).not.toMatch(/カナリア|山田 花子/)
})

test('a talk that was written into the thread is read by both of its sides only', async () => {
  const headers = { ...people.coordinator, 'x-on-behalf-of': rival, 'x-channel': 'phone' }
  await post(`/api/matches/${matches.rival}/messages`, headers, { body: '電話で聞きました' })
  const talk = [null, 'phone', 'noted', 1]

  for (const who of ['coordinator', 'officer', 'rival'] as const)
    expect(await lines(request, people[who])).toContainEqual(talk)
  expect(await lines(request, people.other)).not.toContainEqual(talk)
})

test('mails to several addresses of one organization are one line; one that came back says so', async () => {
  const own = await callOf(rival)
  const mail = { ...own, channel: 'mail' as const, deliveredAt: null, failure: 'bounce 5.1.1' }
  for (const address of ['a@canary.example', 'b@canary.example'])
    await world.db.insert(noticesTable).values({ ...mail, id: newId(), address, failedAt: world.clock() })
  const about = own.subject

  const seen = (await told(request, people.rival)).filter(({ way }) => way === 'mail')

  expect(seen).toMatchObject([
    { state: 'failed', times: 2, subject: about },
    { state: 'sent', times: 1, subject: about },
  ])
})

test('LINE and mails that came back stand there, no address, number or word of a body', async () => {
  const own = await callOf(rival)
  const screen = await callOf(rival, 'screen')
  const at = world.clock()
  const accountId = newId<AccountId>()
  const linkId = newId()
  await world.db.insert(accountsTable).values({ id: accountId, displayName: '広報 次郎', createdAt: at })
  await world.db
    .insert(channelLinksTable)
    .values({ id: linkId, accountId, channel: 'line', address: 'U-canary', linkedAt: at })
  const line = { id: newId(), noticeId: screen.id, accountId, linkId, channel: 'line', state: 'sent' } as const
  await world.db.insert(sendingsTable).values({ ...line, createdAt: at, sentAt: at })
  await world.db
    .insert(inboundMailsTable)
    .values({ messageKey: 'key', noticeId: own.id, became: 'thread', receivedAt: at })

  const body = (await timeline(request, people.rival)).body
  const seen = await lines(request, people.rival)

  expect(seen).toContainEqual(['みどり商会', 'line', 'sent', 1])
  expect(seen).toContainEqual(['みどり商会', 'mail', 'in-thread', 1])
  expect(await lines(request, people.officer)).toContainEqual(['みどり商会', 'mail', 'in-thread', 1])
  expect(await lines(request, people.officer)).not.toContainEqual(['みどり商会', 'line', 'sent', 1])
  for (const text of [body, (await timeline(request, people.coordinator)).body])
    expect(text).not.toMatch(/canary|055-000|ぜひお力を/)
})

test('for neighbours there is no record of notices', async () => {
  expect((await timeline(request, people.neighbour)).json()).toMatchObject({ code: 'not-found', status: 404 })
})

test('calls that nobody answered stand there each, with who called for the centre alone; others read nothing of them', async () => {
  const { id } = await callOf(rival)
  for (const hours of [0, 24]) {
    world.travel({ hours })
    const headers = { ...(await given.coordinator()), 'idempotency-key': `noted-try-${hours}` }
    expect((await post(`/api/calls/${id}/not-reached`, headers, {})).statusCode).toBe(200)
  }

  const tried = async (who: Headers) => (await told(request, who)).filter(({ state }) => state === 'not-reached')
  const line = { name: 'みどり商会', way: 'phone', subject: null, matchId: matches.rival }

  expect(await tried(await given.coordinator())).toMatchObject([
    { ...line, toldBy: '山田 花子' },
    { ...line, toldBy: '山田 花子' },
  ])
  expect(await tried(await given.signedInAs('supporter', rival))).toMatchObject([
    { ...line, toldBy: null },
    { ...line, toldBy: null },
  ])
  expect(await tried(await given.signedInAs('association', association))).toEqual([])
})
