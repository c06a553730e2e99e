import { addDays, jstDay } from '@app/shared'
import type { Answer, MatchStatus } from '@app/shared/matches'
import { type HolidayOf, workingDayBefore } from '../platform/working-days.rules.ts'

/** What is said again by the calendar while a match waits for somebody (product rule 8). */
export const reminderKinds = [
  'supporter-answer',
  'association-answer',
  'day-nears',
  'day-before',
  'result',
  'result-again',
  'this-year',
] as const
export type ReminderKind = (typeof reminderKinds)[number]

/** A match as the calendar looks at it. */
export interface Remindable {
  status: MatchStatus
  supporterAnswer: Answer
  associationAnswer: Answer
  /** Talks first, and answers later. */
  wantsToTalk: boolean
  onDay: string | null
  answerBy: Date
  proposedAt: Date
  supporterAnsweredAt: Date | null
  associationAnsweredAt: Date | null
  agreedAt: Date | null
  /** When the latest side told how it went; null: nobody has. */
  toldAt: Date | null
  /** Both sides have told. */
  isTold: boolean
  /** The centre has closed the request: nobody is asked how it went any more. */
  isClosed: boolean
  /** One of the two would rather not do it again. */
  isEnough: boolean
}

const day = 86_400_000
/** Days until the same weekday of the year comes round, and the time before it in which there is still time to arrange things. */
const [sameWeekday, eightWeeks] = [364, 56]
const nine = (on: string): Date => new Date(`${on}T09:00:00+09:00`)
const later = (one: Date, other: Date | null): Date => (other && other > one ? other : one)

/**
 * Until when it makes sense to say a reminder that comes late (the worker rested): `until` is exclusive. Null: this
 * match needs no such reminder.
 */
type Moment = { at: Date; until: Date } | null

/** When each reminder goes out, at nine in the morning in Japan. */
export const reminders: Record<ReminderKind, (match: Remindable, holidayOf: HolidayOf) => Moment> = {
  'supporter-answer': (match, holidayOf) =>
    match.status === 'proposed' && match.supporterAnswer === 'pending' && !match.wantsToTalk
      ? beforeTheEnd(later(match.proposedAt, match.associationAnsweredAt), match.answerBy, holidayOf)
      : null,
  'association-answer': (match, holidayOf) =>
    match.status === 'proposed' && match.supporterAnswer === 'yes' && match.associationAnswer === 'pending'
      ? beforeTheEnd(match.supporterAnsweredAt ?? match.proposedAt, match.answerBy, holidayOf)
      : null,
  // the eve is a rest day: whoever is told by a person is told before it
  'day-nears': ({ status, onDay, agreedAt }, holidayOf) => {
    if (status !== 'agreed' || !onDay || !agreedAt) return null
    const callDay = workingDayBefore(onDay, holidayOf)
    const isBefore = callDay < addDays(onDay, -1) && jstDay(agreedAt) < callDay
    return isBefore ? { at: nine(callDay), until: new Date(`${onDay}T00:00:00+09:00`) } : null
  },
  'day-before': ({ status, onDay, agreedAt }) => {
    if (status !== 'agreed' || !onDay || !agreedAt) return null
    const eve = addDays(onDay, -1)
    // whoever agreed on the eve itself has the sheet in the hand
    return jstDay(agreedAt) < eve ? { at: nine(eve), until: new Date(`${onDay}T00:00:00+09:00`) } : null
  },
  result: ({ status, onDay, isClosed }) =>
    status === 'agreed' && onDay && !isClosed ? { at: nine(addDays(onDay, 1)), until: nine(addDays(onDay, 8)) } : null,
  'result-again': ({ status, onDay, toldAt, isTold, isClosed }) => {
    if ((status !== 'agreed' && status !== 'done') || !onDay || isTold || isClosed) return null
    const aWeekOn = nine(addDays(onDay, 8))
    // the other side told lately: then this one was asked lately too
    const at = toldAt ? later(aWeekOn, nine(addDays(jstDay(toldAt), 7))) : aWeekOn
    return { at, until: nine(addDays(onDay, 29)) }
  },
  // 今年も: the same weekday of the year comes round after 364 days; asked eight weeks before it
  'this-year': ({ status, onDay, isEnough }) =>
    status === 'done' && onDay && !isEnough
      ? { at: nine(addDays(onDay, sameWeekday - eightWeeks)), until: nine(addDays(onDay, sameWeekday - 28)) }
      : null,
}

/** The morning of the last working day before the end, unless the question is younger than a day by then. */
function beforeTheEnd(since: Date, answerBy: Date, holidayOf: HolidayOf): Moment {
  const at = nine(workingDayBefore(jstDay(answerBy), holidayOf))
  return at.getTime() - since.getTime() < day ? null : { at, until: answerBy }
}

/** Which reminders are due now. Those told already are not asked for here. */
export const dueReminders = (match: Remindable, now: Date, holidayOf: HolidayOf): ReminderKind[] =>
  reminderKinds.filter((kind) => {
    const moment = reminders[kind](match, holidayOf)
    return moment !== null && moment.at <= now && now < moment.until
  })
