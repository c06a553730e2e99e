import { describe, expect, test } from 'vitest'
import {
  deletesOn,
  inKanaOrder,
  lastDayToForget,
  opensToAssociation,
  refuseClosedList,
  takesNames,
} from './rosters.rules.ts'

const day = '2026-11-01'

test('names are deleted 90 days after the activity, over the turn of the year', () => {
  expect(deletesOn(day)).toBe('2027-01-30')
  expect(lastDayToForget('2027-01-30')).toBe(day)
})

describe('names come in by the link', () => {
  test('while the help is agreed, to the end of its day', () => {
    expect(takesNames({ status: 'agreed', day }, day)).toBe(true)
    expect(takesNames({ status: 'agreed', day }, '2026-11-02')).toBe(false)
    expect(takesNames({ status: 'agreed', day: null }, '2027-11-02')).toBe(true)
    expect(takesNames({ status: 'done', day }, day)).toBe(false)
    expect(takesNames({ status: 'cancelled', day }, '2026-10-20')).toBe(false)
  })
})

describe('the association prints the names', () => {
  test.each([
    ['2026-10-24', false],
    ['2026-10-25', true],
    ['2026-11-01', true],
    ['2026-11-02', false],
  ])('on %s: %s', (today, isOpen) => {
    expect(opensToAssociation({ day }, today)).toBe(isOpen)
  })

  test('never without a day; and hears why not', () => {
    expect(opensToAssociation({ day: null }, day)).toBe(false)
    expect(() => refuseClosedList({ day }, '2026-10-24')).toThrow('7日前から')
    expect(() => refuseClosedList({ day }, '2026-11-02')).toThrow('当日まで')
    expect(() => refuseClosedList({ day }, day)).not.toThrow()
  })
})

test('五十音順: both kana as one, voiced after plain, the same reading by the name', () => {
  const people = ['ワタナベ', 'いとう', 'アベ', 'がとう', 'かとう', 'あべ'].map((kana, i) => ({
    kana,
    name: `${9 - i}`,
  }))

  expect(inKanaOrder(people).map(({ kana }) => kana)).toEqual([
    'あべ',
    'アベ',
    'いとう',
    'かとう',
    'がとう',
    'ワタナベ',
  ])
})
