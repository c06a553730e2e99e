import type { SupporterCalendar } from '@app/shared/closed-days'
import { describe, expect, test } from 'vitest'
import { marksOf, monthAfter, weeksOf } from './month.rules.ts'

const blank: SupporterCalendar = {
  weekdays: [],
  months: [],
  times: [],
  termBreaks: [],
  hasExams: true,
  mostAMonth: null,
  asked: { thisMonth: 0, lastOn: null, mostAMonth: 2, helpedThisYear: 0 },
  closed: [],
  promised: [],
  meetings: [],
}
const span = (from: string, to: string, kind: 'own' | 'exams' = 'own') => ({
  id: '0199a000-0000-7000-8000-000000000001' as never,
  kind,
  from,
  to,
  word: null,
})

describe('a month', () => {
  test('is laid out in weeks from Monday to Sunday, every day once', () => {
    const weeks = weeksOf('2026-11', blank)

    expect(weeks.map((week) => week.map((day) => day?.date ?? 0).join(' '))).toEqual([
      '0 0 0 0 0 0 1',
      '2 3 4 5 6 7 8',
      '9 10 11 12 13 14 15',
      '16 17 18 19 20 21 22',
      '23 24 25 26 27 28 29',
      '30 0 0 0 0 0 0',
    ])
    expect(weeksOf('2027-02', blank)).toHaveLength(4)
  })

  test('is followed and preceded across the turn of the year', () => {
    expect([monthAfter('2026-12', 1), monthAfter('2027-01', -1), monthAfter('2026-10', 0)]).toEqual([
      '2027-01',
      '2026-12',
      '2026-10',
    ])
  })
})

describe('a day is marked', () => {
  test('open on the weekdays and in the months that were named', () => {
    const said = { ...blank, weekdays: [0, 6], months: [11] }

    expect(marksOf('2026-11-01', said)).toEqual(['open'])
    expect(marksOf('2026-11-02', said)).toEqual([])
    expect(marksOf('2026-12-06', said)).toEqual([])
    expect(marksOf('2026-11-01', blank)).toEqual([])
  })

  test('closed on both ends of a span and between, never open besides', () => {
    const said = { ...blank, weekdays: [0, 1, 2, 3, 4, 5, 6], closed: [span('2026-11-03', '2026-11-05')] }

    expect(['2026-11-02', '2026-11-03', '2026-11-05', '2026-11-06'].map((day) => marksOf(day, said))).toEqual([
      ['open'],
      ['closed'],
      ['closed'],
      ['open'],
    ])
  })

  test('as examinations, whether closed here or said in the registration', () => {
    const here = { ...blank, closed: [span('2026-11-03', '2026-11-03', 'exams')] }
    const there = { ...blank, termBreaks: [{ kind: 'exams' as const, from: '2026-11-03', to: '2026-11-03' }] }
    const holidays = { ...blank, termBreaks: [{ kind: 'holidays' as const, from: '2026-11-03', to: '2026-11-03' }] }

    expect([here, there, holidays].map((said) => marksOf('2026-11-03', said))).toEqual([['exams'], ['exams'], []])
  })

  test('a promise on a closed day is drawn first, and both are said', () => {
    const said = {
      ...blank,
      closed: [span('2026-11-01', '2026-11-01')],
      promised: [{ matchId: 'm' as never, day: '2026-11-01', title: '秋まつり', agreed: true }],
    }

    expect(marksOf('2026-11-01', said)).toEqual(['promised', 'closed'])
  })
})
