/** What a setting is counted in: points of a suggestion, times somebody is asked or helps, or kilometres. Free of zod, for screens. */
export type SettingUnit = 'adds' | 'takes' | 'times' | 'km'

export interface Setting {
  unit: SettingUnit
  /** What it was when the product came: our own numbers, no law's. */
  usual: number
  least: number
  most: number
}
const adds = (usual: number) => ({ unit: 'adds', usual, least: 0, most: 100 }) as const
const takes = (usual: number) => ({ unit: 'takes', usual, least: 0, most: 100 }) as const
const times = (usual: number, least = 1) => ({ unit: 'times', usual, least, most: 31 }) as const

/**
 * 候補の選び方: what counts how much when helpers are looked for, and from how often on it is enough (rule 7). Whoever
 * cannot come is left out whatever these say. Explained in docs/features/suggestion-settings.md.
 */
export const settings = {
  /** It can do this very help; something of the same field. */
  item: adds(40),
  category: adds(20),
  /** It has helped this association before; each further time, three at most. */
  workedTogether: adds(20),
  workedTogetherAgain: adds(2),
  /** It comes to the district, the block, anywhere in the city. */
  district: adds(12),
  block: adds(9),
  wholeCity: adds(6),
  /** It works close by, or has helped in the district. */
  nearDistrict: adds(2),
  /** Middles of districts that lie so far apart are still close by; half an hour on a bicycle with its ways round. */
  closeByKm: { unit: 'km', usual: 3, least: 1, most: 20 },
  weekday: adds(10),
  month: adds(10),
  time: adds(4),
  otherTime: takes(4),
  shortNotice: takes(6),
  /** It brings all heads that are missing; else the same share of it. */
  heads: adds(8),
  lends: adds(3),
  neverAsked: adds(5),
  notYetThisYear: adds(2),
  /** Asked so often in 90 days is still no burden; each time more; at worst. */
  askedWithoutBurden: times(2, 0),
  askedOnceMore: takes(4),
  askedAtWorst: takes(20),
  /** Helping so often in a fiscal year is everybody's turn; each time more; at worst. */
  helpedAsOthersDo: times(2, 0),
  helpedOnceMore: takes(1),
  helpedAtWorst: takes(5),
  /** めやす: asked so often in a month is enough. Told to the centre, which may still ask. */
  askedAMonth: times(2),
  /** Most activities of one supporter in a month of the whole-board plan. */
  perMonth: times(2),
  insurance: takes(3),
  minors: takes(4),
  phoneCheck: takes(2),
  askedNow: takes(30),
  declinedThis: takes(30),
} as const satisfies Record<string, Setting>

export type SettingKey = keyof typeof settings
export const settingKeys = Object.keys(settings) as SettingKey[]

/** 候補の選び方 as it stands: one number for each setting. */
export type SuggestionSettings = Record<SettingKey, number>

/** As the product came. */
export const usualSettings = Object.fromEntries(
  settingKeys.map((key) => [key, settings[key].usual]),
) as SuggestionSettings

/** What belongs together on the page, in its order. */
export const settingGroups = [
  { group: 'help', keys: ['item', 'category', 'workedTogether', 'workedTogetherAgain'] },
  { group: 'place', keys: ['district', 'block', 'wholeCity', 'nearDistrict', 'closeByKm'] },
  { group: 'days', keys: ['weekday', 'month', 'time', 'otherTime', 'shortNotice'] },
  { group: 'group', keys: ['heads', 'lends', 'insurance', 'minors', 'phoneCheck'] },
  {
    group: 'fair',
    keys: ['neverAsked', 'notYetThisYear', 'helpedAsOthersDo', 'helpedOnceMore', 'helpedAtWorst'],
  },
  {
    group: 'fatigue',
    keys: [
      'askedWithoutBurden',
      'askedOnceMore',
      'askedAtWorst',
      'askedAMonth',
      'perMonth',
      'askedNow',
      'declinedThis',
    ],
  },
] as const satisfies readonly { group: string; keys: readonly SettingKey[] }[]

interface SettingOrder {
  more: SettingKey
  less: SettingKey
  /** Counted together with the second. */
  besides?: SettingKey
  /** The second in the words of the page. */
  than: string
}
/** What must hold between two settings, so that somebody who fits better is never ranked lower for it. */
export const settingOrder: readonly SettingOrder[] = [
  { more: 'item', less: 'category', than: '「同じ分野の活動を登録している」' },
  {
    more: 'district',
    less: 'block',
    besides: 'nearDistrict',
    than: '「そのブロックに来られる」と「近くの地区で活動している」を足した点',
  },
  { more: 'block', less: 'wholeCity', than: '「市内どこでも来られる」' },
  { more: 'neverAsked', less: 'notYetThisYear', than: '「今年度はまだ活動していない」' },
]

/** The best that can be reached: no score passes it. */
export const perfectScore = (one: SuggestionSettings): number =>
  one.item +
  one.workedTogether +
  3 * one.workedTogetherAgain +
  one.district +
  one.weekday +
  one.month +
  one.time +
  one.heads +
  one.lends +
  one.neverAsked

/** Letters of the word why it was changed. */
export const mostLettersOfReason = 200
/** Requests on which a change is tried, the latest first; the changes that are shown of them. */
export const mostRequestsTried = 200
export const mostExamples = 20
