import { expect, test } from 'vitest'
import { holidayOf } from './japanese.ts'
import { afterWorkingHours, dueOfPressing } from './working-hours.rules.ts'

/** A moment by the clock of Japan. */
const at = (moment: string) => new Date(`${moment}:00+09:00`)

test.each([
  // Friday, 20 November 2026; Monday the 23rd is a holiday
  ['2026-11-20T10:00', '2026-11-20T12:00', 'in the day'],
  ['2026-11-20T18:00', '2026-11-20T20:00', 'to its very end'],
  ['2026-11-20T19:30', '2026-11-24T09:30', 'over a weekend and a holiday'],
  ['2026-11-19T23:00', '2026-11-20T10:00', 'from the night'],
  ['2026-11-20T03:00', '2026-11-20T10:00', 'from early in the morning'],
  ['2026-11-22T12:00', '2026-11-24T10:00', 'from a rest day'],
  ['2026-12-28T19:00', '2027-01-04T09:00', 'over the turn of the year'],
])('two hours after %s is %s (%s)', (since, until) => {
  expect(afterWorkingHours(at(since), 2, holidayOf)).toEqual(at(until))
})

test.each([
  ['2026-11-20T10:00', '2026-11-22', '2026-11-20T12:00', 'told of Sunday on Friday'],
  ['2026-11-19T10:00', '2026-11-22', '2026-11-20T10:00', 'told of it before: it presses from Friday on'],
  ['2026-11-19T10:00', '2026-11-20', '2026-11-19T12:00', 'told on the eve'],
])('what is known since %s about %s is due at %s (%s)', (since, about, due) => {
  expect(dueOfPressing(at(since), about, 2, holidayOf)).toEqual(at(due))
})
