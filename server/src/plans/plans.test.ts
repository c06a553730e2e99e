import type { OrganizationId, RequestId } from '@app/shared'
import type { Plan } from '@app/shared/plans'
import type { RequestInput } from '@app/shared/requests'
import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { matchesScene } from '../../test/matches-scene.ts'
import { suggestionsFor } from '../matches/suggestions.queries.ts'
import { supportersTable } from '../organizations/organizations.table.ts'
import { openBoard } from '../matches/open-board.ts'
import { planBoard } from './plan-board.ts'

const { world, scene, association, coordinator, officer, post, get, asking } = await matchesScene()
const { db, given, clock } = world
const day = (on: string) => ({ days: [{ day: on, from: null, to: null }] })
const ask = (body: object = {}, headers = coordinator) => post('/api/plans', { ...headers, ...key() }, body)
const key = () => ({ 'idempotency-key': crypto.randomUUID() })
const planned = async (body: object = {}) => {
  const response = await ask(body)
  expect(response.statusCode, response.body).toBe(200)
  return response.json<Plan>()
}
const of = (plan: Plan, id: RequestId) => plan.requests.find(({ request }) => request.id === id)
const sentTo = (plan: Plan, id: RequestId) => of(plan, id)?.supporters.map(({ name, heads }) => `${name} ${heads}`)
const aRequest = (title: string, changes: Partial<RequestInput>) => scene.request(association, { title, ...changes })

let big: OrganizationId
let first: RequestId
let second: RequestId
beforeAll(async () => {
  big = await scene.supporter('大きい会', { maxHeads: 10 })
  await scene.supporter('小さい会', { maxHeads: 4 })
  first = await aRequest('先に届いた依頼', { ...day('2026-11-01'), headsMin: 4, headsMax: 4 })
  second = await aRequest('あとから届いた依頼', { ...day('2026-11-01'), headsMin: 9, headsMax: 12 })
})

