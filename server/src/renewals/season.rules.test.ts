import { expect, test } from 'vitest'
import { deadlinesOf, nextReminder, runningSeason, seasonOf, yearInQuestion } from './season.rules.ts'

const at = (moment: string) => new Date(`${moment}+09:00`)

test('the season runs from nine o’clock on February 1 until midnight before April 1, in Japan', () => {
  expect(runningSeason(at('2027-02-01T08:59:59'))).toBeNull()
  expect(runningSeason(at('2027-02-01T09:00:00'))).toBe(2027)
  expect(runningSeason(at('2027-03-31T23:59:59'))).toBe(2027)
  expect(runningSeason(at('2027-04-01T00:00:00'))).toBeNull()
})

test('a question is about the coming fiscal year; until the links end on April 30 about the one that has begun', () => {
  expect(yearInQuestion('2026-11-24')).toBe(2027)
  expect(yearInQuestion('2027-04-30')).toBe(2027)
  expect(yearInQuestion('2027-05-01')).toBe(2028)
})

test('asked in the season one answers until March 31 and comes back by link until April 30', () => {
  const { answerBy, linkEndsAt } = deadlinesOf(2027, seasonOf(2027).opensAt)

  expect(answerBy).toEqual(at('2027-04-01T00:00:00'))
  expect(linkEndsAt).toEqual(at('2027-05-01T00:00:00'))
})

test('asked late one still has fourteen whole days', () => {
  const { answerBy, linkEndsAt } = deadlinesOf(2027, at('2027-03-25T15:00:00'))

  expect(answerBy).toEqual(at('2027-04-09T00:00:00'))
  expect(linkEndsAt).toEqual(at('2027-05-09T00:00:00'))
})

test('reminders come on March 1 and 20, never within a week of the last letter, and then no more', () => {
  expect(nextReminder(2027, at('2027-02-01T09:00:00'))).toEqual(at('2027-03-01T09:00:00'))
  expect(nextReminder(2027, at('2027-02-24T09:00:00'))).toEqual(at('2027-03-20T09:00:00'))
  expect(nextReminder(2027, at('2027-03-01T09:00:00'))).toEqual(at('2027-03-20T09:00:00'))
  expect(nextReminder(2027, at('2027-03-20T09:00:00'))).toBeNull()
})
