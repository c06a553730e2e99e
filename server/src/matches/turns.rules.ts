import { jstDay } from '@app/shared'
import type { RequestStatus } from '@app/shared/requests'
import { type HolidayOf, isWorkingDay, workingDayAfter, workingDaysUntil } from '../platform/working-days.rules.ts'
import { awaitedUntil } from './answers.rules.ts'

/** How a request stands when the calendar asks whose turn it is. */
export interface TurnFacts {
  status: RequestStatus
  headsMin: number
  headsHeld: number
  headsAgreed: number
  /** Somebody was asked and has not answered yet. */
  isSomebodySilent: boolean
  /** The day the next would be asked for; null: talked over. */
  day: string | null
}

/** `stop`: nobody more is asked, for the reason given. */
export type TurnStep = { does: 'ask' } | { does: 'wait' } | { does: 'stop'; why: string }

/** The next are asked once everybody before has answered or run out of time, heads are still missing, and the office is open. */
export function stepOfTurns(facts: TurnFacts, now: Date, holidayOf: HolidayOf): TurnStep {
  const { status, headsMin, headsHeld, headsAgreed, isSomebodySilent } = facts
  const isEnough = status === 'staffed' || headsHeld + headsAgreed >= headsMin
  return stepOfLine({ ended: endOf(facts, now), isEnough, isSomebodySilent }, now, holidayOf)
}

function endOf({ status, day }: TurnFacts, now: Date): string | null {
  if (status !== 'open' && status !== 'staffed') return 'この依頼の募集が終わりました'
  return day && day <= jstDay(now) ? 'お手伝いの日になりました' : null
}

/** How a line of supporters stands, whatever they wait for. */
export interface LineFacts {
  /** Why nobody more is asked at all; null: it goes on. */
  ended: string | null
  isEnough: boolean
  /** Somebody was asked and has not answered yet. */
  isSomebodySilent: boolean
}

/** The same for the line of one request and of a series. */
export function stepOfLine(
  { ended, isEnough, isSomebodySilent }: LineFacts,
  now: Date,
  holidayOf: HolidayOf,
): TurnStep {
  if (ended !== null) return { does: 'stop', why: ended }
  return isEnough || isSomebodySilent || !isOfficeHour(now, holidayOf) ? { does: 'wait' } : { does: 'ask' }
}

/** Nobody is asked by the calendar in the evening, at night, on a weekend or a holiday: 9:00 to 17:00 on a working day. */
function isOfficeHour(now: Date, holidayOf: HolidayOf): boolean {
  const hour = new Date(now.getTime() + 9 * 3_600_000).getUTCHours()
  return hour >= 9 && hour < 17 && isWorkingDay(jstDay(now), holidayOf)
}

const workingDaysAtMost = 60

/** How long those in line will have: as many working days as the first, sixty at most. */
export const timeToAnswer = (now: Date, answerBy: Date, holidayOf: HolidayOf): number =>
  Math.min(workingDaysAtMost, workingDaysUntil(jstDay(now), jstDay(answerBy), holidayOf))

/** Until when somebody asked in turn may answer: as many working days as the first had, but not into the day. */
export function answerByOfTurn(now: Date, workingDays: number, day: string | null, holidayOf: HolidayOf): Date {
  const usual = new Date(`${workingDayAfter(jstDay(now), workingDays, holidayOf)}T17:00:00+09:00`)
  const latest = awaitedUntil(now, day)
  return day && latest < usual ? latest : usual
}
