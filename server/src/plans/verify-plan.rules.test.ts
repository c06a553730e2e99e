import { describe, expect, test } from 'vitest'
import type { Assignment, Board } from './board.rules.ts'
import { faultsOf, worthOf } from './verify-plan.rules.ts'

const supporter = { mostHeads: 5, promisedDays: ['2026-11-03'], promisedIn: { '2026-12': 1 }, mostAMonth: 1, load: 1 }
const days = ['2026-11-01', '2026-11-03', '2026-11-08', '2026-12-06', null]
const board: Board = {
  requests: [
    { need: 4, room: 6 },
    { need: 2, room: 2 },
    { need: 1, room: 1 },
  ],
  supporters: [supporter, supporter, supporter],
  options: [0, 1, 2].flatMap((request) =>
    [0, 1, 2].flatMap((at) => days.map((day) => ({ request, supporter: at, day, misfit: 10 + request }))),
  ),
  locked: [],
  forbidden: [{ request: 2, supporter: 2 }],
}
const sends = (request: number, at: number, day: string | null, heads: number): Assignment => ({
  request,
  supporter: at,
  day,
  heads,
})
const fine = [sends(0, 0, '2026-11-01', 4), sends(1, 1, '2026-11-01', 2)]
const worth = worthOf(board, fine)
const faults = (assignments: Assignment[], changes: Partial<typeof worth> = {}, first = worth, of = board) =>
  faultsOf(of, { assignments, bound: { ...worthOf(of, assignments), ...changes }, firstCome: first })

describe('the check of a plan', () => {
  test('a plan that keeps the rules passes', () => {
    expect(faults(fine)).toEqual([])
    expect(worth).toEqual({ locksKept: 0, staffed: 2, misfit: 21, load: 6 })
  })

  test.each<[string, Assignment[], RegExp]>([
    ['a day nobody wished', [sends(0, 0, '2026-11-29', 4)], /cannot come on 2026-11-29/],
    ['a pair that was taken out', [sends(2, 2, '2026-11-01', 1)], /is forbidden/],
    ['more heads than it sends', [sends(0, 0, '2026-11-01', 6)], /cannot send 6 heads/],
    ['no heads at all', [...fine, sends(0, 2, '2026-11-01', 0)], /cannot send 0 heads/],
    ['half a head', [sends(0, 0, '2026-11-01', 4.5)], /cannot send 4.5 heads/],
    ['a day it has promised', [sends(0, 0, '2026-11-03', 4)], /has promised 2026-11-03/],
    ['two days of one request', [sends(0, 0, '2026-11-01', 2), sends(0, 1, '2026-11-08', 2)], /has two days/],
    ['one twice for one request', [sends(0, 0, '2026-11-01', 2), sends(0, 0, '2026-11-01', 2)], /asks one twice/],
    ['too few heads', [sends(0, 0, '2026-11-01', 3)], /gets 3 of 4 heads/],
    ['too many heads', [sends(1, 0, '2026-11-01', 3)], /has room for 2/],
    ['two places on one day', [sends(0, 0, '2026-11-01', 4), sends(1, 0, '2026-11-01', 2)], /at two places on one day/],
    ['too often in a month', [sends(0, 0, '2026-11-01', 4), sends(1, 0, '2026-11-08', 2)], /too often in 2026-11/],
    ['a month that is full already', [sends(0, 0, '2026-12-06', 4)], /too often in 2026-12/],
    ['too often without a day', [sends(0, 0, null, 4), sends(1, 0, null, 2)], /too often in $/],
    ['a supporter that is not there', [sends(0, 9, '2026-11-01', 4)], /cannot come/],
  ])('%s is found', (_name, assignments, fault) => {
    expect(faults(assignments).join('\n')).toMatch(fault)
  })

  test('a limit that the plan passes is none', () => {
    expect(faults(fine, { staffed: 1 })).toEqual(['staffed is 2 and passes its limit of 1'])
    expect(faults(fine, { misfit: 22 })).toEqual(['misfit is 21 and passes its limit of 22'])
    expect(faults(fine, { load: 7 })).toEqual(['load is 6 and passes its limit of 7'])
    expect(faults(fine, { staffed: 3, misfit: 99 })).toEqual([])
  })

  test('below first come is a fault, aim by aim', () => {
    const better = [{ staffed: 3 }, { misfit: 20 }, { load: 5 }, { locksKept: 1 }]
    for (const part of better) expect(faults(fine, {}, { ...worth, ...part })).toEqual(['it is worse than first come'])
    expect(faults(fine, {}, { ...worth, staffed: 1, misfit: 1 })).toEqual([])
  })
})
