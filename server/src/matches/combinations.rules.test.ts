import { usualSettings } from '@app/shared/suggestion-settings'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyRequest, ids, request, someSupporters, suggest, supporter } from '../../test/suggestion-facts.ts'
import { combinationsFor } from './combinations.rules.ts'
import type { RequestFacts, SupporterFacts } from './suggestion-facts.rules.ts'
import { canCome } from './suggestions.rules.ts'

const combined = (asked: RequestFacts, all: readonly SupporterFacts[]) => combinationsFor(asked, all, usualSettings)
const twenty: RequestFacts = { ...request, headsMissing: 20 }
const inWords = (facts: RequestFacts, all: readonly SupporterFacts[]) =>
  combined(facts, all).map(({ parts }) => parts.map(({ supporterId, heads }) => `${supporterId} ${heads}`).join(' + '))

describe('combinations', () => {
  test('12 + 8 for 20, the largest share first', () => {
    expect(inWords(twenty, [supporter('a', { maxHeads: 10 }), supporter('b', { maxHeads: 12 })])).toEqual([
      'b 12 + a 8',
    ])
  })

  test('none where somebody brings everybody alone', () => {
    const all = [supporter('a', { maxHeads: 20 }), supporter('b', { maxHeads: 12 }), supporter('c', { maxHeads: 12 })]

    expect(inWords(twenty, all)).toEqual([])
  })

  test('three together only where no two are enough', () => {
    const seven = ['a', 'b', 'c', 'd'].map((id) => supporter(id, { maxHeads: 7 }))

    expect(inWords(twenty, seven.slice(0, 3))).toEqual(['a 7 + b 7 + c 6'])
    expect(inWords(twenty, [...seven, supporter('e', { maxHeads: 13 })])[0]).toBe('e 13 + a 7')
    expect(inWords({ ...twenty, headsMissing: 40 }, seven)).toEqual([])
  })

  test('all on one and the same day', () => {
    const days = ['2026-10-17', '2026-10-18'].map((day) => ({ day, from: null, to: null }))
    const [saturday, sunday] = [
      supporter('a', { maxHeads: 12, weekdays: [6] }),
      supporter('b', { maxHeads: 12, weekdays: [0] }),
    ]

    expect(combined({ ...twenty, days }, [saturday, sunday])).toEqual([])
    expect(
      combined({ ...twenty, days }, [saturday, { ...sunday, weekdays: [0, 6] }]).map(({ day }) => day?.day),
    ).toEqual(['2026-10-17'])
  })

  test('who was asked or said no is left out', () => {
    const all = [supporter('a', { maxHeads: 12 }), supporter('b', { maxHeads: 12, thisRequest: 'asked' })]

    expect(inWords(twenty, all)).toEqual([])
  })

  /** Every group of every size, looked at one by one. */
  function bruteForce(facts: RequestFacts, all: readonly SupporterFacts[]) {
    const free = all.filter(({ thisRequest }) => thisRequest === null)
    const days = facts.days.length ? facts.days : [null]
    const groups = days.flatMap((day, order) => {
      const on = day ? { ...facts, days: [day] } : facts
      const able = suggest(on, free).map((one) => ({
        ...one,
        maxHeads: free.find(({ id }) => id === one.supporterId)!.maxHeads,
      }))
      const some = <T>(list: T[], size: number): T[][] =>
        size === 0 ? [[]] : list.flatMap((one, i) => some(list.slice(i + 1), size - 1).map((rest) => [one, ...rest]))
      return [1, 2, 3].flatMap((size) =>
        some(able, size)
          .filter((group) => group.reduce((sum, { maxHeads }) => sum + maxHeads, 0) >= facts.headsMissing)
          .map((group) => ({
            ...{ day, order, size, ids: ids(group).toSorted().join() },
            score: group.reduce((sum, { score }) => sum + score, 0),
          })),
      )
    })
    const size = Math.min(...groups.map((one) => one.size))
    if (size === 1 || size === Infinity) return []
    return groups
      .filter((one) => one.size === size)
      .toSorted((a, b) => b.score - a.score || a.order - b.order || (a.ids < b.ids ? -1 : 1))
      .slice(0, 3)
      .map(({ day, ids, score }) => ({ day: day?.day ?? null, ids, score }))
  }

  test('are the best three of all there are, as brute force finds them', () => {
    let found = 0
    fc.assert(
      fc.property(anyRequest, someSupporters, fc.integer({ min: 1, max: 90 }), (facts, all, headsMissing) => {
        const asked = { ...facts, headsMissing }
        const ours = combined(asked, all)
        found += ours.length

        expect(
          ours.map(({ day, parts, score }) => ({ day: day?.day ?? null, ids: ids(parts).toSorted().join(), score })),
        ).toEqual(bruteForce(asked, all))
        for (const { day, parts } of ours) {
          expect(parts.reduce((sum, { heads }) => sum + heads, 0)).toBe(headsMissing)
          for (const { supporterId, heads, reasons } of parts) {
            const one = all.find(({ id }) => id === supporterId)!
            expect(heads).toBeGreaterThan(0)
            expect(heads).toBeLessThanOrEqual(one.maxHeads)
            expect(reasons.length).toBeGreaterThan(0)
            expect(canCome(day ? { ...asked, days: [day] } : asked, one)).toBe(true)
          }
        }
      }),
      { numRuns: 1500 },
    )
    expect(found).toBeGreaterThan(50)
  })

  test('are the same as brute force finds where many have equal points', () => {
    const alike = fc.record({
      maxHeads: fc.integer({ min: 4, max: 9 }),
      timesAskedEver: fc.constantFrom(0, 1),
      leadDays: fc.constantFrom(0, 60),
      lends: fc.constantFrom([], ['vehicle'] as const),
    })
    fc.assert(
      fc.property(
        fc.array(alike, { minLength: 3, maxLength: 8 }),
        fc.integer({ min: 9, max: 20 }),
        (all, headsMissing) => {
          const named = all.map((one, i) => supporter('hgfedcba'[i]!, one))
          const asked = { ...request, headsMissing }

          expect(
            combined(asked, named).map(({ day, parts, score }) => ({
              ...{ day: day!.day, ids: ids(parts).toSorted().join(), score },
            })),
          ).toEqual(bruteForce(asked, named))
        },
      ),
      { numRuns: 1000 },
    )
  })

  test('three hundred supporters, none of whom any two are enough: still in a moment', () => {
    const many = Array.from({ length: 300 }, (_, i) =>
      supporter(`s${String(i).padStart(3, '0')}`, {
        maxHeads: 3 + (i % 5),
        timesAskedLately: i % 7,
        leadDays: (i * 7) % 60,
      }),
    )
    const begun = performance.now()

    expect(combined({ ...twenty, headsMissing: 21 }, many)).toHaveLength(3)
    expect(performance.now() - begun).toBeLessThan(2_000)
  })
})
