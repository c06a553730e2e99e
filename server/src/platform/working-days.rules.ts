import { addDays, weekdayOf } from '@app/shared'

/** Tells a holiday by its written day (`holidayOf` of `japanese.ts`). */
export type HolidayOf = (day: string) => string | undefined

/** 年末年始: city offices rest from 29 December to 3 January. */
const isYearEnd = (day: string): boolean => day.slice(5) >= '12-29' || day.slice(5) <= '01-03'

/** 開庁日: neither a weekend nor a holiday nor the turn of the year. */
export const isWorkingDay = (day: string, holidayOf: HolidayOf): boolean =>
  ![0, 6].includes(weekdayOf(day)) && !holidayOf(day) && !isYearEnd(day)

/** The last working day before a day. */
export function workingDayBefore(day: string, holidayOf: HolidayOf): string {
  let before = addDays(day, -1)
  while (!isWorkingDay(before, holidayOf)) before = addDays(before, -1)
  return before
}

/** The nth working day after a day. */
export function workingDayAfter(day: string, n: number, holidayOf: HolidayOf): string {
  let after = day
  for (let left = n; left > 0;) {
    after = addDays(after, 1)
    if (isWorkingDay(after, holidayOf)) left -= 1
  }
  return after
}

/** How many working days lie after one day up to and with another; at least one. */
export function workingDaysUntil(from: string, to: string, holidayOf: HolidayOf): number {
  let n = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day, holidayOf)) n += 1
  return Math.max(1, n)
}
