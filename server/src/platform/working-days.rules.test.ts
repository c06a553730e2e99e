import { expect, test } from 'vitest'
import { holidayOf } from './japanese.ts'
import { isWorkingDay, workingDayBefore } from './working-days.rules.ts'

test.each([
  ['2026-11-20', true],
  ['2026-11-21', false],
  ['2026-11-23', false],
  ['2026-12-28', true],
  ['2026-12-29', false],
  ['2027-01-03', false],
  ['2027-01-04', true],
])('%s is a working day: %s', (day, is) => expect(isWorkingDay(day, holidayOf)).toBe(is))

test.each([
  ['2026-11-20', '2026-11-19'],
  ['2026-11-24', '2026-11-20'],
  ['2027-01-04', '2026-12-28'],
])('before %s the last working day is %s', (day, before) => expect(workingDayBefore(day, holidayOf)).toBe(before))
