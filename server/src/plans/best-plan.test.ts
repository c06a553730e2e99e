import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { givenBoard } from '../../test/given-board.ts'
import { bestPlan } from './best-plan.ts'
import { groupedBy } from '../platform/grouped-by.rules.ts'
import {
  type Assignment,
  type Board,
  compareWorth,
  monthOf,
  type Option,
  usableOptions,
  type Worth,
} from './board.rules.ts'
import { firstCome } from './first-come.rules.ts'
import { solveApart } from './solve-apart.ts'
import { faultsOf, worthOf } from './verify-plan.rules.ts'

/** Every plan that keeps the rules, tried one by one; the best of them. */
function bruteForce(board: Board): Worth {
  const usable = usableOptions(board)
  let best = worthOf(board, [])
  const choose = (at: number, chosen: Assignment[]): void => {
    if (at === board.requests.length) {
      const worth = worthOf(board, chosen)
      if (compareWorth(worth, best) < 0) best = worth
      return
    }
    choose(at + 1, chosen)
    const own = usable.filter(({ request, supporter, day }) => request === at && isFree(board, chosen, supporter, day))
    for (const ofDay of groupedBy(own, ({ day }) => day).values())
      for (const group of subsets(ofDay)) {
        const { need, room } = board.requests[at]!
        const heads = group.reduce((sum, { supporter }) => sum + board.supporters[supporter]!.mostHeads, 0)
        if (heads >= need && group.length <= room)
          choose(at + 1, [...chosen, ...group.map((one) => ({ ...one, heads: Math.max(1, need) }))])
      }
  }
  choose(0, [])
  return best
}

function isFree(board: Board, chosen: readonly Assignment[], supporter: number, day: string | null): boolean {
  const own = chosen.filter((one) => one.supporter === supporter)
  const inMonth = own.filter((one) => monthOf(one.day) === monthOf(day)).length
  const { promisedIn, mostAMonth } = board.supporters[supporter]!
  const promised = promisedIn[monthOf(day)] ?? 0
  return !own.some((one) => day !== null && one.day === day) && inMonth + promised < mostAMonth
}

const subsets = (group: readonly Option[]): Option[][] =>
  group
    .reduce<Option[][]>((all, one) => [...all, ...all.map((some) => [...some, one])], [[]])
    .filter(({ length }) => length > 0)

/** Small boards side by side: none shares a supporter with another, so each must be the best by itself. */
function sideBySide(boards: readonly Board[]): Board {
  const whole: Board = {
    requests: [],
    supporters: [],
    options: [],
    locked: [],
    forbidden: [],
  }
  return boards.reduce((all, one) => {
    const moved = <T extends { request: number; supporter: number }>(pairs: readonly T[]): T[] =>
      pairs.map((pair) => ({
        ...pair,
        request: pair.request + all.requests.length,
        supporter: pair.supporter + all.supporters.length,
      }))
    return {
      ...all,
      requests: [...all.requests, ...one.requests],
      supporters: [...all.supporters, ...one.supporters],
      options: [...all.options, ...moved(one.options)],
      locked: [...all.locked, ...moved(one.locked)],
      forbidden: [...all.forbidden, ...moved(one.forbidden)],
    }
  }, whole)
}

function smallBoard(seed: number, perMonth: number): Board {
  const board = givenBoard({ requests: 2 + (seed % 3), supporters: 2 + (seed % 4), share: 0.7, seed, perMonth })
  const pairs = board.options.map(({ request, supporter }) => ({ request, supporter }))
  return {
    ...board,
    // some do less than others: they said so themselves
    supporters: board.supporters.map((one, at) => (at % 3 === 1 ? { ...one, mostAMonth: 1 } : one)),
    locked: seed % 3 === 0 ? pairs.filter((_, at) => at % 5 === 0).slice(0, 2) : [],
    forbidden: seed % 4 === 0 ? pairs.filter((_, at) => at % 7 === 3) : [],
  }
}

