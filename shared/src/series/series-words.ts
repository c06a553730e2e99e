/** 連続の依頼: the same again and again, or one plan on several days. Free of zod. */
export const seriesKinds = ['repeating', 'project'] as const
export type SeriesKind = (typeof seriesKinds)[number]

/** くり返し方: every week, every other week, the nth weekdays of each month, the same date of each month. */
export const rhythmKinds = ['weekly', 'fortnightly', 'monthly-weekday', 'monthly-date'] as const
export type RhythmKind = (typeof rhythmKinds)[number]

/** The weekday or the date comes from the first day. `nths` counts for `monthly-weekday` only: 1 is 第1. */
export interface Rhythm {
  kind: RhythmKind
  nths: number[]
}

/** Sessions of one series: a month of Saturdays has five, a year of them would be more than anybody can oversee. */
export const sessionsAtLeast = 2
export const sessionsAtMost = 24
/** A plan in several parts is talked over part by part. */
export const partsAtMost = 12
