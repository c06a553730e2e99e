import { addDays } from '@app/shared/kernel/day'

/** Until when one proposal of a plan waits: as chosen, never into the day of the help itself, at least until tomorrow. */
export function deadlineOf(chosen: string, day: string | undefined, today: string): string {
  const tomorrow = addDays(today, 1)
  const eve = day ? addDays(day, -1) : chosen
  const latest = eve < chosen ? eve : chosen
  return latest < tomorrow ? tomorrow : latest
}
