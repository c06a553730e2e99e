import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, weekdayOf } from '../kernel/day.ts'
import { daysOfRhythm, endOfFiscalYear, lastDayFrom, nthOf, rhythmInWords, sameSeriesNextYear } from './series-dates.ts'
import { type Rhythm, rhythmKinds } from './series-words.ts'

const anyDay = fc.integer({ min: 0, max: 1200 }).map((n) => addDays('2026-01-01', n))
const anyRhythm: fc.Arbitrary<Rhythm> = fc.record({
  kind: fc.constantFrom(...rhythmKinds),
  nths: fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { minLength: 1 }),
})
const often = { numRuns: 500 }

describe('for every first day and every rule', () => {
  test('the days rise, lie within twelve months and are never more than a series may have', () => {
    fc.assert(
      fc.property(anyDay, anyRhythm, fc.integer({ min: 0, max: 60 }), (first, rhythm, times) => {
        const { days } = daysOfRhythm(first, rhythm, { times })
        expect(days).toEqual([...new Set(days)].toSorted())
        expect(days.length).toBeLessThanOrEqual(Math.min(24, times))
        for (const day of days) expect(day >= first && day <= lastDayFrom(first)).toBe(true)
      }),
      often,
    )
  })

  test('every day keeps the rule: the weekday, its week of the month, or the date', () => {
    fc.assert(
      fc.property(anyDay, anyRhythm, (first, rhythm) => {
        for (const day of daysOfRhythm(first, rhythm, { times: 24 }).days) {
          if (rhythm.kind === 'monthly-date') expect(day.slice(8)).toBe(first.slice(8))
          else expect(weekdayOf(day)).toBe(weekdayOf(first))
          if (rhythm.kind === 'monthly-weekday') expect(rhythm.nths).toContain(nthOf(day))
        }
      }),
      often,
    )
  })

  test('until a day is the same as taking those of them that are not later', () => {
    fc.assert(
      fc.property(anyDay, anyRhythm, fc.integer({ min: 0, max: 400 }), (first, rhythm, n) => {
        const until = addDays(first, n)
        const all = daysOfRhythm(first, rhythm, { times: 24 }).days
        expect(daysOfRhythm(first, rhythm, { until }).days).toEqual(all.filter((day) => day <= until))
      }),
      often,
    )
  })

  test('of each month between, a day that is wanted is either there or said to be missing', () => {
    const monthly = anyRhythm.filter(({ kind }) => kind.startsWith('monthly'))
    fc.assert(
      fc.property(anyDay, monthly, (first, rhythm) => {
        const until = addDays(lastDayFrom(first), 0)
        const { days, skipped } = daysOfRhythm(first, { ...rhythm, nths: rhythm.nths.slice(0, 1) }, { until })
        const last = days.at(-1) ?? first
        const months = new Set([...days.map((day) => day.slice(0, 7)), ...skipped.map(({ month }) => month)])
        for (let month = addDays(`${first.slice(0, 7)}-28`, 7).slice(0, 7); `${month}-31` < last;)
          [month] = [(expect(months).toContain(month), addDays(`${month}-28`, 7).slice(0, 7))]
      }),
      often,
    )
  })
})

test.each([
  [
    'a month without a 31st is passed over and said',
    '2026-08-31',
    'monthly-date',
    [],
    '2026-12-31',
    ['2026-08-31', '2026-10-31', '2026-12-31'],
    ['2026-09 31日', '2026-11 31日'],
  ],
  [
    'February has no 30th',
    '2027-01-30',
    'monthly-date',
    [],
    '2027-03-31',
    ['2027-01-30', '2027-03-30'],
    ['2027-02 30日'],
  ],
  [
    'a fifth Saturday is rare',
    '2026-10-31',
    'monthly-weekday',
    [5],
    '2027-01-31',
    ['2026-10-31', '2027-01-30'],
    ['2026-11 第5土曜日', '2026-12 第5土曜日'],
  ],
  [
    'first and third',
    '2026-11-07',
    'monthly-weekday',
    [3, 1],
    '2026-12-31',
    ['2026-11-07', '2026-11-21', '2026-12-05', '2026-12-19'],
    [],
  ],
  [
    'the fiscal year ends on March 31',
    '2027-03-24',
    'weekly',
    [],
    endOfFiscalYear('2027-03-24'),
    ['2027-03-24', '2027-03-31'],
    [],
  ],
  ['every other week', '2026-11-07', 'fortnightly', [], '2026-12-05', ['2026-11-07', '2026-11-21', '2026-12-05'], []],
] as const)('%s', (_, first, kind, nths, until, days, skipped) => {
  const found = daysOfRhythm(first, { kind, nths: [...nths] }, { until })
  expect(found.days).toEqual(days)
  expect(found.skipped.map(({ month, what }) => `${month} ${what}`)).toEqual(skipped)
})

test('twelve months, also from a leap day', () => {
  expect(lastDayFrom('2026-11-14')).toBe('2027-11-13')
  expect(lastDayFrom('2028-02-29')).toBe('2029-02-28')
  expect(endOfFiscalYear('2026-04-01')).toBe('2027-03-31')
  expect(endOfFiscalYear('2027-03-31')).toBe('2027-03-31')
})

test.each([
  ['毎週土曜日', 'weekly', []],
  ['1週おきの土曜日', 'fortnightly', []],
  ['毎月第2・第4土曜日', 'monthly-weekday', [4, 2]],
  ['毎月14日', 'monthly-date', []],
] as const)('%s', (words, kind, nths) => {
  expect(rhythmInWords('2026-11-14', { kind, nths: [...nths] })).toBe(words)
})

test('今年も: each keeps its week of the month, or its date; what is still ahead moves a year as well', () => {
  const second: Rhythm = { kind: 'monthly-weekday', nths: [2] }
  expect(sameSeriesNextYear(['2026-04-11', '2027-02-13'], second, '2026-11-28')).toEqual(['2027-04-10', '2028-02-12'])
  const tenth: Rhythm = { kind: 'monthly-date', nths: [] }
  expect(sameSeriesNextYear(['2026-04-10', '2026-05-10'], tenth, '2026-11-28')).toEqual(['2027-04-10', '2027-05-10'])
  expect(sameSeriesNextYear(['2026-10-03', '2026-10-17'], null, '2026-11-28')).toEqual(['2027-10-02', '2027-10-16'])
})
