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
