import type { OrganizationId, RequestId, SeriesId } from '@app/shared'
import type { SeriesHands, SeriesPage } from '@app/shared/series'
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { inLineFor } from '../../test/in-line.ts'
import { matchesScene } from '../../test/matches-scene.ts'
import { settle } from '../../test/settle.ts'
import { matchesTable } from '../matches/matches.table.ts'
import { requestsTable } from '../requests/requests.table.ts'
import { cancelSeries } from './cancel-series.ts'
import { openSeries } from './open-series.ts'
import { raiseHands } from './raise-hands.ts'

const { world, scene, association, coordinator, officer, post, get, aSupporter } = await matchesScene()
const { db, url, travel } = world
const days = ['2026-11-14', '2026-12-12', '2027-01-09', '2027-02-13']
let series: SeriesPage
let ids: RequestId[]
let company: Awaited<ReturnType<typeof aSupporter>>

beforeEach(async () => {
  travel('2026-10-05T01:00:00Z')
  const { days: _, ...rest } = scene.requestInput({ itemId: scene.harmlessItem, title: 'スマホ教室', rainPlan: null })
  const sessions = days.map((day) => ({ day, from: '10:00', to: '12:00' }))
  const form = { ...rest, whenKind: 'unsettled', days: [], series: { kind: 'repeating', rhythm: null, sessions } }
  const posted = (await post('/api/series', officer, form)).json<SeriesPage>()
  series = await openSeries(scene.by('coordinator', null, 'phone'), posted.id)
  ids = series.sessions.map(({ id }) => id)
  company = await aSupporter()
  await settle(world)
})

const message = '毎月、社員で交代しながら伺えます。'
const raise = (headers: typeof officer, requestIds: RequestId[], more: object = {}) =>
  post(`/api/series/${series.id}/hands`, headers, {
    sessions: requestIds.map((requestId) => ({ requestId, heads: 4, ...more })),
    message,
  })
const hands = async (headers: typeof officer) =>
  (await get(`/api/series/${series.id}/hands`, headers)).json<SeriesHands>().items
const ownMatches = (supporterId: OrganizationId) =>
  db.select().from(matchesTable).where(eq(matchesTable.supporterId, supporterId)).orderBy(matchesTable.id)
const closeDay = (day: string) =>
  post(`/api/supporters/${company.id}/closed-days`, company.headers, { from: day, to: day })

describe('a hand for several days at once', () => {
  test('is told once with the table, holds heads of each, and all of it is agreed in one press', async () => {
    const answer = await raise(company.headers, [ids[0]!, ids[2]!, ids[3]!])
    const mails = await settle(world)

    expect(answer.statusCode, answer.body).toBe(201)
    expect(answer.json<SeriesPage>().helpers).toMatchObject([{ supporterId: company.id, matches: [{}, {}, {}] }])
    const own = await ownMatches(company.id)
    expect(
      own.map(({ startedBy, supporterAnswer, heads, onDay }) => [startedBy, supporterAnswer, heads, onDay]),
    ).toEqual([days[0], days[2], days[3]].map((day) => ['supporter', 'yes', 4, day]))
    expect(await scene.requestRow(ids[1]!)).toMatchObject({ headsHeld: 0 })
    const told = mails.filter(({ subject }) => subject.includes('手を挙げた'))
    expect(told.length).toBeGreaterThan(0)
    expect(new Set(told.map(({ to }) => to)).size).toBe(told.length)
    expect(told[0]!.text).toMatch(/第1回：[\s\S]*第3回：[\s\S]*第4回：/)
    expect(told[0]!.text).toContain(message)
    expect(told[0]!.subject).toContain('3回')

    const agreed = await post(`/api/series/${series.id}/agree`, officer, { supporterId: company.id })
    expect(agreed.json<SeriesPage>().sessions.map(({ status }) => status)).toEqual([
      'staffed',
      'open',
      'staffed',
      'staffed',
    ])
  })

  test('one that it has closed stops all of them and is named; meant, it counts', async () => {
    await closeDay(days[1]!)
    const refused = await raise(company.headers, ids)

    expect(refused.json()).toMatchObject({
      code: 'supporter-closed',
      detail: expect.stringContaining('第2回') as unknown,
      errors: [{ pointer: '/sessions/2' }],
    })
    expect(await ownMatches(company.id)).toEqual([])
    for (const id of ids) expect(await scene.requestRow(id)).toMatchObject({ headsHeld: 0 })
    expect((await raise(company.headers, ids, { evenIfClosed: true })).statusCode).toBe(201)
  })

  test('promised elsewhere that day, or without room: nothing is raised, and the day is named', async () => {
    const other = await scene.request(association, { days: [{ day: days[2]!, from: null, to: null }] })
    await scene.agreed(other, company.id)
    expect((await raise(company.headers, ids)).json()).toMatchObject({
      code: 'supporter-busy',
      errors: [{ pointer: '/sessions/3' }],
    })
    expect((await raise(company.headers, ids.slice(0, 2), { heads: 9 })).json()).toMatchObject({
      code: 'invalid-input',
      errors: [{ pointer: '/sessions/1' }],
    })
    expect((await raise(company.headers, ids.slice(0, 2))).statusCode).toBe(201)
    expect((await raise(company.headers, ids.slice(1, 2))).json()).toMatchObject({ code: 'match-already-open' })
  })

  test('what is not shown to everybody, or belongs to another series, is not there', async () => {
    await db.update(requestsTable).set({ published: false }).where(eq(requestsTable.id, ids[3]!))
    const elsewhere = await scene.request(association)
    for (const requestIds of [
      [ids[0]!, ids[3]!],
      [ids[0]!, elsewhere],
    ]) {
      const answer = await raise(company.headers, requestIds)
      expect(answer.statusCode).toBe(404)
      expect(answer.body).not.toContain('第')
    }
    expect(await ownMatches(company.id)).toEqual([])
    expect((await raise(officer, ids)).statusCode).toBe(403)
  })

  test('the centre raises it for whoever said so on the telephone', async () => {
    expect((await raise(coordinator, ids)).statusCode).toBe(403)
    const behalf = { ...coordinator, 'x-on-behalf-of': company.id, 'x-channel': 'phone' }
    expect((await raise(behalf, ids.slice(0, 2))).statusCode).toBe(201)
    expect(await ownMatches(company.id)).toHaveLength(2)
  })
})

