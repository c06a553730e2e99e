import type { MeetingId } from '@app/shared'
import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { insertSignUp, lockSide, takeSeats } from '../../src/exchange-meetings/exchange-meetings.store.ts'
import type { Db } from '../../src/platform/db.ts'
import { buildTestApp } from '../build-test-app.ts'
import { givenMeetingsIn } from '../given-meetings.ts'
import { givenOrganizationsIn } from '../given-organizations.ts'
import { waitUntilBlocked } from '../wait-until-blocked.ts'

const { app, db, given } = await buildTestApp({ now: '2026-11-23T01:00:00Z' })
const meetings = givenMeetingsIn(db)
const organizations = givenOrganizationsIn(db)

const ask = async (id: MeetingId, headers: Record<string, string>) =>
  app.inject({ method: 'POST', url: `/api/exchange-meetings/${id}/sign-ups`, headers, payload: { heads: 1, card: '' } })
/** As a browser does: a server that is too busy is asked again with the same key. */
async function askUntilAnswered(id: MeetingId, headers: Record<string, string>) {
  for (;;) {
    const answer = await ask(id, headers)
    if (answer.statusCode !== 503) return answer
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
const newcomer = async (name: string) => given.signedInAs('association', (await organizations.association(name)).id)

describe('the last seat', () => {
  test('whoever asks second waits at the held side, then stands in line', async () => {
    const id = await meetings.openMeeting({ quotas: { association: 1, supporter: 1 } })
    const second = await newcomer('二番目自治会')

    const { answer } = await db.transaction(async (tx) => {
      await lockSide(tx, id, 'association') // the first is deciding
      const answer = ask(id, second) // the second asks meanwhile
      await waitUntilBlocked(db)
      expect(await takeSeats(tx, id, 'association', 1)).toBe(true)
      return { answer } // wrapped: awaiting it here would wait for ourselves
    })

    expect((await answer).json()).toMatchObject({ status: 'waitlisted', waitingPlace: 1 })
  })

  test('a newcomer that would fit does not pass a group that began to wait meanwhile', async () => {
    const id = await meetings.openMeeting({ quotas: { association: 3, supporter: 1 } })
    const big = await organizations.association('大きな組の自治会')
    const newcomerHeaders = await newcomer('小さな組の自治会')

    const { answer } = await db.transaction(async (tx) => {
      await lockSide(tx, id, 'association') // the big group is being put in line
      const answer = ask(id, newcomerHeaders) // the small one asks meanwhile
      await waitUntilBlocked(db)
      await insertSignUp(tx, {
        ...{ meetingId: id, organizationId: big.id, side: 'association', heads: 4, status: 'waitlisted' },
        ...{ card: '', channel: 'web', signedUpAt: new Date('2026-11-23T01:00:00Z') },
      })
      return { answer }
    })

    expect((await answer).json()).toMatchObject({ status: 'waitlisted', waitingPlace: 2 })
  })

  test('two hundred at once for twenty seats: twenty come, the rest wait in order', async () => {
    const id = await meetings.openMeeting({ quotas: { association: 20, supporter: 1 } })
    const crowd: Record<string, string>[] = []
    for (let i = 0; i < 200; i++) crowd.push(await newcomer(`殺到第${i}自治会`))

    const answers = await Promise.all(crowd.map((headers) => askUntilAnswered(id, { ...headers })))

    expect(answers.map(({ statusCode }) => statusCode).filter((status) => status !== 201)).toEqual([])
    const { rows } = await db.execute<{ status: string; heads: number; last: number; first: number }>(sql`
      select status, sum(heads)::int heads, max(queue_no)::int last, min(queue_no)::int first
      from meeting_sign_ups where meeting_id = ${id} group by status order by status`)
    expect(rows.map(({ status, heads }) => [status, heads])).toEqual([
      ['confirmed', 20],
      ['waitlisted', 180],
    ])
    expect(rows[0]!.last).toBeLessThan(rows[1]!.first) // nobody passed anybody
  }, 180_000)

  test('planted bug: counting first and writing later oversells, and the database refuses it', async () => {
    const id = await meetings.openMeeting({ quotas: { association: 20, supporter: 1 } })
    const outcome = await Promise.allSettled(Array.from({ length: 60 }, () => naiveSignUp(db, id)))
    const refused = outcome.filter(({ status }) => status === 'rejected')

    const { rows } = await db.execute<{ taken: number }>(
      sql`select taken from meeting_quotas where meeting_id = ${id} and side = 'association'`,
    )
    expect(refused.length).toBeGreaterThan(0)
    expect(rows[0]!.taken).toBe(20)
  }, 180_000)

  test('planted bug: without the database behind it, the same code really oversells', async () => {
    await db.execute(sql`alter table meeting_quotas drop constraint never_more_seats_than_the_quota`)
    const id = await meetings.openMeeting({ quotas: { association: 20, supporter: 1 } })
    await Promise.allSettled(Array.from({ length: 60 }, () => naiveSignUp(db, id)))

    const { rows } = await db.execute<{ taken: number }>(
      sql`select taken from meeting_quotas where meeting_id = ${id} and side = 'association'`,
    )
    expect(rows[0]!.taken).toBeGreaterThan(20)
  }, 180_000)
})

/** The bug this design rules out: it reads how many seats are free, thinks, and takes one without asking again. */
async function naiveSignUp(on: Db, id: MeetingId): Promise<void> {
  const { rows } = await on.execute<{ free: number }>(
    sql`select quota - taken as free from meeting_quotas where meeting_id = ${id} and side = 'association'`,
  )
  await new Promise((resolve) => setTimeout(resolve, 20))
  if (rows[0]!.free > 0)
    await on.execute(sql`update meeting_quotas set taken = taken + 1 where meeting_id = ${id} and side = 'association'`)
}
