import { expect, test } from 'vitest'
import { handoverYearOn, lastDay, seasonOn, stateOf, usualStart } from './handover.rules.ts'

test('officers of today prepare the next April; until May they may still answer for the last one', () => {
  const years = ['2026-12-31', '2027-01-01', '2027-03-31', '2027-05-31', '2027-06-01'].map(handoverYearOn)
  expect(years).toEqual([2027, 2027, 2027, 2027, 2028])
})

test('the season is February and March', () => {
  expect(['2027-01-31', '2027-02-01', '2027-03-31', '2027-04-01'].map(seasonOn)).toEqual([null, 2027, 2027, null])
})

test('new officers begin on April 1, or today when that is past; whoever goes acts until the day before', () => {
  expect([usualStart(2027, '2027-02-10'), usualStart(2027, '2027-04-20')]).toEqual(['2027-04-01', '2027-04-20'])
  expect([lastDay('2027-04-01', '2025-04-01'), lastDay('2027-04-01', '2027-04-05')]).toEqual([
    '2027-03-31',
    '2027-04-05',
  ])
})

test('it is done when nobody changes or somebody came', () => {
  expect(stateOf(null)).toBe('not-asked')
  expect(stateOf({ answer: null, doneAt: null })).toBe('asked')
  expect(stateOf({ answer: 'changes', doneAt: null })).toBe('waiting')
  expect(stateOf({ answer: 'stays', doneAt: new Date() })).toBe('done')
})
