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

/** 2026-10-17 is a Saturday. */
const request: RequestFacts = {
  itemId: item('clean.street'),
  itemName: '落ち葉はき',
  categoryName: '清掃・環境美化',
  districtId: district(3),
  districtName: '里見',
  block: '東',
  days: [{ day: '2026-10-17', from: '09:00', to: '11:30' }],
  headsMissing: 6,
  today: '2026-09-20',
  hazards: [],
  minorsWelcome: true,
  insuranceNeeded: false,
  equipment: ['袋', '軽トラ'],
}
const supporter = (id: string, over: Partial<SupporterFacts> = {}): SupporterFacts => ({
  id: id as OrganizationId,
  status: 'registered',
  itemIds: [item('clean.street')],
  wholeCity: true,
  blocks: [],
  districtIds: [],
  weekdays: [6],
  times: ['morning'],
  months: [],
  leadDays: 14,
  maxHeads: 10,
  busyDays: [],
  lends: [],
  insurance: 'own',
  hasMinors: false,
  needsPhoneCheck: false,
  timesAskedLately: 0,
  timesAskedEver: 1,
  workedTogether: null,
  thisRequest: null,
  ...over,
})

describe('what a coordinator reads out loud', () => {
  test('why it fits', () => {
    const [best] = suggestSupporters(request, [
      supporter('a', {
        lends: ['vehicle'],
        months: [10],
        districtIds: [district(3)],
        timesAskedEver: 0,
        workedTogether: { times: 2, lastTitle: '秋まつり', lastDay: '2025-10-04' },
      }),
    ])

    expect(best!.reasons.map(({ text }) => text)).toEqual([
      '「落ち葉はき」ができると登録しています。',
      '去年の「秋まつり」でも、この自治会を手伝いました。これまで2回、この自治会を手伝いました。',
      '里見地区で活動できます。',
      '10月17日(土)は、活動できる曜日です。',
      '10月は、活動できる月です。',
      '希望の時間帯に活動できます。',
      'いちどに10人まで出せるので、足りない6人を引き受けられます。',
      '車を用意できます。',
      'まだ一度も声をかけていません。',
    ])
    expect(best!.doubts).toEqual([])
  })

  test('what speaks against it', () => {
    const [only] = suggestSupporters({ ...request, insuranceNeeded: true, minorsWelcome: false }, [
      supporter('a', {
        itemIds: [item('clean.river')],
        weekdays: [],
        times: ['evening'],
        leadDays: 30,
        maxHeads: 4,
        insurance: 'ask',
        hasMinors: true,
        needsPhoneCheck: true,
        timesAskedLately: 4,
        thisRequest: 'declined',
      }),
    ])

    expect(only!.doubts.map(({ text }) => text)).toEqual([
      '「落ち葉はき」そのものは登録にありません。できるか聞いてください。',
      '活動できる曜日をまだ聞いていません。',
      '活動できる時間帯は夜と登録しています。時間を相談してください。',
      '30日前までに知らせてほしい団体です。令和8年10月17日(土)では間に合わないかもしれません。',
      'いちどに出せるのは4人までです（足りないのは6人）。',
      '団体としての保険がないか、相談中です。保険を確認してください。',
      '18歳未満の人がいます。大人だけで来られるか確認してください。',
      'この3か月で4回声をかけています。',
      '以前の名簿からの登録です。電話で意向を確認してください。',
      'この依頼には、一度お断りの返事がありました。',
    ])
  })
})

