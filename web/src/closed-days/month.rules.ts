import { addDays, weekdayOf } from '@app/shared/kernel/day'
import type { SupporterCalendar } from '@app/shared/closed-days'

/** What a day of the calendar is marked with; the first of these that is true is drawn, all are read out. */
export type DayMark = 'promised' | 'meeting' | 'exams' | 'closed' | 'open'

export interface DayOfMonth {
  day: string
  date: number
  marks: DayMark[]
}

/** `YYYY-MM` as many months later (or earlier). */
export function monthAfter(month: string, months: number): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7)
}

/** The days of a month in weeks that begin on Monday, as the form lists them; `null` outside the month. */
export function weeksOf(month: string, calendar: SupporterCalendar): (DayOfMonth | null)[][] {
  const first = `${month}-01`
  const days: (DayOfMonth | null)[] = Array.from({ length: (weekdayOf(first) + 6) % 7 }, () => null)
  for (let day = first; day.startsWith(month); day = addDays(day, 1))
    days.push({ day, date: Number(day.slice(8)), marks: marksOf(day, calendar) })
  while (days.length % 7) days.push(null)
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7))
}

/** Whatever is to be known of a day. A closed day is never drawn as open, whatever weekday it is. */
export function marksOf(day: string, calendar: SupporterCalendar): DayMark[] {
  const { weekdays, months, termBreaks, closed, promised, meetings } = calendar
  const covers = ({ from, to }: { from: string; to: string }) => from <= day && day <= to
  const spans = closed.filter(covers)
  const hasExams =
    spans.some(({ kind }) => kind === 'exams') || termBreaks.some((one) => one.kind === 'exams' && covers(one))
  const isClosed = spans.some(({ kind }) => kind === 'own')
  const isOpen = weekdays.includes(weekdayOf(day)) && (months.length === 0 || months.includes(Number(day.slice(5, 7))))
  return [
    ...(promised.some((one) => one.day === day) ? (['promised'] as const) : []),
    ...(meetings.some((one) => one.day === day) ? (['meeting'] as const) : []),
    ...(hasExams ? (['exams'] as const) : []),
    ...(isClosed ? (['closed'] as const) : []),
    ...(isOpen && !hasExams && !isClosed ? (['open'] as const) : []),
  ]
}
