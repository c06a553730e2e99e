import { expect, test } from 'vitest'
import { holidayOf } from '../platform/japanese.ts'
import { againAt } from './tries.rules.ts'

/** A moment by the clock of Japan. */
const at = (moment: string) => new Date(`${moment}:00+09:00`)
const again = (moment: string, today = 1, urgent = false) => againAt({ at: at(moment), today, urgent }, holidayOf)

test.each([
  // Friday, 27 November 2026
  ['2026-11-27T08:00', 1, '2026-11-27T09:00', 'before the office opens: when it does'],
  ['2026-11-27T10:30', 1, '2026-11-27T13:00', 'in the morning: after lunch'],
  ['2026-11-27T12:00', 1, '2026-11-27T13:00', 'an hour before: that hour'],
  ['2026-11-27T12:01', 1, '2026-11-27T16:00', 'less than an hour before: the next'],
  ['2026-11-27T15:30', 1, '2026-11-30T09:00', 'towards the evening: the next working day'],
  ['2026-11-27T13:10', 2, '2026-11-30T09:00', 'the second time on a day: the next working day'],
  ['2026-11-28T10:00', 1, '2026-11-30T09:00', 'on a rest day: the next working day'],
  ['2026-12-28T16:30', 1, '2027-01-04T09:00', 'before the turn of the year: after it'],
  ['2026-11-20T16:30', 1, '2026-11-24T09:00', 'before a holiday on Monday: on Tuesday'],
])('tried at %s, the time of the day no. %i: again at %s (%s)', (moment, today, next) => {
  expect(again(moment, today)).toEqual(at(next))
})

test.each([
  ['2026-11-27T10:30', '2026-11-27T11:30', 'an hour later, as often as it needs'],
  ['2026-11-27T18:59', '2026-11-27T19:59', 'until the quiet hours'],
  ['2026-11-27T19:00', '2026-11-28T08:00', 'then the next morning, also on a Saturday'],
  ['2026-11-27T06:10', '2026-11-27T08:00', 'never before they are over'],
])('what is urgent, tried at %s: again at %s (%s)', (moment, next) => {
  expect(again(moment, 5, true)).toEqual(at(next))
})
