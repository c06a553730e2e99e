import { jstDay } from '@app/shared'
import { type HolidayOf, isWorkingDay, workingDayAfter, workingDayBefore } from './working-days.rules.ts'

/**
 * Hours of a working day (Japan) in which time runs for what presses: outside the quiet hours, 20:00–8:00. Our own; when an
 * office is open is for each centre to say.
 */
export const runningHours = { from: 8, to: 20 }

const hour = 3_600_000
const moment = (day: string, of: number): Date => new Date(`${day}T${String(of).padStart(2, '0')}:00:00+09:00`)

/** The moment when so many running hours of working days have gone by. */
export function afterWorkingHours(since: Date, hours: number, holidayOf: HolidayOf): Date {
  let day = jstDay(since)
  if (!isWorkingDay(day, holidayOf)) day = workingDayAfter(day, 1, holidayOf)
  let from = Math.max(since.getTime(), moment(day, runningHours.from).getTime())
  for (let left = hours * hour; ;) {
    const end = moment(day, runningHours.to).getTime()
    if (from + left <= end) return new Date(from + left)
    left -= Math.max(0, end - from)
    day = workingDayAfter(day, 1, holidayOf)
    from = moment(day, runningHours.from).getTime()
  }
}

/**
 * Until when news about a day should have been passed on: so many running hours after the day began to press. A day
 * presses from the last working day before it.
 */
export function dueOfPressing(since: Date, about: string, hours: number, holidayOf: HolidayOf): Date {
  const pressesFrom = moment(workingDayBefore(about, holidayOf), 0)
  return afterWorkingHours(pressesFrom > since ? pressesFrom : since, hours, holidayOf)
}