describe('a plan for all open requests', () => {
  test('is for the centre alone', async () => {
    expect((await ask({}, given.stranger())).statusCode).toBe(401)
    expect((await ask({}, officer)).statusCode).toBe(403)
  })

  test('staffs more than taking them in the order they came, and says that it is proven', async () => {
    const plan = await planned()

    expect(sentTo(plan, first)).toEqual(['小さい会 4'])
    expect(sentTo(plan, second)).toEqual(['大きい会 9'])
    expect(plan.figures).toMatchObject({ staffed: 2, bound: 2, firstCome: 1, pairs: 2, supporters: 2, mostOfOne: 1 })
    expect(plan.figures.proven).toEqual({ staffed: true, fit: true, load: true })
    expect(of(plan, second)!.day).toEqual({ day: '2026-11-01', from: null, to: null })
    expect(of(plan, second)!.supporters[0]!.reasons.map(({ text }) => text)).toContain('市内のどこでも活動できます。')
  })

  test('keeps a locked pair and says what it cost; leaves out a forbidden one', async () => {
    const locked = await planned({ locked: [{ requestId: first, supporterId: big }] })
    expect(sentTo(locked, first)).toEqual(['大きい会 4'])
    expect(of(locked, first)!.supporters[0]!.isLocked).toBe(true)
    expect(of(locked, second)).toMatchObject({ supporters: [], because: 'others' })
    expect(locked.unkept).toEqual([])

    const without = await planned({ forbidden: [{ requestId: second, supporterId: big }] })
    expect(of(without, second)).toMatchObject({ because: 'heads', headsPossible: 4 })
    expect(without.forbidden).toMatchObject([{ name: '大きい会', title: 'あとから届いた依頼' }])
  })

  test('a lock that cannot be kept is told by name', async () => {
    const both = [first, second].map((requestId) => ({ requestId, supporterId: big }))

    const plan = await planned({ locked: both })

    expect(plan.unkept).toHaveLength(1)
    expect(plan.unkept[0]).toMatchObject({ name: '大きい会' })
  })

  test('what is asked already counts: its day is kept, its heads are awaited, and nobody is asked twice', async () => {
    const third = await aRequest('三つ目の依頼', { ...day('2026-11-08'), headsMin: 4, headsMax: 4 })
    const fourth = await aRequest('四つ目の依頼', { ...day('2026-11-08'), headsMin: 10, headsMax: 10 })
    await post(`/api/requests/${third}/matches`, { ...coordinator, ...key() }, asking(big))

    const plan = await planned()

    expect(plan.waiting.map((one) => one.request.title)).toEqual(['三つ目の依頼'])
    expect(of(plan, fourth)).toMatchObject({ because: 'heads' })
    expect(of(plan, fourth)!.headsPossible).toBe(4)
  })

  test('a month has an end for everybody', async () => {
    const plan = await planned({ perMonth: 1 })

    expect(of(plan, second)).toMatchObject({ because: 'heads' })
    expect(plan.perMonth).toBe(1)
    expect((await ask({ perMonth: 0 })).json()).toMatchObject({
      code: 'invalid-input',
      errors: [{ pointer: '/perMonth' }],
    })
  })

  test('why nobody comes is said', async () => {
    const past = await aRequest('過ぎた依頼', day('2026-10-01'))

    expect(of(await planned(), past)).toMatchObject({ because: 'past', candidates: 0, supporters: [] })
  })

  test('whoever comes already sets the day for the others', async () => {
    const two = [...day('2026-12-06').days, ...day('2026-12-13').days]
    const request = await aRequest('二つの希望日', { whenKind: 'candidates', days: two, headsMin: 8, headsMax: 9 })
    await scene.agreed(request, big, 5)
    await scene.supporter('十二月の会', { maxHeads: 8, months: [12] })

    const plan = await planned()

    expect(of(plan, request)).toMatchObject({ need: 3, day: { day: '2026-12-06' } })
    expect(sentTo(plan, request)?.[0]).toMatch(/ 3$/)
  })

  test('nobody goes more often a month than it said it can', async () => {
    const id = await scene.supporter('月に一度の会', { maxHeads: 30, mostAMonth: 1 })
    const days = ['2027-02-06', '2027-02-13'].map((on) => day(on))
    const both = []
    for (const wish of days) both.push(await aRequest('大勢の依頼', { ...wish, headsMin: 25, headsMax: 30 }))

    const once = await planned({ perMonth: 2 })
    expect(both.flatMap((one) => sentTo(once, one) ?? [])).toEqual(['月に一度の会 25'])

    await db.update(supportersTable).set({ mostAMonth: null }).where(eq(supportersTable.organizationId, id))
    const twice = await planned({ perMonth: 2 })
    expect(both.flatMap((one) => sentTo(twice, one) ?? [])).toHaveLength(2)
  })

  test('a thread that comes to harm is a clear answer; so is being given up', async () => {
    const wishes = { locked: [], forbidden: [], perMonth: 2, seconds: 5 }
    const ctx = scene.by('coordinator')

    await expect(
      planBoard(ctx, wishes, { stop: new AbortController().signal, solve: async () => null }),
    ).rejects.toMatchObject({ code: 'plan-failed' })
    await expect(planBoard(ctx, wishes, { stop: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'plan-under-way',
    })
  })

  test('candidates and their points are those of the suggestions', async () => {
    const { requests } = await openBoard(db, clock())

    for (const { id, candidates, facts } of requests.filter(
      ({ running, facts }) => running.length === 0 && facts.days.length === 1,
    )) {
      const { items } = await suggestionsFor(db, id, { perPage: 100 }, clock())
      const wanted = items.filter(
        ({ matchStatus, doubts }) => !matchStatus && !doubts.some(({ code }) => code === 'declined-this'),
      )
      expect(
        candidates.map(({ supporterId, score, reasons, doubts }) => ({ supporterId, score, reasons, doubts })),
      ).toEqual(wanted.map(({ supporterId, score, reasons, doubts }) => ({ supporterId, score, reasons, doubts })))
      expect(facts.days).toHaveLength(1)
    }
  })

  test('one at a time: whoever comes meanwhile hears it', async () => {
    const answers = await Promise.all([ask(), ask()])

    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    expect(answers.find(({ statusCode }) => statusCode === 409)!.json()).toMatchObject({ code: 'plan-under-way' })
    expect((await ask()).statusCode).toBe(200)
  })

  test('reads and stores nothing', async () => {
    const before = (await get('/api/matches?perPage=100', coordinator)).json<{ total: number }>().total
    await planned()
    expect((await get('/api/matches?perPage=100', coordinator)).json<{ total: number }>().total).toBe(before)
  })
})
