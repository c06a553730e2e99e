import type { OrganizationId } from '@app/shared'
import { weekdayOf } from '@app/shared/kernel'
import type { DistrictId } from '@app/shared/districts'
import type { ItemId } from '@app/shared/help-categories'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RequestFacts, SupporterFacts } from './suggestion-facts.rules.ts'
import { canCome, partsOfDay, possibleDays, suggestSupporters, usefulLendings } from './suggestions.rules.ts'

const item = (id: string) => id as ItemId
const district = (id: number) => id as DistrictId
const ids = (suggestions: readonly { supporterId: OrganizationId }[]) => suggestions.map((one) => one.supporterId)

describe('for every request and every set of supporters', () => {
  const days = ['2026-09-26', '2026-10-12', '2026-10-17', '2026-11-01', '2026-12-05']
  const items = ['clean.street', 'clean.river', 'clean.hall', 'pr.flyer', 'festival.stall'].map(item)
  const blocks = ['東', '西', '南', '北', '中央'] as const
  const times = ['morning', 'afternoon', 'evening'] as const
  const maybe = <T>(values: readonly T[]) => fc.subarray([...values])
  const clock = fc.constantFrom<[string | null, string | null]>(
    [null, null],
    ['09:00', '11:30'],
    ['13:00', null],
    ['11:00', '16:00'],
    ['18:00', '20:00'],
  )
  const anyRequest: fc.Arbitrary<RequestFacts> = fc.record({
    itemId: fc.constantFrom(...items),
    itemName: fc.constant('何か'),
    categoryName: fc.constant('何かの分野'),
    districtId: fc.integer({ min: 1, max: 4 }).map(district),
    districtName: fc.constant('どこか'),
    block: fc.constantFrom(...blocks),
    days: fc
      .tuple(fc.subarray(days, { maxLength: 3 }), clock, clock, clock)
      .map(([chosen, ...clocks]) => chosen.map((day, i) => ({ day, from: clocks[i]![0], to: clocks[i]![1] }))),
    headsMissing: fc.integer({ min: 1, max: 30 }),
    today: fc.constantFrom('2026-09-20', '2026-10-10'),
    hazards: maybe(['height', 'minors', 'heavy'] as const),
    minorsWelcome: fc.boolean(),
    insuranceNeeded: fc.boolean(),
    equipment: maybe(['車', 'テント', '軍手']),
  })
  const anySupporter: fc.Arbitrary<SupporterFacts> = fc.record({
    id: fc.uuid().map((id) => id as OrganizationId),
    status: fc.constantFrom('registered', 'registered', 'registered', 'registered', 'suspended'),
    itemIds: maybe(items),
    wholeCity: fc.boolean(),
    blocks: maybe(blocks),
    districtIds: maybe([1, 2, 3, 4].map(district)),
    weekdays: maybe([0, 1, 2, 3, 4, 5, 6]),
    times: maybe(times),
    months: maybe([9, 10, 11, 12]),
    termBreaks: maybe([
      { kind: 'exams', from: '2026-10-12', to: '2026-10-17' },
      { kind: 'holidays', from: '2026-12-01', to: '2026-12-31' },
    ] as const),
    closed: maybe([
      { from: '2026-09-26', to: '2026-09-26' },
      { from: '2026-10-30', to: '2026-11-03' },
    ]),
    leadDays: fc.integer({ min: 0, max: 60 }),
    maxHeads: fc.integer({ min: 1, max: 40 }),
    busyDays: fc.subarray(days, { maxLength: 2 }),
    lends: maybe(['vehicle', 'tent', 'goods'] as const),
    insurance: fc.constantFrom('own', 'volunteer', 'none', 'ask'),
    hasMinors: fc.boolean(),
    needsPhoneCheck: fc.boolean(),
    timesAskedLately: fc.integer({ min: 0, max: 9 }),
    timesAskedEver: fc.integer({ min: 0, max: 9 }),
    workedTogether: fc.option(
      fc.record({
        times: fc.integer({ min: 1, max: 6 }),
        lastTitle: fc.constant('何か'),
        lastDay: fc.constant('2025-10-01'),
      }),
    ),
    thisRequest: fc.constantFrom(null, null, null, 'asked', 'declined'),
  })
  const someSupporters = fc.uniqueArray(anySupporter, { selector: ({ id }) => id, minLength: 1, maxLength: 12 })
  const often = { numRuns: 500 }

  /** Nothing said means any day, so whoever says it for the first time names every day it could come: one alone would narrow. */
  const daysToSay = (r: RequestFacts, s: SupporterFacts, said: readonly number[]) =>
    said.length === 0 ? possibleDays(r, s) : r.days.slice(0, 1)

  /** Everything that makes a supporter fit this request better. */
  const fittingQualities: Record<string, (r: RequestFacts, s: SupporterFacts) => Partial<SupporterFacts>> = {
    'can do this help': (r, s) => ({ itemIds: [...s.itemIds, r.itemId] }),
    'comes to the district': (r, s) => ({ districtIds: [...s.districtIds, r.districtId] }),
    'comes to the block': (r, s) => ({ blocks: [...s.blocks, r.block] }),
    'comes everywhere': () => ({ wholeCity: true }),
    'can on the weekdays of the wished days': (r, s) => ({
      weekdays: [...s.weekdays, ...daysToSay(r, s, s.weekdays).map(({ day }) => weekdayOf(day))],
    }),
    'can in the months of the wished days': (r, s) => ({
      months: [...s.months, ...daysToSay(r, s, s.months).map(({ day }) => Number(day.slice(5, 7)))],
    }),
    'can at the hours of the days it could come': (r, s) => ({
      times: [...s.times, ...possibleDays(r, s).flatMap(partsOfDay)],
    }),
    'brings more people': (_r, s) => ({ maxHeads: s.maxHeads + 5 }),
    'needs less notice': (_r, s) => ({ leadDays: Math.floor(s.leadDays / 2) }),
    'is free that day': () => ({ busyDays: [] }),
    'has closed no days': () => ({ closed: [] }),
    'lends what is useful': (r, s) => ({ lends: [...s.lends, ...usefulLendings(r)] }),
    'is insured': () => ({ insurance: 'own' }),
    'has grown-ups only': () => ({ hasMinors: false }),
    'has said yes to being asked': () => ({ needsPhoneCheck: false }),
    'was asked less lately': (_r, s) => ({ timesAskedLately: Math.max(0, s.timesAskedLately - 1) }),
    'was never asked': () => ({ timesAskedEver: 0, timesAskedLately: 0 }),
    'worked together once more': (_r, { workedTogether: w }) => ({
      workedTogether: { lastTitle: '何か', lastDay: '2025-10-01', times: (w?.times ?? 0) + 1 },
    }),
  }

  test.each(Object.entries(fittingQualities))('%s: never lowers a rank', (_name, better) => {
    fc.assert(
      fc.property(anyRequest, someSupporters, fc.nat(), (facts, all, pick) => {
        const one = all[pick % all.length]!
        const before = ids(suggestSupporters(facts, all)).indexOf(one.id)
        fc.pre(before >= 0)
        const improved = all.map((other) => (other === one ? { ...one, ...better(facts, one) } : other))

        const after = ids(suggestSupporters(facts, improved)).indexOf(one.id)

        expect(after).toBeGreaterThanOrEqual(0)
        expect(after).toBeLessThanOrEqual(before)
      }),
      often,
    )
  })

  test('exactly those that can come are suggested, each once and for a reason', () => {
    fc.assert(
      fc.property(anyRequest, someSupporters, (facts, all) => {
        const suggestions = suggestSupporters(facts, all)

        expect(ids(suggestions).toSorted()).toEqual(
          all
            .filter((one) => canCome(facts, one))
            .map(({ id }) => id)
            .toSorted(),
        )
        expect(suggestions.every(({ reasons }) => reasons.length > 0)).toBe(true)
      }),
      often,
    )
  })

  test('nobody is sent to a day it is busy, has not said yes to, or that has passed', () => {
    fc.assert(
      fc.property(anyRequest, anySupporter, (facts, one) => {
        fc.pre(facts.days.length > 0 && canCome(facts, one))

        expect(one.status).toBe('registered')
        expect(
          facts.days.some(
            ({ day }) =>
              day >= facts.today &&
              !one.busyDays.includes(day) &&
              !one.closed.some(({ from, to }) => from <= day && day <= to) &&
              (one.weekdays.length === 0 || one.weekdays.includes(weekdayOf(day))),
          ),
        ).toBe(true)
      }),
      often,
    )
  })

  test('the order of asking does not matter', () => {
    fc.assert(
      fc.property(anyRequest, someSupporters, (facts, all) => {
        expect(suggestSupporters(facts, all.toReversed())).toEqual(suggestSupporters(facts, all))
      }),
      often,
    )
  })

  test('every reason and every doubt is a whole Japanese sentence', () => {
    fc.assert(
      fc.property(anyRequest, someSupporters, (facts, all) => {
        const said = suggestSupporters(facts, all).flatMap(({ reasons, doubts }) => [...reasons, ...doubts])

        for (const { text } of said) expect(text).toMatch(/^[^\s]+。$/)
        for (const { text } of said) expect(text).not.toMatch(/undefined|null|NaN/)
      }),
      often,
    )
  })
})