describe('who cannot come is never suggested', () => {
  test.each([
    ['not registered', { status: 'suspended' }],
    ['neither this help nor its field', { itemIds: [item('pr.flyer')] }],
    ['another part of the city', { wholeCity: false, blocks: ['西'] }],
    ['another weekday', { weekdays: [0] }],
    ['another month', { months: [5] }],
    ['busy on the only wished day', { busyDays: ['2026-10-17'] }],
  ] as const satisfies readonly (readonly [string, Partial<SupporterFacts>])[])('%s', (_why, over) => {
    expect(suggestSupporters(request, [supporter('a', over)])).toEqual([])
  })

  test('nor for a day that has passed', () => {
    expect(suggestSupporters({ ...request, today: '2026-10-18' }, [supporter('a')])).toEqual([])
  })

  test('a weekday of one wish and the month of another are no day', () => {
    const days = [
      { day: '2026-10-17', from: null, to: null },
      { day: '2026-11-02', from: null, to: null },
    ]

    expect(suggestSupporters({ ...request, days }, [supporter('a', { weekdays: [6], months: [11] })])).toEqual([])
  })

  test('what was never said is asked: area, weekday, time', () => {
    const [silent] = suggestSupporters(request, [
      supporter('a', { wholeCity: false, weekdays: [], times: [], months: [] }),
    ])

    expect(silent!.doubts.map(({ code }) => code)).toEqual(['area-unsure', 'weekday-unsure', 'time-unsure'])
  })
})

describe('best first', () => {
  test('who helped before comes first, who was never asked rises, who is asked often drops', () => {
    const tired = supporter('tired', { timesAskedLately: 5, timesAskedEver: 9 })
    const fresh = supporter('fresh', { timesAskedEver: 0 })
    const known = supporter('known', { workedTogether: { times: 1, lastTitle: '秋まつり', lastDay: '2025-10-04' } })

    expect(ids(suggestSupporters(request, [tired, supporter('plain'), fresh, known]))).toEqual([
      'known',
      'fresh',
      'plain',
      'tired',
    ])
  })

  test('the best of several wishes counts', () => {
    const days = [
      { day: '2026-09-26', from: '18:00', to: '20:00' },
      { day: '2026-10-17', from: '09:00', to: '11:00' },
    ]
    const [only] = suggestSupporters({ ...request, days }, [supporter('a')])

    expect(only!.reasons.map(({ code }) => code)).toContain('time-fits')
    expect(only!.doubts).toEqual([])
  })

  test('equal ones stand in the order of their ids', () => {
    expect(ids(suggestSupporters(request, [supporter('c'), supporter('a'), supporter('b')]))).toEqual(['a', 'b', 'c'])
  })
})

test('a time touches parts of the day', () => {
  expect(partsOfDay({ from: '09:00', to: '11:30' })).toEqual(['morning'])
  expect(partsOfDay({ from: '10:00', to: '12:00' })).toEqual(['morning'])
  expect(partsOfDay({ from: '11:00', to: '18:00' })).toEqual(['morning', 'afternoon', 'evening'])
  expect(partsOfDay({ from: '18:00', to: null })).toEqual(['evening'])
  expect(partsOfDay({ from: null, to: '12:00' })).toEqual([])
})

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

  /** Everything that makes a supporter fit this request better. */
  const fittingQualities: Record<string, (r: RequestFacts, s: SupporterFacts) => Partial<SupporterFacts>> = {
    'can do this help': (r, s) => ({ itemIds: [...s.itemIds, r.itemId] }),
    'comes to the district': (r, s) => ({ districtIds: [...s.districtIds, r.districtId] }),
    'comes to the block': (r, s) => ({ blocks: [...s.blocks, r.block] }),
    'comes everywhere': () => ({ wholeCity: true }),
    'can on the weekday of a day it could come': (r, s) => ({
      weekdays: [
        ...s.weekdays,
        ...possibleDays(r, s)
          .slice(0, 1)
          .map(({ day }) => weekdayOf(day)),
      ],
    }),
    'can in the month of a day it could come': (r, s) => ({
      months: [
        ...s.months,
        ...possibleDays(r, s)
          .slice(0, 1)
          .map(({ day }) => Number(day.slice(5, 7))),
      ],
    }),
    'can at the hour of a wish': (r, s) => ({ times: [...s.times, ...r.days.slice(0, 1).flatMap(partsOfDay)] }),
    'brings more people': (_r, s) => ({ maxHeads: s.maxHeads + 5 }),
    'needs less notice': (_r, s) => ({ leadDays: Math.floor(s.leadDays / 2) }),
    'is free that day': () => ({ busyDays: [] }),
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