describe('the best plan', () => {
  test.each([1, 2, 3])(
    'is the best of all plans on 200 small boards, %i a month',
    async (perMonth) => {
      const boards = Array.from({ length: 200 }, (_, at) => smallBoard(at * 3 + perMonth, perMonth))

      const plan = (await bestPlan(sideBySide(boards), 60_000))!

      let [request, supporter] = [0, 0]
      for (const [at, board] of boards.entries()) {
        const [firstRequest, firstSupporter] = [request, supporter]
        request += board.requests.length
        supporter += board.supporters.length
        const own = plan.assignments
          .filter((one) => one.request >= firstRequest && one.request < request)
          .map((one) => ({ ...one, request: one.request - firstRequest, supporter: one.supporter - firstSupporter }))
        expect(worthOf(board, own), `board ${at}`).toEqual(bruteForce(board))
      }
      expect(plan.bound).toEqual(plan.worth)
    },
    120_000,
  )

  test('reaches its own limit on a larger board, and is above first come', async () => {
    const board = givenBoard({ requests: 40, supporters: 18, share: 0.3, seed: 5 })

    const plan = (await bestPlan(board, 60_000))!

    expect(plan.worth).toEqual(plan.bound)
    expect(plan.worth.staffed).toBeGreaterThan(plan.firstCome.staffed)
  }, 90_000)

  test('is never below first come, and never beyond its limit, however little time there is', async () => {
    for (const seed of [1, 2, 3]) {
      const board = givenBoard({ requests: 150, supporters: 60, share: 0.15, seed })

      const plan = (await bestPlan(board, 1))!

      expect(compareWorth(plan.worth, plan.firstCome)).toBeLessThanOrEqual(0)
      expect(plan.worth.staffed).toBeLessThan(plan.bound.staffed)
      expect(faultsOf(board, plan)).toEqual([])
    }
  }, 60_000)

  test('a limit told before the end is a limit: the true best lies between the plan and it', async () => {
    const board = givenBoard({ requests: 200, supporters: 60, share: 0.15, seed: 1 })

    const plan = (await bestPlan(board, 400))!

    expect(plan.worth.staffed).toBeLessThanOrEqual(188)
    expect(plan.bound.staffed).toBeGreaterThanOrEqual(188)
  }, 60_000)

  test('two locked groups do not both come where there is room for one', async () => {
    const option = { request: 0, day: '2026-11-01', misfit: 10 }
    const supporter = { mostHeads: 3, promisedDays: [], promisedIn: {}, mostAMonth: 2, load: 0 }
    const locked = [0, 1].map((at) => ({ request: 0, supporter: at }))
    const board: Board = {
      requests: [{ need: 1, room: 1 }],
      supporters: [supporter, supporter],
      options: locked.map((pair) => ({ ...option, ...pair })),
      locked,
      forbidden: [],
    }

    expect((await bestPlan(board, 5_000))!.worth).toMatchObject({ locksKept: 1, staffed: 1 })
    const twice = await bestPlan({ ...board, requests: [{ need: 1, room: 2 }] }, 5_000)
    expect(twice!.assignments.map(({ heads }) => heads)).toEqual([1, 1])
  })

  test('nothing can be done for anybody: an empty plan, proven', async () => {
    const board = givenBoard({ requests: 3, supporters: 2, share: 1, seed: 1 })
    const tooMany = { ...board, requests: board.requests.map(() => ({ need: 90, room: 90 })) }

    expect(await bestPlan(tooMany, 1_000)).toMatchObject({
      assignments: [],
      bound: { staffed: 0 },
      worth: { staffed: 0 },
    })
  })

  test('a request that nobody can staff does not keep the others from the best', async () => {
    const board = sideBySide([smallBoard(7, 2), smallBoard(8, 2)])
    const one = { ...board, requests: board.requests.map((r, at) => (at === 0 ? { need: 99, room: 99 } : r)) }

    const plan = (await bestPlan(one, 20_000))!

    expect(plan.assignments.every(({ request }) => request !== 0)).toBe(true)
    expect(plan.worth).toEqual(plan.bound)
  })

  test('a thread that dies is an answer, not a crash; and so is being stopped', async () => {
    const board = givenBoard({ requests: 150, supporters: 60, share: 0.15, seed: 1 })
    const stop = new AbortController()

    const stopped = bestPlan(board, 30_000, { stop: stop.signal })
    await sleep(100)
    stop.abort()

    expect(await stopped).toBeNull()
    expect(await solveApart([{ columns: -1 } as never], [new Float64Array()], 1_000)).toBeNull()
  })

  test('everybody else gets their turn while it thinks', async () => {
    const board = givenBoard({ requests: 150, supporters: 60, share: 0.15, seed: 2 })
    let turns = 0
    const timer = setInterval(() => turns++, 5)

    const thinking = bestPlan(board, 1_500)
    await sleep(50)
    turns = 0
    await thinking
    clearInterval(timer)

    expect(turns).toBeGreaterThan(30)
  })

  test('a plan that breaks a rule is never given out', async () => {
    const board = givenBoard({ requests: 3, supporters: 3, share: 1, seed: 3 })
    const everything: typeof solveApart = async (models) =>
      models.map(({ columns }) => ({
        solution: new Float64Array(columns).fill(1),
        aims: [
          { value: 0, bound: 0 },
          { value: -3, bound: -3 },
          { value: 0, bound: 0 },
        ],
      }))

    await expect(bestPlan(board, 1_000, { solve: everything })).rejects.toThrow(/breaks its rules/)
  })
})

describe('first come', () => {
  test('keeps every rule', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const board = smallBoard(seed, 1 + (seed % 3))
      const assignments = firstCome(board)
      const worth = worthOf(board, assignments)
      expect(faultsOf(board, { assignments, bound: worth, firstCome: worth })).toEqual([])
    }
  })

  test('takes requests in the order they were posted, each with the best that is left', () => {
    const option = (request: number, supporter: number, misfit: number) => ({
      request,
      supporter,
      misfit,
      day: '2026-11-01',
    })
    const board: Board = {
      requests: [
        { need: 2, room: 2 },
        { need: 2, room: 2 },
      ],
      supporters: [1, 2].map(() => ({ mostHeads: 5, promisedDays: [], promisedIn: {}, mostAMonth: 2, load: 0 })),
      options: [option(0, 0, 10), option(0, 1, 20), option(1, 0, 1)],
      locked: [],
      forbidden: [],
    }

    expect(firstCome(board)).toEqual([{ request: 0, supporter: 0, day: '2026-11-01', heads: 2 }])
    expect(firstCome({ ...board, locked: [{ request: 1, supporter: 0 }] })).toHaveLength(2)
  })
})
