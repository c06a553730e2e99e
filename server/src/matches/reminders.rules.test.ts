import { describe, expect, test } from 'vitest'
import { holidayOf } from '../platform/japanese.ts'
import { dueReminders, type Remindable } from './reminders.rules.ts'

const jst = (moment: string) => new Date(`${moment}+09:00`)
/** Asked on Monday morning for the end of next Monday, which is a holiday; the day is Sunday, 1 November. */
const asked: Remindable = {
  status: 'proposed',
  supporterAnswer: 'pending',
  associationAnswer: 'pending',
  wantsToTalk: false,
  onDay: '2026-11-01',
  answerBy: jst('2026-10-12T17:00:00'),
  proposedAt: jst('2026-10-05T10:00:00'),
  supporterAnsweredAt: null,
  associationAnsweredAt: null,
  agreedAt: null,
  toldAt: null,
  isTold: false,
  isClosed: false,
  isEnough: false,
}
const agreed: Remindable = { ...asked, status: 'agreed', agreedAt: jst('2026-10-08T12:00:00') }
const due = (match: Remindable, at: string) => dueReminders(match, jst(at), holidayOf)

const onEve = (match: Remindable, at: string) => due(match, at).includes('day-before')

describe('an answer that is still awaited', () => {
  test('is asked for again at nine on the last working day before its end', () => {
    expect(due(asked, '2026-10-09T08:59:59')).toEqual([])
    expect(due(asked, '2026-10-09T09:00:00')).toEqual(['supporter-answer'])
    expect(due(asked, '2026-10-12T16:59:59')).toEqual(['supporter-answer'])
    expect(due(asked, '2026-10-12T17:00:00')).toEqual([])
  })

  test('not when the question is younger than a day, or they talk first', () => {
    expect(due({ ...asked, proposedAt: jst('2026-10-08T09:00:01') }, '2026-10-09T09:00:00')).toEqual([])
    expect(due({ ...asked, associationAnsweredAt: jst('2026-10-08T15:00:00') }, '2026-10-09T09:00:00')).toEqual([])
    expect(due({ ...asked, wantsToTalk: true }, '2026-10-09T09:00:00')).toEqual([])
  })

  test('the association is asked once the supporter has said yes', () => {
    const half = { ...asked, supporterAnswer: 'yes', supporterAnsweredAt: jst('2026-10-06T10:00:00') } as const
    expect(due(half, '2026-10-09T09:00:00')).toEqual(['association-answer'])
    expect(due({ ...half, associationAnswer: 'yes' }, '2026-10-09T09:00:00')).toEqual([])
  })
})

describe('the eve of the day', () => {
  test('both are told from nine until midnight', () => {
    expect(onEve(agreed, '2026-10-31T08:59:59')).toBe(false)
    expect(onEve(agreed, '2026-10-31T09:00:00')).toBe(true)
    expect(onEve(agreed, '2026-11-01T00:00:00')).toBe(false)
  })

  test('not who agreed on the eve itself, nor without a day', () => {
    expect(due({ ...agreed, agreedAt: jst('2026-10-31T00:10:00') }, '2026-10-31T12:00:00')).toEqual([])
    expect(onEve({ ...agreed, agreedAt: jst('2026-10-30T23:50:00') }, '2026-10-31T12:00:00')).toBe(true)
    expect(due({ ...agreed, onDay: null }, '2026-10-31T12:00:00')).toEqual([])
  })
})

describe('whoever is told by a person hears it while the office is open', () => {
  const nears = (onDay: string, at: string, agreedAt = '2026-10-08T12:00:00') =>
    due({ ...agreed, onDay, agreedAt: jst(agreedAt) }, at).includes('day-nears')

  test('of a Sunday on Friday at nine, until the day begins', () => {
    expect(nears('2026-11-01', '2026-10-30T08:59:59')).toBe(false)
    expect(nears('2026-11-01', '2026-10-30T09:00:00')).toBe(true)
    expect(nears('2026-11-01', '2026-10-31T23:59:59')).toBe(true)
    expect(nears('2026-11-01', '2026-11-01T00:00:00')).toBe(false)
  })

  test('of a Monday on Friday; of the day after a holiday on the working day before the holiday', () => {
    expect(nears('2026-11-02', '2026-10-30T09:00:00')).toBe(true)
    // Monday, 12 October 2026 is a holiday (スポーツの日): Tuesday is told on Friday
    expect(nears('2026-10-13', '2026-10-09T08:59:59', '2026-10-01T12:00:00')).toBe(false)
    expect(nears('2026-10-13', '2026-10-09T09:00:00', '2026-10-01T12:00:00')).toBe(true)
    // 4 January: the offices rest from 29 December
    expect(nears('2027-01-04', '2026-12-28T09:00:00')).toBe(true)
  })

  test('not where the eve is a working day, nor whoever agreed on that day', () => {
    expect(nears('2026-10-31', '2026-10-30T09:00:00')).toBe(false)
    expect(nears('2026-10-28', '2026-10-27T09:00:00')).toBe(false)
    expect(nears('2026-11-01', '2026-10-30T12:00:00', '2026-10-30T00:10:00')).toBe(false)
    expect(nears('2026-11-01', '2026-10-30T12:00:00', '2026-10-29T23:50:00')).toBe(true)
  })
})

describe('how it went', () => {
  test('is asked the morning after and again a week later', () => {
    expect(due(agreed, '2026-11-02T08:59:59')).toEqual([])
    expect(due(agreed, '2026-11-02T09:00:00')).toEqual(['result'])
    expect(due(agreed, '2026-11-09T09:00:00')).toEqual(['result-again'])
    expect(due(agreed, '2026-11-30T09:00:00')).toEqual([])
  })

  test('again only of whoever has not told, and not right after the other side has', () => {
    const done = { ...agreed, status: 'done', toldAt: jst('2026-11-07T20:00:00') } as const
    expect(due(done, '2026-11-09T09:00:00')).toEqual([])
    expect(due(done, '2026-11-14T09:00:00')).toEqual(['result-again'])
    expect(due({ ...done, isTold: true }, '2026-11-14T09:00:00')).toEqual([])
  })
})

describe('今年も', () => {
  const done = { ...agreed, status: 'done', isTold: true, isClosed: true } as const

  test('is asked eight weeks before the same weekday of the year, for four weeks', () => {
    // 1 November 2026 and 31 October 2027 are Sundays; eight weeks before lies 5 September
    expect(due(done, '2027-09-05T08:59:59')).toEqual([])
    expect(due(done, '2027-09-05T09:00:00')).toEqual(['this-year'])
    expect(due(done, '2027-10-03T09:00:00')).toEqual([])
  })

  test('not where one of the two would rather not', () => {
    expect(due({ ...done, isEnough: true }, '2027-09-05T09:00:00')).toEqual([])
  })
})

test('what the centre has closed is not asked about any more', () => {
  expect(due({ ...agreed, isClosed: true }, '2026-11-02T09:00:00')).toEqual([])
})
