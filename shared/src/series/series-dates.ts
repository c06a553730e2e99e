import { addDays, fiscalYearOf, weekdayOf } from '../kernel/day.ts'
import { sameDayNextYear } from '../requests/next-year.ts'
import { type Rhythm, sessionsAtMost } from './series-words.ts'

const weekdayNames = ['日', '月', '火', '水', '木', '金', '土'] as const

/** Where it ends: on a day (included), or after so many times. */
export type RhythmEnd = { until: string } | { times: number }

export interface RhythmDays {
  days: string[]
  /** Months in which the rule found no day: 「2月に30日はありません」, to be said and not to be guessed. */
  skipped: { month: string; what: string }[]
}

/** 第何: which such weekday of its month a day is. */
export const nthOf = (day: string): number => Math.ceil(Number(day.slice(8)) / 7)

/** The last day a series may have: within twelve months of its first. */
export function lastDayFrom(first: string): string {
  const year = Number(first.slice(0, 4)) + 1
  const same = `${year}${first.slice(4)}`
  return addDays(isDay(same) ? same : `${year}-03-01`, -1)
}

/** March 31 of the fiscal year in which a day lies. */
export const endOfFiscalYear = (day: string): string => `${fiscalYearOf(day) + 1}-03-31`

/**
 * The days of a rhythm from its first day on, in their order: never more than may be in one series, never later than
 * twelve months after the first. A month without a fifth Saturday or without a 31st is passed over and said.
 */
export function daysOfRhythm(first: string, rhythm: Rhythm, end: RhythmEnd): RhythmDays {
  const most = Math.min(sessionsAtMost, 'times' in end ? Math.max(0, end.times) : sessionsAtMost)
  const limit = lastDayFrom(first)
  const last = 'until' in end && end.until < limit ? end.until : limit
  if (rhythm.kind === 'weekly' || rhythm.kind === 'fortnightly') {
    const step = rhythm.kind === 'weekly' ? 7 : 14
    const days: string[] = []
    for (let day = first; day <= last && days.length < most; day = addDays(day, step)) days.push(day)
    return { days, skipped: [] }
  }
  return monthly(first, rhythm, last, most)
}

function monthly(first: string, rhythm: Rhythm, last: string, most: number): RhythmDays {
  const days: string[] = []
  const skipped: RhythmDays['skipped'] = []
  for (let month = first.slice(0, 7); `${month}-01` <= last && days.length < most; month = nextMonth(month)) {
    for (const { day, what } of wantedIn(month, first, rhythm)) {
      if (days.length === most) break
      if (day === null) skipped.push({ month, what })
      else if (day >= first && day <= last) days.push(day)
    }
  }
  return { days, skipped: skipped.filter(({ month }) => `${month}-28` <= last) }
}

/** What the rule wants in a month; null where the month has no such day. */
function wantedIn(month: string, first: string, { kind, nths }: Rhythm): { day: string | null; what: string }[] {
  if (kind === 'monthly-date') {
    const day = `${month}${first.slice(7)}`
    return [{ day: isDay(day) ? day : null, what: `${Number(first.slice(8))}日` }]
  }
  const weekday = weekdayOf(first)
  const inWeekOne = addDays(`${month}-01`, (7 + weekday - weekdayOf(`${month}-01`)) % 7)
  return inOrder(nths).map((nth) => {
    const day = addDays(inWeekOne, 7 * (nth - 1))
    return { day: day.startsWith(month) ? day : null, what: `第${nth}${weekdayNames[weekday]}曜日` }
  })
}

const inOrder = (nths: readonly number[]): number[] => [...new Set(nths)].toSorted((a, b) => a - b)

function nextMonth(month: string): string {
  return addDays(`${month}-28`, 7).slice(0, 7)
}

const isDay = (day: string): boolean => {
  const moment = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(day)
}

/** 「毎月第2・第4土曜日」, in plain words. */
export function rhythmInWords(first: string, { kind, nths }: Rhythm): string {
  const weekday = `${weekdayNames[weekdayOf(first)]}曜日`
  if (kind === 'weekly') return `毎週${weekday}`
  if (kind === 'fortnightly') return `1週おきの${weekday}`
  if (kind === 'monthly-date') return `毎月${Number(first.slice(8))}日`
  return `毎月${inOrder(nths)
    .map((nth) => `第${nth}`)
    .join('・')}${weekday}`
}

/**
 * 今年も: the days of a series a year later. What follows its dates (毎週, 毎月10日) is counted anew from the same weekday or
 * date of the same month; else each day moves to the same weekday of its week (第2土曜 stays 第2土曜).
 */
export function sameSeriesNextYear(days: readonly string[], rhythm: Rhythm | null, today: string): string[] {
  const moved = days.map((day) => sameDayNextYear(day, day > today ? day : today) ?? day)
  const [first] = moved
  if (!rhythm || !first || rhythm.kind === 'monthly-weekday') return moved
  const sameDate = `${first.slice(0, 7)}${days[0]!.slice(7)}`
  const from = rhythm.kind === 'monthly-date' && isDay(sameDate) && sameDate > today ? sameDate : first
  const anew = daysOfRhythm(from, rhythm, { times: days.length }).days
  return anew.length === days.length ? anew : moved
}
