import type { EventType } from './notice.ts'

/** What happens by the calendar, often at midnight, and answers nothing that somebody has just done. */
const byCalendar: ReadonlySet<EventType> = new Set<EventType>([
  'renewal.asked',
  'renewal.reminded',
  'renewal.lapsed',
  'handover.asked',
  'handover.reminded',
  'match.expired',
  'match.answer-reminded',
  'match.day-nears',
  'match.day-before',
  'match.result-asked',
  'match.result-asked-again',
  'match.this-year-asked',
])

export const isByCalendar = (event: EventType): boolean => byCalendar.has(event)
