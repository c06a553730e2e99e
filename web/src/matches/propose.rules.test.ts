import { expect, test } from 'vitest'
import { answerDayFor } from './propose.rules.ts'

test.each([
  ['a week on a workday', '2026-09-02', undefined, '2026-09-09'],
  ['from Saturday to Monday', '2026-09-05', undefined, '2026-09-14'],
  ['from Sunday to Monday', '2026-09-06', undefined, '2026-09-14'],
  ['far from the day itself', '2026-09-02', '2026-10-04', '2026-09-09'],
  ['not into the day itself', '2026-09-02', '2026-09-07', '2026-09-06'],
  ['never in the past', '2026-09-02', '2026-09-02', '2026-09-03'],
])('answers are awaited %s', (_rule, today, firstDay, expected) => {
  expect(answerDayFor(today, firstDay)).toBe(expected)
})
