import { addDays, jstDay } from '@app/shared'
import { type HolidayOf, isWorkingDay, workingDayAfter } from '../platform/working-days.rules.ts'

/**
 * When somebody who did not answer is called again. All numbers are our own: nobody is rung up twice within the hour, nor
 * more than twice a day, and each time at another hour, when it may be at home.
 */
export const callAgain = {
  /** Hours in Japan at which a call comes back: in the morning, after lunch, towards the evening. */
  slots: [9, 13, 16],
  /** Hours that lie at least between two calls. */
  apart: 1,
  /** After so many calls on one day the next one is in the morning of the next working day. */
  aDay: 2,
  /** 至急: every hour, on any day, outside the quiet hours of product and people (20:00–8:00). */
  urgent: { apart: 1, from: 8, until: 20 },
}

export interface Tried {
  at: Date
  /** How often it was tried on this day in Japan, this time included. */
  today: number
  /** The day that it is about comes before the next working day is over. */
  urgent: boolean
}

const hour = 3_600_000
const moment = (day: string, of: number): Date => new Date(`${day}T${String(of).padStart(2, '0')}:00:00+09:00`)

/** From when a call that nobody answered stands at the top of the list again. */
export function againAt({ at, today, urgent }: Tried, holidayOf: HolidayOf): Date {
  return urgent ? soonAgain(at) : (laterToday(at, today, holidayOf) ?? nextMorning(at, holidayOf))
}

/** The next hour of the day that is far enough away; null when this day has none left. */
function laterToday(at: Date, today: number, holidayOf: HolidayOf): Date | null {
  const day = jstDay(at)
  if (today >= callAgain.aDay || !isWorkingDay(day, holidayOf)) return null
  const earliest = at.getTime() + callAgain.apart * hour
  return callAgain.slots.map((of) => moment(day, of)).find((slot) => slot.getTime() >= earliest) ?? null
}

const nextMorning = (at: Date, holidayOf: HolidayOf): Date =>
  moment(workingDayAfter(jstDay(at), 1, holidayOf), callAgain.slots[0]!)

/** What is urgent does not wait for a working day: the day that it is about may come before. */
function soonAgain(at: Date): Date {
  const { apart, from, until } = callAgain.urgent
  const next = new Date(at.getTime() + apart * hour)
  const day = jstDay(at)
  if (next < moment(day, from)) return moment(day, from)
  return next < moment(day, until) ? next : moment(addDays(day, 1), from)
}
