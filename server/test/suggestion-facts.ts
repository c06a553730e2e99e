import type { OrganizationId } from '@app/shared'
import type { DistrictId } from '@app/shared/districts'
import type { ItemId } from '@app/shared/help-categories'
import { settingKeys, settings, type SuggestionSettings, usualSettings } from '@app/shared/suggestion-settings'
import fc from 'fast-check'
import type { RequestFacts, SupporterFacts } from '../src/matches/suggestion-facts.rules.ts'
import { suggestSupporters } from '../src/matches/suggestions.rules.ts'

/** The suggestions with the settings as the product came. */
export const suggest = (request: RequestFacts, supporters: readonly SupporterFacts[]) =>
  suggestSupporters(request, supporters, usualSettings)

export const item = (id: string) => id as ItemId
export const district = (id: number) => id as DistrictId
export const ids = (suggestions: readonly { supporterId: OrganizationId }[]) =>
  suggestions.map((one) => one.supporterId)

/** A request for a Saturday morning: 2026-10-17. */
export const request: RequestFacts = {
  itemId: item('clean.street'),
  itemName: '落ち葉はき',
  categoryName: '清掃・環境美化',
  districtId: district(3),
  districtName: '里見',
  block: '東',
  nearby: [],
  days: [{ day: '2026-10-17', from: '09:00', to: '11:30' }],
  headsMissing: 6,
  today: '2026-09-20',
  hazards: [],
  minorsWelcome: true,
  insuranceNeeded: false,
  equipment: ['袋', '軽トラ'],
  bring: '',
}
/** A supporter that fits it well. */
export const supporter = (id: string, over: Partial<SupporterFacts> = {}): SupporterFacts => ({
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
  mostAMonth: null,
  maxHeads: 10,
  busyDays: [],
  closed: [],
  lends: [],
  insurance: 'own',
  hasMinors: false,
  needsPhoneCheck: false,
  timesAskedLately: 0,
  timesAskedEver: 1,
  timesAskedThisMonth: 0,
  timesAskedThisYear: 1,
  lastAskedOn: null,
  timesHelpedThisYear: 1,
  helpedIn: [],
  workedTogether: null,
  thisRequest: null,
  ...over,
})

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
/** A request with up to three wishes. */
export const anyRequest: fc.Arbitrary<RequestFacts> = fc.record({
  itemId: fc.constantFrom(...items),
  itemName: fc.constant('何か'),
  categoryName: fc.constant('何かの分野'),
  districtId: fc.integer({ min: 1, max: 4 }).map(district),
  districtName: fc.constant('どこか'),
  block: fc.constantFrom(...blocks),
  nearby: maybe([
    { districtId: district(3), name: 'となり', block: '南', km: 1 },
    { districtId: district(4), name: 'そのつぎ', block: '北', km: 2 },
  ] as const),
  days: fc
    .tuple(fc.subarray(days, { maxLength: 3 }), clock, clock, clock)
    .map(([chosen, ...clocks]) => chosen.map((day, i) => ({ day, from: clocks[i]![0], to: clocks[i]![1] }))),
  headsMissing: fc.integer({ min: 1, max: 30 }),
  today: fc.constantFrom('2026-09-20', '2026-10-10'),
  hazards: maybe(['height', 'minors', 'heavy'] as const),
  minorsWelcome: fc.boolean(),
  insuranceNeeded: fc.boolean(),
  equipment: maybe(['車', 'テント', '軍手', '台車']),
  bring: fc.constantFrom('', 'テントと軽トラ', '自転車'),
})
/** A supporter that may or may not fit. */
export const anySupporter: fc.Arbitrary<SupporterFacts> = fc.record({
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
  mostAMonth: fc.option(fc.integer({ min: 1, max: 3 })),
  maxHeads: fc.integer({ min: 1, max: 40 }),
  busyDays: fc.subarray(days, { maxLength: 2 }),
  lends: maybe(['vehicle', 'tent', 'goods'] as const),
  insurance: fc.constantFrom('own', 'volunteer', 'none', 'ask'),
  hasMinors: fc.boolean(),
  needsPhoneCheck: fc.boolean(),
  timesAskedLately: fc.integer({ min: 0, max: 9 }),
  timesAskedEver: fc.integer({ min: 0, max: 9 }),
  timesAskedThisMonth: fc.integer({ min: 0, max: 4 }),
  timesAskedThisYear: fc.integer({ min: 0, max: 9 }),
  lastAskedOn: fc.constantFrom(null, '2026-09-01'),
  timesHelpedThisYear: fc.integer({ min: 0, max: 9 }),
  helpedIn: maybe([1, 2, 3, 4].map(district)),
  workedTogether: fc.option(
    fc.record({
      times: fc.integer({ min: 1, max: 6 }),
      lastTitle: fc.constant('何か'),
      lastDay: fc.constant('2025-10-01'),
    }),
  ),
  thisRequest: fc.constantFrom(null, null, null, 'asked', 'declined'),
})
/** Any settings that the centre may make. */
export const anySettings: fc.Arbitrary<SuggestionSettings> = fc
  .record(
    Object.fromEntries(
      settingKeys.map((key) => {
        const { least, most, unit } = settings[key]
        return [key, fc.integer({ min: least, max: unit === 'times' ? 6 : most })]
      }),
    ) as Record<keyof SuggestionSettings, fc.Arbitrary<number>>,
  )
  .map((some) => {
    const [nearDistrict, wholeCity, block] = [some.nearDistrict, some.wholeCity, some.block].toSorted((a, b) => a - b)
    return {
      ...some,
      nearDistrict: nearDistrict!,
      wholeCity: wholeCity!,
      block: block!,
      district: Math.min(100, Math.max(some.district, block! + nearDistrict!)),
      category: Math.min(some.item, some.category),
      notYetThisYear: Math.min(some.neverAsked, some.notYetThisYear),
    }
  })
  .filter(({ district, block, nearDistrict }) => district >= block + nearDistrict)
/** Up to twelve different supporters. */
export const someSupporters = fc.uniqueArray(anySupporter, { selector: ({ id }) => id, minLength: 1, maxLength: 12 })
