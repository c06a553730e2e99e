import type { HandoverState } from '@app/shared/accounts'
import { addDays } from '@app/shared/kernel'

const yearAndMonth = (day: string) => day.split('-').map(Number) as [number, number]

/** Which April the officers of today prepare: late ones until May still speak of the one that was. */
export function handoverYearOn(day: string): number {
  const [year, month] = yearAndMonth(day)
  return month >= 6 ? year + 1 : year
}

/** The April that is asked about by itself, in February and March; null in all other months. */
export function seasonOn(day: string): number | null {
  const [year, month] = yearAndMonth(day)
  return month === 2 || month === 3 ? year : null
}

/** Asked again on March 1. */
export const remindOn = (year: number): string => `${year}-03-01`

/** New officers begin on April 1, or today when that is past. */
export const usualStart = (year: number, today: string): string => (`${year}-04-01` > today ? `${year}-04-01` : today)

/** Whoever goes acts until the day before, but never ends before it began. */
export const lastDay = (startsOn: string, began: string): string =>
  addDays(startsOn, -1) < began ? began : addDays(startsOn, -1)

/** How far it is, out of the row's own moments. */
export function stateOf(row: { answer: string | null; doneAt: Date | null } | null | undefined): HandoverState {
  if (!row) return 'not-asked'
  if (row.doneAt) return 'done'
  return row.answer ? 'waiting' : 'asked'
}
