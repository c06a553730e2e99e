import type { EventType } from './notice.ts'

/** What happens by the calendar, often at midnight, and is no news that cannot wait. */
const byCalendar: ReadonlySet<EventType> = new Set<EventType>([
  'renewal.asked',
  'renewal.reminded',
  'renewal.lapsed',
  'handover.asked',
  'handover.reminded',
  'match.expired',
  'match.answer-reminded',
  'match.day-before',
  'match.result-asked',
  'match.result-asked-again',
  'match.this-year-asked',
])

const japan = 9 * 3_600_000
const [morning, evening] = [8, 20]

/**
 * 夜のあいだは送らない: between eight in the evening and eight in the morning (Asia/Tokyo) no mail goes out about what
 * happens by the calendar; it waits until eight. What people do themselves is mailed at once. Null: now.
 */
export function mailedAt(event: EventType, now: Date): Date | null {
  if (!byCalendar.has(event)) return null
  const local = new Date(now.getTime() + japan)
  const hour = local.getUTCHours()
  if (hour >= morning && hour < evening) return null
  const day = local.getUTCDate() + (hour >= evening ? 1 : 0)
  return new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), day, morning) - japan)
}
