import { describe, expect, test } from 'vitest'
import { holidayOf } from '../platform/japanese.ts'
import { workingDaysUntil } from '../platform/working-days.rules.ts'
import { answerByOfTurn, stepOfTurns, timeToAnswer, type TurnFacts } from './turns.rules.ts'

const jst = (moment: string) => new Date(`${moment}+09:00`)
const open: TurnFacts = {
  status: 'open',
  headsMin: 4,
  headsHeld: 0,
  headsAgreed: 0,
  isSomebodySilent: false,
  day: '2026-11-01',
}
const step = (changes: Partial<TurnFacts>, at = '2026-10-13T09:00:00') =>
  stepOfTurns({ ...open, ...changes }, jst(at), holidayOf)

describe('whose turn it is', () => {
  test('the next are asked once nobody is silent and heads are missing', () => {
    expect(step({})).toEqual({ does: 'ask' })
    expect(step({ isSomebodySilent: true })).toEqual({ does: 'wait' })
    expect(step({ headsHeld: 4 })).toEqual({ does: 'wait' })
    expect(step({ headsHeld: 2, headsAgreed: 1 })).toEqual({ does: 'ask' })
    expect(step({ status: 'staffed' })).toEqual({ does: 'wait' })
  })

  test.each(['08:59:59', '17:00:00'])('never at %s', (clock) =>
    expect(step({}, `2026-10-13T${clock}`)).toEqual({ does: 'wait' }),
  )

  test.each(['2026-10-10', '2026-10-12'])('never on %s, a weekend or a holiday', (day) =>
    expect(step({}, `${day}T10:00:00`)).toEqual({ does: 'wait' }),
  )

  test('it ends with the request and with the day', () => {
    expect(step({ status: 'cancelled' })).toMatchObject({ does: 'stop', why: 'この依頼の募集が終わりました' })
    expect(step({ isSomebodySilent: true }, '2026-11-01T00:00:00')).toMatchObject({ does: 'stop' })
    expect(step({ day: null }, '2026-11-02T10:00:00')).toEqual({ does: 'ask' })
  })
})

describe('until when they may answer', () => {
  test('as many working days as the first had, to the end of the office', () => {
    // Monday to Friday is four; from Thursday on over a weekend and a holiday Monday it is the next Wednesday
    expect(workingDaysUntil('2026-10-05', '2026-10-09', holidayOf)).toBe(4)
    expect(answerByOfTurn(jst('2026-10-08T10:00:00'), 3, null, holidayOf)).toEqual(jst('2026-10-14T17:00:00'))
  })

  test('the line gives at most sixty working days, however far off the first end is', () => {
    expect(timeToAnswer(jst('2026-10-05T10:00:00'), jst('2026-10-09T17:00:00'), holidayOf)).toBe(4)
    expect(timeToAnswer(jst('2026-10-05T10:00:00'), jst('2027-03-31T17:00:00'), holidayOf)).toBe(60)
  })

  test('never into the day', () => {
    expect(answerByOfTurn(jst('2026-10-29T10:00:00'), 4, '2026-11-01', holidayOf)).toEqual(jst('2026-10-31T20:00:00'))
  })
})
