import { expect, test } from 'vitest'
import { dayGroupOf, monthSpans } from './availability.rules.ts'

test.each([
  [[], { kind: 'ask' }],
  [[0, 1, 2, 3, 4, 5, 6], { kind: 'any' }],
  [[5, 4, 3, 2, 1], { kind: 'weekdays' }],
  [[0, 6], { kind: 'weekend' }],
  [[0, 3, 6], { kind: 'some', days: [3, 6, 0] }],
])('weekdays %j are said as %j', (weekdays, said) => {
  expect(dayGroupOf(weekdays)).toEqual(said)
})

test.each([
  [[], []],
  [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], []],
  [[4, 5, 6], [[4, 6]]],
  [
    [10, 4, 5],
    [
      [4, 5],
      [10, 10],
    ],
  ],
  [
    [12, 1, 2, 6],
    [
      [6, 6],
      [12, 2],
    ],
  ],
])('months %j become the spans %j', (months, spans) => {
  expect(monthSpans(months)).toEqual(spans)
})
