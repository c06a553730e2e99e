import { addDays, weekdayOf } from '@app/shared/kernel/day'

const saturday = 6
const sunday = 0

/** A week to answer; from a weekend on to Monday, when offices are open; never into the day of the help itself. */
export function answerDayFor(today: string, firstDay: string | undefined): string {
  const week = toWorkday(addDays(today, 7))
  if (!firstDay) return week
  const eve = addDays(firstDay, -1)
  const latest = eve < week ? eve : week
  const tomorrow = addDays(today, 1)
  return latest < tomorrow ? tomorrow : latest
}

function toWorkday(day: string): string {
  if (weekdayOf(day) === saturday) return addDays(day, 2)
  return weekdayOf(day) === sunday ? addDays(day, 1) : day
}

/** Five in the afternoon on the clock of Japan: the end of an office day. */
export const endOfOffice = (day: string): string => `${day}T17:00:00+09:00`
