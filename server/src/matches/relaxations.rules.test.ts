import { addDays } from '@app/shared/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyRequest, district, request, someSupporters, supporter } from '../../test/suggestion-facts.ts'
import { fittingNow, isOfAssociation, relaxationsOf } from './relaxations.rules.ts'
import type { RequestFacts, SupporterFacts } from './suggestion-facts.rules.ts'
import { canCome, fits } from './suggestions.rules.ts'

const codes = (facts: RequestFacts, all: readonly SupporterFacts[]) => relaxationsOf(facts, all).map(({ code }) => code)
const texts = (facts: RequestFacts, all: readonly SupporterFacts[]) => relaxationsOf(facts, all).map(({ text }) => text)

describe('what to relax', () => {
  test('a week later: who has closed that week could come in the next', () => {
    const exams = ['a', 'b'].map((id) => supporter(id, { closed: [{ from: '2026-10-12', to: '2026-10-18' }] }))

    expect(texts(request, exams)).toEqual([
      '1週間後の同じ曜日でもよければ、あと2団体が候補になります。',
      '1週間前の同じ曜日でもよければ、あと2団体が候補になります。',
    ])
  })

  test('a later week is told besides only if it brings twice as many', () => {
    const until = (to: string) => ({ closed: [{ from: '2026-10-01', to }] })
    const [soon, late, later] = [
      supporter('a', until('2026-10-20')),
      supporter('b', until('2026-10-26')),
      supporter('c', until('2026-11-05')),
    ]

    expect(relaxationsOf(request, [soon, late]).map(({ weeks, more }) => [weeks, more])).toEqual([
      [2, 2],
      [1, 1],
    ])
    expect(relaxationsOf(request, [later]).map(({ weeks }) => weeks)).toEqual([4])
  })

  test('another weekday of the same week, never one that has passed', () => {
    const sundays = supporter('a', { weekdays: [0] })
    const fridays = supporter('b', { weekdays: [5] })

    expect(texts(request, [sundays, fridays])).toEqual([
      '同じ週の土曜・日曜でもよければ、あと1団体が候補になります。',
      '同じ週の平日でもよければ、あと1団体が候補になります。',
    ])
    expect(codes({ ...request, today: '2026-10-16' }, [fridays])).toEqual([])
  })

  test('another time of the day', () => {
    const afternoons = ['a', 'b'].map((id) => supporter(id, { times: ['afternoon'] }))

    expect(texts(request, afternoons)).toEqual(['時間が午後でもよければ、あと2団体が候補になります。'])
  })

  test('districts close by, by name', () => {
    const near = { ...request, nearby: [{ districtId: district(4), name: '琢美', block: '東', km: 1 } as const] }
    const there = supporter('a', { wholeCity: false, districtIds: [district(4)] })
    const farAway = supporter('b', { wholeCity: false, districtIds: [district(9)] })

    expect(texts(near, [there, farAway])).toEqual([
      '近くの地区（琢美）で活動する団体にも聞いてみると、あと1団体が候補になります。',
    ])
    expect(relaxationsOf(near, [there]).some(isOfAssociation)).toBe(false)
  })

  test('fewer heads, or two together', () => {
    const all = [supporter('a', { maxHeads: 5 }), supporter('b', { maxHeads: 4 }), supporter('c', { maxHeads: 1 })]

    expect(texts({ ...request, headsMissing: 9 }, all)).toEqual([
      '2団体でいっしょに来てもらうと、人数がそろいます（2団体から組めます）。',
      '必要な人数を5人にすると、1団体で引き受けられる団体が1団体あります。',
    ])
    expect(codes({ ...request, headsMissing: 20 }, all)).toEqual([])
  })

  test('nothing where enough can be asked, each bringing everybody', () => {
    const all = ['a', 'b', 'c'].map((id) => supporter(id))

    expect(relaxationsOf(request, [...all, supporter('d', { weekdays: [0] })])).toEqual([])
  })

  test('each brings what it says, best first, five at most; who was asked or said no is never counted', () => {
    let found = 0
    fc.assert(
      fc.property(anyRequest, someSupporters, (facts, all) => {
        const offered = relaxationsOf(facts, all)
        found += offered.length
        const free = all.filter(({ thisRequest }) => thisRequest === null)
        const shift = (weeks: number) => ({
          ...facts,
          days: [...facts.days, ...facts.days.map((wish) => ({ ...wish, day: addDays(wish.day, 7 * weeks) }))],
        })
        const gained = (relaxed: RequestFacts) => free.filter((one) => fits(relaxed, one) && !fits(facts, one)).length

        expect(offered.length).toBeLessThanOrEqual(5)
        expect(offered.every(({ more }) => more > 0)).toBe(true)
        expect(offered.map(({ more }) => more)).toEqual(offered.map(({ more }) => more).toSorted((a, b) => b - a))
        for (const { code, more, weeks, heads, text } of offered) {
          expect(text).toMatch(/^[^\s]+。$/)
          expect(text).not.toMatch(/undefined|null|NaN/)
          if (code === 'weeks-later') expect(gained(shift(weeks!))).toBeGreaterThanOrEqual(more)
          if (code === 'fewer-heads')
            expect(free.filter((one) => fits(facts, one) && one.maxHeads >= heads!)).toHaveLength(more)
          if (code === 'near-districts') {
            const near = free.filter(
              (one) =>
                !fits(facts, one) &&
                facts.nearby.some(({ districtId, block }) => fits({ ...facts, districtId, block }, one)),
            )
            expect(near).toHaveLength(more)
          }
        }
        expect(fittingNow(facts, all)).toBe(free.filter((one) => fits(facts, one)).length)
        expect(free.filter((one) => fits(facts, one)).every((one) => canCome(facts, one))).toBe(true)
      }),
      { numRuns: 800 },
    )
    expect(found).toBeGreaterThan(100)
  })
})