describe('before the hand is raised', () => {
  test('every open day says what speaks against it, by the rules of the suggestions', async () => {
    await closeDay(days[1]!)
    const other = await scene.request(association, { days: [{ day: days[2]!, from: null, to: null }] })
    await scene.agreed(other, company.id)
    await raise(company.headers, [ids[3]!])

    expect((await hands(company.headers)).map(({ number, may, why, closed }) => [number, may, why, closed])).toEqual([
      [1, true, null, false],
      [2, true, '活動できない日です', true],
      [3, false, 'その日は、ほかの活動が決まっています', false],
      [4, false, 'もう相談が始まっています', false],
    ])
  })

  test('heads begin with what is missing, never more than it said it can bring', async () => {
    const small = await aSupporter({ maxHeads: 2 })
    await raise(company.headers, [ids[0]!], { heads: 3 })
    expect((await hands(small.headers)).map(({ heads, free }) => [heads, free])).toEqual([
      [1, 3],
      [2, 6],
      [2, 6],
      [2, 6],
    ])
  })

  test('a full month speaks against a day, and the hand still counts, as for a single one', async () => {
    const busy = await aSupporter({ mostAMonth: 1 })
    const other = await scene.request(association, { days: [{ day: '2026-11-21', from: null, to: null }] })
    await scene.agreed(other, busy.id)
    const [first] = await hands(busy.headers)
    expect(first).toMatchObject({ may: true, why: 'その月は、決めた回数の活動がもう決まっています' })
    expect((await raise(busy.headers, [ids[0]!])).statusCode).toBe(201)
  })
})

describe('while somebody holds one of the days', () => {
  const outcome = (promise: Promise<unknown>) =>
    promise.then(
      () => 'done',
      (error: { code?: string }) => error.code ?? String(error),
    )
  const inLine = inLineFor({ db, url }, outcome)
  const handOf = (supporterId: OrganizationId, id: SeriesId = series.id) =>
    raiseHands(scene.by('supporter', supporterId), id, {
      sessions: ids.map((requestId) => ({ requestId, heads: 4 })),
      message,
    })

  test('two hands for the last places: one has all of them, the other none', async () => {
    const rival = await aSupporter()
    const ends = await inLine(
      ids[0]!,
      () => handOf(company.id),
      () => handOf(rival.id),
    )
    expect(ends).toEqual(['done', 'heads-full'])
    expect(await ownMatches(rival.id)).toEqual([])
    for (const id of ids) expect(await scene.requestRow(id)).toMatchObject({ headsHeld: 4 })
  })

  test('the same hand twice at one moment counts once', async () => {
    const ends = await inLine(
      ids[0]!,
      () => handOf(company.id),
      () => handOf(company.id),
    )
    expect(ends).toEqual(['done', 'match-already-open'])
    expect(await ownMatches(company.id)).toHaveLength(4)
  })

  test('called off first: no hand is raised any more, for any day', async () => {
    const off = () =>
      cancelSeries(scene.by('association', association), series.id, { kind: 'other', reason: '会場が使えません' })
    expect(await inLine(ids[0]!, off, () => handOf(company.id))).toEqual(['done', 'wrong-moment'])
    expect(await ownMatches(company.id)).toEqual([])
  })
})
