import type { OrganizationId } from '@app/shared'
import type { DistrictId } from '@app/shared/districts'
import type { ItemId } from '@app/shared/help-categories'
import { describe, expect, test } from 'vitest'
import type { RequestFacts, SupporterFacts } from './suggestion-facts.rules.ts'
import { partsOfDay, suggestSupporters } from './suggestions.rules.ts'

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
  termBreaks: [],
  leadDays: 14,
  maxHeads: 10,
  busyDays: [],
  closed: [],
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

  test('nobody is asked into its examinations; in the long holidays one asks whether people are there', () => {
    const exams = { kind: 'exams' as const, from: '2026-01-01', to: '2026-12-31' }
    expect(suggestSupporters(request, [supporter('a', { termBreaks: [exams] })])).toEqual([])
    const [only] = suggestSupporters(request, [supporter('a', { termBreaks: [{ ...exams, kind: 'holidays' }] })])
    expect(only!.doubts.map(({ code }) => code)).toEqual(['holidays-then'])
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
