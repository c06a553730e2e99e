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
  /** ひと月に◯回まで, as it said itself; null: it never did. */
  mostAMonth: number | null
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
  workedTogether: {
    times: number
    lastTitle: string
    lastDay: string
    /** What it wrote last into the thread since it was asked 「今年も行けそうですか」, within a year. */
    saidSince?: string | null
    /** It told the centre, over the telephone, on paper or face to face, and the centre wrote it down. */
    saidToCentre?: boolean | null
  } | null
  /** Its open or agreed match of this request, or an earlier no. */
  thisRequest: 'asked' | 'declined' | null
}

export interface Ranked {
  supporterId: OrganizationId
  score: number
  reasons: { code: ReasonCode; text: string }[]
  doubts: { code: DoubtCode; text: string }[]
}
