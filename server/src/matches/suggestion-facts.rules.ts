import type { OrganizationId } from '@app/shared'
import type { Block, DistrictId } from '@app/shared/districts'
import type { ItemId } from '@app/shared/help-categories'
import type { DoubtCode, ReasonCode } from '@app/shared/matches'
import type { InsuranceState, Lending, RegistrationStatus, TermBreak, TimeOfDay } from '@app/shared/organizations'
import type { Hazard } from '@app/shared/requests'
import type { Nearby } from './nearby.rules.ts'

/** What is known of a request when somebody looks for helpers. */
export interface RequestFacts {
  itemId: ItemId
  itemName: string
  categoryName: string
  districtId: DistrictId
  districtName: string
  block: Block
  /** Other districts close by, the nearest first; only their middles are known (nearby.rules.ts). */
  nearby: readonly Nearby[]
  /** First to third wish; empty while the time is not settled. */
  days: readonly { day: string; from: string | null; to: string | null }[]
  /** Heads still missing to the minimum; at least one. */
  headsMissing: number
  today: string
  hazards: readonly Hazard[]
  minorsWelcome: boolean
  insuranceNeeded: boolean
  /** What this kind of help is done with, in the words of the list: 「テント」「軽トラ」. */
  equipment: readonly string[]
  /** What the association would like the supporter to bring, in its own words; empty: nothing. */
  bring: string
}

/** What is known of a supporter: what it said of itself, and what happened with it so far. */
export interface SupporterFacts {
  id: OrganizationId
  status: RegistrationStatus
  itemIds: readonly ItemId[]
  wholeCity: boolean
  blocks: readonly Block[]
  districtIds: readonly DistrictId[]
  /** Empty weekdays, times or months were not said. */
  weekdays: readonly number[]
  times: readonly TimeOfDay[]
  months: readonly number[]
  /** 学期の予定: in examinations nobody comes, in holidays it is to be asked. */
  termBreaks: readonly TermBreak[]
  /** 活動できない日, both ends too: nobody comes. Never with its word, which is for its own people and the centre. */
  closed: readonly { from: string; to: string }[]
  leadDays: number
  maxHeads: number
  /** Days of its agreed matches. */
  busyDays: readonly string[]
  lends: readonly Lending[]
  insurance: InsuranceState
  hasMinors: boolean
  needsPhoneCheck: boolean
  /** How often the centre or an association asked it in the last 90 days, and ever. */
  timesAskedLately: number
  timesAskedEver: number
  /** The same in this month and this fiscal year, on the calendar of Japan, and on which day last. */
  timesAskedThisMonth: number
  timesAskedThisYear: number
  lastAskedOn: string | null
  /** Help that it gave in this fiscal year. */
  timesHelpedThisYear: number
  /** Districts in which it has helped before. */
  helpedIn: readonly DistrictId[]
  /** Help it gave to this very association before. */
  workedTogether: { times: number; lastTitle: string; lastDay: string } | null
  /** Its open or agreed match of this request, or an earlier no. */
  thisRequest: 'asked' | 'declined' | null
}

export interface Ranked {
  supporterId: OrganizationId
  score: number
  reasons: { code: ReasonCode; text: string }[]
  doubts: { code: DoubtCode; text: string }[]
}

/**
 * What counts how much (docs/features/matches.md explains it). Weekday and month each weigh no less than time and
 * notice together: saying one more day on which one can come never lowers a rank.
 */
export const weights = {
  item: 40,
  category: 20,
  workedTogether: 20,
  workedTogetherAgain: 2,
  district: 12,
  block: 9,
  wholeCity: 6,
  nearDistrict: 2,
  weekday: 10,
  month: 10,
  time: 4,
  otherTime: -4,
  shortNotice: -6,
  heads: 8,
  lends: 3,
  neverAsked: 5,
  notYetThisYear: 2,
  helpedOnceMore: -1,
  helpedAtWorst: -5,
  askedOnceMore: -4,
  askedAtWorst: -20,
  insurance: -3,
  minors: -4,
  phoneCheck: -2,
  askedNow: -30,
  declinedThis: -30,
} as const
