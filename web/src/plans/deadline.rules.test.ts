import { expect, test } from 'vitest'
import { deadlineOf } from './deadline.rules.ts'

test.each([
  ['as chosen', '2026-11-09', '2026-12-01', '2026-11-09'],
  ['help without a day', '2026-11-09', undefined, '2026-11-09'],
  ['the eve of a day that comes sooner', '2026-11-09', '2026-11-07', '2026-11-06'],
  ['tomorrow at least', '2026-11-09', '2026-11-02', '2026-11-03'],
])('until when a proposal waits: %s', (_name, chosen, day, until) => {
  expect(deadlineOf(chosen, day, '2026-11-02')).toBe(until)
})
