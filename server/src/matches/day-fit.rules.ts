import { daysBetween, weekdayOf } from '@app/shared/kernel'
import type { TermBreakKind, TimeOfDay } from '@app/shared/organizations'
import type { SuggestionSettings } from '@app/shared/suggestion-settings'
import type { RequestFacts, SupporterFacts } from './suggestion-facts.rules.ts'

/** The wished days on which the supporter could come, in the order of the wishes. */
export const possibleDays = (
  { days, today }: RequestFacts,
  { busyDays, weekdays, months, termBreaks, closed, mostAMonth }: SupporterFacts,
) =>
  days.filter(
    ({ day }) =>
      day >= today &&
      !busyDays.includes(day) &&
      !isMonthFull({ busyDays, mostAMonth }, day) &&
      !isIn('exams', termBreaks, day) &&
      !isClosed(closed, day) &&
      (weekdays.length === 0 || weekdays.includes(weekdayOf(day))) &&
      (months.length === 0 || months.includes(monthOf(day))),
  )

/** Why a supporter could not come on this day, in words to read out; null: it could. */
export function whyNotOn(
  day: string,
  supporter: Pick<SupporterFacts, 'busyDays' | 'weekdays' | 'months' | 'termBreaks' | 'closed' | 'mostAMonth'>,
  today: string,
): string | null {
  const { busyDays, weekdays, months, termBreaks, closed } = supporter
  if (day < today) return '日が過ぎています'
  if (busyDays.includes(day)) return 'その日は、ほかの活動が決まっています'
  if (isClosed(closed, day)) return '活動できない日です'
  if (isMonthFull(supporter, day)) return 'その月は、決めた回数の活動がもう決まっています'
  if (isIn('exams', termBreaks, day)) return '試験の時期です'
  if (weekdays.length > 0 && !weekdays.includes(weekdayOf(day))) return '行けると聞いている曜日ではありません'
  if (months.length > 0 && outside(months, day)) return '行けると聞いている月ではありません'
  return null
}

/** 試験 or 長い休み on this day. */
export const isIn = (kind: TermBreakKind, termBreaks: SupporterFacts['termBreaks'], day: string): boolean =>
  termBreaks.some((one) => one.kind === kind && one.from <= day && day <= one.to)

/** It does as much in the month of this day as it said it can. */
export const isMonthFull = ({ busyDays, mostAMonth }: Pick<SupporterFacts, 'busyDays' | 'mostAMonth'>, day: string) =>
  mostAMonth !== null && busyDays.filter((one) => one.slice(0, 7) === day.slice(0, 7)).length >= mostAMonth

/** 活動できない日. */
export const isClosed = (closed: SupporterFacts['closed'], day: string): boolean =>
  closed.some((one) => one.from <= day && day <= one.to)

const monthOf = (day: string): number => Number(day.slice(5, 7))
/** A day in another month than these. */
export const outside = (months: readonly number[], day: string) => !months.includes(monthOf(day))

/** How well a wished day suits a supporter that could come. */
export interface DayFit {
  day: string
  points: number
  time: 'fits' | 'partly' | 'other' | 'unsaid' | 'open'
  shortNotice: boolean
}

/** What the time of a wished day and the notice until then count. */
export function timeAndNotice(
  { today }: RequestFacts,
  { times, leadDays }: SupporterFacts,
  wish: RequestFacts['days'][number],
  settings: SuggestionSettings,
) {
  const time = timeFit(partsOfDay(wish), times)
  const shortNotice = daysBetween(today, wish.day) < leadDays
  const timePoints = time === 'fits' ? settings.time : time === 'other' ? -settings.otherTime : 0
  return { time, shortNotice, points: timePoints - (shortNotice ? settings.shortNotice : 0) }
}

/** Whether a supporter comes at the parts of the day that a wish touches. */
export function timeFit(parts: readonly TimeOfDay[], times: readonly TimeOfDay[]): DayFit['time'] {
  if (parts.length === 0) return 'open'
  if (times.length === 0) return 'unsaid'
  const covered = parts.filter((part) => times.includes(part)).length
  return covered === parts.length ? 'fits' : covered > 0 ? 'partly' : 'other'
}

const partsInOrder: readonly { part: TimeOfDay; from: string; to: string }[] = [
  { part: 'morning', from: '00:00', to: '12:00' },
  { part: 'afternoon', from: '12:00', to: '17:00' },
  { part: 'evening', from: '17:00', to: '24:00' },
]

/** Morning, afternoon, evening: the parts of the day a time touches; none while the time is open. */
export function partsOfDay({ from, to }: { from: string | null; to: string | null }): TimeOfDay[] {
  if (from === null) return []
  return partsInOrder
    .filter((one) => (to === null ? one.from <= from && from < one.to : one.from < to && from < one.to))
    .map(({ part }) => part)
}
