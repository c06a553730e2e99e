import type { MatchId, NoticeId, OrganizationId, RequestId } from '@app/shared'
import type { CallToMake } from '@app/shared/notifications'
import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { givenNoticesIn } from '../../test/given-notices.ts'
import { settle } from '../../test/settle.ts'
import { matchesTable } from '../matches/matches.table.ts'
import { eventsTable } from '../platform/platform.table.ts'
import { requestsTable } from '../requests/requests.table.ts'
import { noticesTable } from './notices.table.ts'
import { sweepCalls } from './overtaken.store.ts'

const t = await buildTestApp()
const given = givenNoticesIn(t)
const agreed: Partial<typeof matchesTable.$inferInsert> = {
  ...{ status: 'agreed', associationAnswer: 'yes', supporterAnswer: 'yes', heads: 5 },
  ...{ onDay: '2026-11-08', fromTime: '09:00', agreedAt: new Date('2026-10-05T01:00:00Z') },
}

let association: OrganizationId
let supporter: OrganizationId
let requestId: RequestId
let matchId: MatchId
/** Both sides have only a telephone, and nobody has called them yet. */
beforeEach(async () => {
  t.travel('2026-10-06T00:00:00Z')
  association = await given.association('電話の自治会', { channel: 'phone', phone: '055-000-0051' })
  supporter = await given.supporter('電話の団体', { channel: 'phone', phone: '055-000-0052' })
  requestId = await given.request(association)
  matchId = await given.match(requestId, supporter, agreed)
})

const callsTo = async (id: OrganizationId, told = false): Promise<CallToMake[]> => {
  const headers = await t.given.coordinator()
  const { items } = (await t.app.inject({ url: `/api/calls?perPage=100&told=${told}`, headers })).json()
  return items.filter((one: CallToMake) => one.organizationId === id)
}
const subjects = async (id: OrganizationId, told = false) => (await callsTo(id, told)).map(({ subject }) => subject)
const print = async (ids: NoticeId[]) =>
  t.app.inject({ url: `/api/calls/papers.pdf?ids=${ids.join(',')}`, headers: await t.given.coordinator() })
const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type \/Page\n/g)?.length ?? 0
const noticeOf = async (id: NoticeId) => (await t.db.select().from(noticesTable).where(eq(noticesTable.id, id)))[0]!

/** The request is called off, and its match with it, in one moment. */
async function calledOff() {
  const at = t.clock()
  await t.db.update(requestsTable).set({ status: 'cancelled', endedAt: at }).where(eq(requestsTable.id, requestId))
  await t.db.update(matchesTable).set({ status: 'cancelled', endedAt: at }).where(eq(matchesTable.id, matchId))
  await given.happened({ type: 'request.cancelled', requestId })
  await given.happened({ type: 'match.cancelled', matchId, by: 'system' })
  await settle(t)
}

test.each(['agreed', 'day-nears', 'result-asked'] as const)(
  'what nobody was told of a match (%s) leaves the list when the match is called off',
  async (what) => {
    await given.happened({ type: `match.${what}`, matchId })
    await settle(t)
    expect(await callsTo(supporter)).toHaveLength(1)

    await calledOff()

    expect(await subjects(supporter)).toEqual([expect.stringContaining('【中止】')])
    expect((await callsTo(supporter, true))[0]).toMatchObject({ overtaken: true, answered: false, undoUntil: null })
  },
)

test('「予定どおり行います」 leaves the list when it is called off after all, or its supporter falls out', async () => {
  await t.db.update(requestsTable).set({ goesAheadOn: '2026-11-08' }).where(eq(requestsTable.id, requestId))
  await given.happened({ type: 'request.goes-ahead', requestId })
  await settle(t)
  expect(await subjects(supporter)).toEqual([expect.stringContaining('予定どおり')])

  await given.happened({ type: 'match.message-sent', matchId })
  await settle(t)
  expect(await subjects(supporter)).toEqual([expect.stringContaining('予定どおり')])

  await calledOff()
  expect(await subjects(supporter)).toEqual([expect.stringContaining('【中止】')])
})

test('the eve is told until the day begins in Japan, not after', async () => {
  await given.happened({ type: 'match.day-nears', matchId })
  await settle(t)

  await sweepCalls(t.db, new Date('2026-11-07T23:59:59Z'))
  expect(await callsTo(supporter)).toHaveLength(1)
  await sweepCalls(t.db, new Date('2026-11-08T00:00:00Z'))
  expect(await callsTo(supporter)).toEqual([])
})

test('a day without a clock time has begun when it is over', async () => {
  await t.db.update(matchesTable).set({ fromTime: null }).where(eq(matchesTable.id, matchId))
  await given.happened({ type: 'match.day-nears', matchId })
  await settle(t)

  await sweepCalls(t.db, new Date('2026-11-08T14:59:59Z'))
  expect(await callsTo(supporter)).toHaveLength(1)
  await sweepCalls(t.db, new Date('2026-11-08T15:00:00Z'))
  expect(await callsTo(supporter)).toEqual([])
})

test('the sheet goes along while the match is agreed; afterwards its notice is printed without it', async () => {
  await given.happened({ type: 'match.agreed', matchId })
  await settle(t)
  const [call] = await callsTo(supporter)
  expect(pagesOf((await print([call!.id])).rawPayload)).toBeGreaterThanOrEqual(2)

  await t.db.update(matchesTable).set({ status: 'cancelled' }).where(eq(matchesTable.id, matchId))

  const paper = await print([call!.id])
  expect(paper.statusCode).toBe(200)
  expect(pagesOf(paper.rawPayload)).toBe(1)
})

test('where one page of a bundle fails, nothing counts as printed', async () => {
  await given.happened({ type: 'request.opened', requestId })
  await given.happened({ type: 'match.agreed', matchId })
  await settle(t)
  const mine = [...(await callsTo(association)), ...(await callsTo(supporter))].map(({ id }) => id)
  const before = await t.db.$count(eventsTable, eq(eventsTable.type, 'notice.printed'))
  // only the sheet asks for the exact place
  await t.db.execute('alter table request_privates rename to away')
  const broken = await print(mine).finally(() => t.db.execute('alter table away rename to request_privates'))

  expect(mine).toHaveLength(3)
  expect(broken.statusCode).toBeGreaterThanOrEqual(400)
  for (const id of mine) expect((await noticeOf(id)).printedAt).toBeNull()
  expect(await t.db.$count(eventsTable, eq(eventsTable.type, 'notice.printed'))).toBe(before)
})

test('what concerns the next days stands first, with 「至急」; what is further away does not', async () => {
  await given.happened({ type: 'match.cancelled', matchId })
  await settle(t)
  const first = async () => {
    const headers = await t.given.coordinator()
    return (await t.app.inject({ url: '/api/calls?perPage=1', headers })).json()
  }
  expect((await callsTo(supporter)).map(({ urgent }) => urgent)).toEqual([false])
  expect((await first()).items[0].urgent).toBe(false)

  // the day is Sunday, 8 November: from Friday on there is no later chance than Monday
  t.travel('2026-11-04T14:59:59Z')
  expect((await callsTo(supporter))[0]!.urgent).toBe(false)
  t.travel('2026-11-05T15:00:00Z')
  expect((await callsTo(supporter))[0]!.urgent).toBe(true)
  const { items, next } = await first()
  expect(items[0].urgent).toBe(true)
  const headers = await t.given.coordinator()
  expect((await t.app.inject({ url: `/api/calls?perPage=1&after=${next}`, headers })).statusCode).toBe(200)
})
