import { addDays, jstDay, weekdayOf } from '@app/shared'
import type { Digest } from '@app/shared/notifications/receiving'
import { type HolidayOf, isWorkingDay, workingDayAfter } from '../../platform/working-days.rules.ts'

/** How long news may wait (`urgency.ts`). */
export type Urgency = 'urgent' | 'same-day' | 'can-wait'

/** How a person wishes to hear. */
export interface Wishes {
  /** Mail as well, although LINE or SMS reaches it. */
  mail: boolean
  digest: Digest
  /** Hours of the day in Japan between which only what is urgent is sent; null: it may be woken. */
  quiet: { from: number; to: number } | null
}

/** Of whoever has wished nothing. */
export const usualWishes: Wishes = { mail: true, digest: 'at-once', quiet: { from: 20, to: 8 } }

/** When a digest is sent (hour in Japan). */
const digestHour = 8
const monday = 1

const moment = (day: string, hour: number): Date => new Date(`${day}T${String(hour).padStart(2, '0')}:00:00+09:00`)
const hourOf = (at: Date): number => new Date(at.getTime() + 9 * 3_600_000).getUTCHours()

/** The end of the quiet hours in which a moment lies; null when it lies in none. */
export function quietUntil(quiet: Wishes['quiet'], at: Date): Date | null {
  if (!quiet) return null
  const { from, to } = quiet
  const hour = hourOf(at)
  const isQuiet = from < to ? hour >= from && hour < to : hour >= from || hour < to
  if (!isQuiet) return null
  const today = jstDay(at)
  return moment(hour < to ? today : addDays(today, 1), to)
}

/** When the next digest after a moment is due. A week's falls on Monday, or on the next working day where that is a holiday. */
export function digestAfter(digest: Exclude<Digest, 'at-once'>, now: Date, holidayOf: HolidayOf): Date {
  let day = jstDay(now)
  if (digest === 'daily') return moment(day, digestHour) > now ? moment(day, digestHour) : moment(addDays(day, 1), 8)
  day = addDays(day, -((weekdayOf(day) + 7 - monday) % 7))
  for (; ; day = addDays(day, 7)) {
    const first = isWorkingDay(day, holidayOf) ? day : workingDayAfter(day, 1, holidayOf)
    if (moment(first, digestHour) > now) return moment(first, digestHour)
  }
}

/** When something is told: now (null), at the end of the quiet hours, or held for the next digest. */
export function timeToTell(
  urgency: Urgency,
  { digest, quiet }: Wishes,
  now: Date,
  holidayOf: HolidayOf,
): { held: boolean; at: Date | null } {
  if (urgency === 'urgent') return { held: false, at: null }
  if (urgency === 'same-day' || digest === 'at-once') return { held: false, at: quietUntil(quiet, now) }
  const due = digestAfter(digest, now, holidayOf)
  return { held: true, at: quietUntil(quiet, due) ?? due }
}

/** Whose digest setting changed: what is held is due then. */
export const heldUntil = (wishes: Wishes, now: Date, holidayOf: HolidayOf): Date =>
  timeToTell('can-wait', wishes, now, holidayOf).at ?? now
