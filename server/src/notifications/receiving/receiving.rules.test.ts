import { describe, expect, test } from 'vitest'
import { holidayOf } from '../../platform/japanese.ts'
import { digestAfter, heldUntil, quietUntil, timeToTell, usualWishes, type Wishes } from './receiving.rules.ts'

const jst = (moment: string) => new Date(`${moment}+09:00`)
const inJapan = (at: Date | null) => (at ? new Date(+at + 9 * 3_600_000).toISOString().slice(0, 16) : 'now')

describe('quiet hours', () => {
  test.each([
    ['2027-03-31T19:59:59', 'now'],
    ['2027-03-31T20:00:00', '2027-04-01T08:00'],
    ['2027-03-31T23:59:59', '2027-04-01T08:00'],
    ['2027-04-01T00:00:00', '2027-04-01T08:00'],
    ['2027-04-01T07:59:59', '2027-04-01T08:00'],
    ['2027-04-01T08:00:00', 'now'],
    ['2027-12-31T20:00:00', '2028-01-01T08:00'],
  ])('as usual, %s: %s', (at, until) => expect(inJapan(quietUntil(usualWishes.quiet, jst(at)))).toBe(until))

  test.each([
    [{ from: 13, to: 15 }, '2027-04-01T12:59:59', 'now'],
    [{ from: 13, to: 15 }, '2027-04-01T13:00:00', '2027-04-01T15:00'],
    [{ from: 13, to: 15 }, '2027-04-01T15:00:00', 'now'],
    [{ from: 22, to: 0 }, '2027-04-01T23:30:00', '2027-04-02T00:00'],
    [{ from: 0, to: 6 }, '2027-04-01T00:00:00', '2027-04-01T06:00'],
  ])('%j, %s: %s', (quiet, at, until) => expect(inJapan(quietUntil(quiet, jst(at)))).toBe(until))

  test('none', () => expect(quietUntil(null, jst('2027-04-01T03:00:00'))).toBeNull())
})

describe('a digest', () => {
  test.each([
    ['daily', '2026-11-25T07:59:59', '2026-11-25T08:00'],
    ['daily', '2026-11-25T08:00:00', '2026-11-26T08:00'],
    ['daily', '2026-12-31T23:59:59', '2027-01-01T08:00'],
    // Monday, 23 November 2026 is 勤労感謝の日
    ['weekly', '2026-11-22T12:00:00', '2026-11-24T08:00'],
    ['weekly', '2026-11-23T08:00:00', '2026-11-24T08:00'],
    ['weekly', '2026-11-24T07:59:59', '2026-11-24T08:00'],
    ['weekly', '2026-11-24T08:00:00', '2026-11-30T08:00'],
    ['weekly', '2026-11-29T23:59:59', '2026-11-30T08:00'],
    ['weekly', '2026-11-30T00:00:00', '2026-11-30T08:00'],
    ['weekly', '2026-11-30T08:00:00', '2026-12-07T08:00'],
    // 年末年始: from Tuesday 29 December on nobody works until Monday 4 January
    ['weekly', '2026-12-28T09:00:00', '2027-01-04T08:00'],
    // ゴールデンウィーク: Monday 3 May 2027 to Wednesday 5 May are holidays
    ['weekly', '2027-05-01T09:00:00', '2027-05-06T08:00'],
  ] as const)('%s, %s: %s', (digest, at, due) => expect(inJapan(digestAfter(digest, jst(at), holidayOf))).toBe(due))
})

describe('when something is told', () => {
  const weekly: Wishes = { ...usualWishes, digest: 'weekly' }
  const told = (urgency: Parameters<typeof timeToTell>[0], wishes: Wishes, at: string) => {
    const { held, at: moment } = timeToTell(urgency, wishes, jst(at), holidayOf)
    return `${held ? 'held' : 'sent'} ${inJapan(moment)}`
  }

  test.each([
    ['urgent', weekly, '2026-11-25T03:00:00', 'sent now'],
    ['same-day', weekly, '2026-11-25T12:00:00', 'sent now'],
    ['same-day', weekly, '2026-11-25T20:00:00', 'sent 2026-11-26T08:00'],
    ['can-wait', usualWishes, '2026-11-25T12:00:00', 'sent now'],
    ['can-wait', usualWishes, '2026-11-25T20:00:00', 'sent 2026-11-26T08:00'],
    ['can-wait', weekly, '2026-11-25T12:00:00', 'held 2026-11-30T08:00'],
    // a digest at eight does not wake whoever sleeps until nine
    [
      'can-wait',
      { ...weekly, digest: 'daily', quiet: { from: 20, to: 9 } },
      '2026-11-25T12:00:00',
      'held 2026-11-26T09:00',
    ],
    ['same-day', { ...weekly, quiet: null }, '2026-11-25T23:00:00', 'sent now'],
  ] as const)('%s %j %s: %s', (urgency, wishes, at, expected) => expect(told(urgency, wishes, at)).toBe(expected))

  test('what is held is due at once when its owner wishes no digest any more, in the daytime', () => {
    expect(inJapan(heldUntil(usualWishes, jst('2026-11-25T12:00:00'), holidayOf))).toBe('2026-11-25T12:00')
    expect(inJapan(heldUntil(usualWishes, jst('2026-11-25T21:00:00'), holidayOf))).toBe('2026-11-26T08:00')
    expect(inJapan(heldUntil(weekly, jst('2026-11-25T21:00:00'), holidayOf))).toBe('2026-11-30T08:00')
  })
})
