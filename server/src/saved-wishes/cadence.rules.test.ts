import { describe, expect, test } from 'vitest'
import { isQuiet, toldUntil } from './cadence.rules.ts'

const jst = (text: string) => new Date(`${text}+09:00`)

describe('how often new requests are told', () => {
  test.each([
    ['at-once', '2026-10-07T13:00', '2026-10-07T13:00'],
    ['daily', '2026-10-07T08:00', '2026-10-07T08:00'],
    ['daily', '2026-10-07T07:59', '2026-10-06T08:00'],
    ['daily', '2026-10-07T23:30', '2026-10-07T08:00'],
    ['daily', '2026-10-07T00:00', '2026-10-06T08:00'],
    // 2026-10-05 is a Monday
    ['weekly', '2026-10-05T08:00', '2026-10-05T08:00'],
    ['weekly', '2026-10-05T07:59', '2026-09-28T08:00'],
    ['weekly', '2026-10-11T23:59', '2026-10-05T08:00'],
    ['weekly', '2026-10-12T00:00', '2026-10-05T08:00'],
    ['weekly', '2027-01-01T12:00', '2026-12-28T08:00'],
  ] as const)('%s, at %s: what opened up to %s', (cadence, now, until) => {
    expect(toldUntil(cadence, jst(now))).toEqual(jst(until))
  })

  test.each([
    ['2026-10-07T07:59:59', true],
    ['2026-10-07T08:00', false],
    ['2026-10-07T19:59:59', false],
    ['2026-10-07T20:00', true],
    ['2026-10-08T00:00', true],
  ])('at %s nobody is told: %s', (now, quiet) => {
    expect(isQuiet(jst(now))).toBe(quiet)
  })
})
