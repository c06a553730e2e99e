import { addDays, jstDay } from '@app/shared'
import { weekdayOf } from '@app/shared/kernel'
import type { Cadence } from '@app/shared/saved-wishes'

/** Mails go out between eight in the morning and eight in the evening (Asia/Tokyo). */
const [morning, evening] = ['08:00', '20:00']
const at = (day: string, clock: string) => new Date(`${day}T${clock}:00+09:00`)

/** 夜のあいだは知らせない. */
export const isQuiet = (now: Date): boolean => now < at(jstDay(now), morning) || now >= at(jstDay(now), evening)

/**
 * Up to which moment openings are told now: everything for `at-once`, up to eight o'clock of the last morning for
 * `daily`, of the last Monday for `weekly`. What opens later waits for the next one.
 */
export function toldUntil(cadence: Cadence, now: Date): Date {
  if (cadence === 'at-once') return now
  const today = jstDay(now)
  const last = now >= at(today, morning) ? today : addDays(today, -1)
  if (cadence === 'daily') return at(last, morning)
  const sinceMonday = (weekdayOf(last) + 6) % 7
  return at(addDays(last, -sinceMonday), morning)
}
