import { addDays, weekdayOf } from '../kernel/day.ts'

/**
 * 去年と同じころ: the same weekday of the same week of the month, in the first year in which it lies ahead (第2日曜 stays
 * 第2日曜). A fifth week that a month lacks becomes its last. Null for a day that is still to come: nothing is to be moved.
 */
export function sameDayNextYear(day: string, today: string): string | null {
  if (day > today) return null
  const nth = Math.ceil(Number(day.slice(8)) / 7)
  for (let year = Number(day.slice(0, 4)) + 1; ; year++) {
    const next = nthWeekday(`${year}${day.slice(4, 7)}`, nth, weekdayOf(day))
    if (next > today) return next
  }
}

/** The nth such weekday of a month (`2027-10`), or its last. */
function nthWeekday(month: string, nth: number, weekday: number): string {
  const first = `${month}-01`
  const inWeekOne = addDays(first, (7 + weekday - weekdayOf(first)) % 7)
  const wanted = addDays(inWeekOne, 7 * (nth - 1))
  return wanted.startsWith(month) ? wanted : addDays(wanted, -7)
}
