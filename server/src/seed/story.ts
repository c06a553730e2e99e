import type { Rhythm } from '@app/shared/series'
import type { Need } from './need.ts'

/** One of the twelve stories a newcomer finds in the demo city (product section 8). Days count from today. */
export interface Story {
  district: string
  need: Need
  /** Days from today on which the help is wanted; negative: it has been. */
  inDays: number
  postedDaysAgo: number
  how: 'reported' | 'agreed' | 'unmet' | 'cancelled' | 'postponed' | 'open' | 'asked' | 'answered' | 'submitted'
  reason?: string
  /** Names of supporters with the heads they send. */
  helpers: readonly (readonly [name: string, heads: number])[]
  story?: string
  whenKind?: 'single' | 'candidates' | 'monthly' | 'unsettled'
  whenNote?: string
  /** 連続の依頼: how many sessions of it are over, agreed with the helpers, and still looking for them. */
  series?: {
    rhythm: Rhythm | null
    over: number
    agreed: number
    open: number
    /** What each session is, for a plan in several parts. */
    parts?: readonly string[]
  }
}

/** The need of a story; thanked with drinks where nothing else is said. */
export const need = (
  itemId: string,
  title: string,
  description: string,
  supportersDo: string,
  heads: readonly [number, number],
  from: string,
  to: string,
  more: Partial<Need> = {},
): Need => ({
  itemId,
  title,
  description,
  supportersDo,
  heads,
  months: [],
  from,
  to,
  thanks: ['drinks'],
  ...more,
})
