import type { Match } from '@app/shared/matches'
import { expect, test } from 'vitest'
import { groupOf, mayAnswer, mayTellOver, mayWithdraw, owesResult, waitsFor } from './match.rules.ts'

const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10)
const aMatch = (facts: Partial<Match>): Match =>
  ({
    status: 'proposed',
    startedBy: 'coordinator',
    associationAnswer: 'pending',
    supporterAnswer: 'pending',
    day: day(10),
    reportedBy: [],
    ...facts,
  }) as unknown as Match

test('an open match waits for those who have not answered', () => {
  expect(waitsFor(aMatch({}))).toEqual(['supporter', 'association'])
  expect(waitsFor(aMatch({ supporterAnswer: 'yes' }))).toEqual(['association'])
  expect(waitsFor(aMatch({ status: 'withdrawn' }))).toEqual([])
})

test('a side answers for itself once, the centre for either', () => {
  const match = aMatch({ supporterAnswer: 'yes' })
  expect(mayAnswer(match, 'supporter', 'supporter')).toBe(false)
  expect(mayAnswer(match, 'association', 'supporter')).toBe(false)
  expect(mayAnswer(match, 'association', 'association')).toBe(true)
  expect(mayAnswer(match, 'association', 'coordinator')).toBe(true)
})

test('whoever asked may take it back, and the centre', () => {
  const match = aMatch({ startedBy: 'supporter' })
  expect(mayWithdraw(match, 'supporter')).toBe(true)
  expect(mayWithdraw(match, 'association')).toBe(false)
  expect(mayWithdraw(match, 'coordinator')).toBe(true)
  expect(mayWithdraw(aMatch({ status: 'agreed' }), 'coordinator')).toBe(false)
})

test('a result is owed once the day came, by each side that has not told it', () => {
  expect(owesResult(aMatch({ status: 'agreed' }), 'supporter')).toBe(false)
  const over = aMatch({ status: 'agreed', day: day(-1), reportedBy: ['association'] })
  expect(owesResult(over, 'supporter')).toBe(true)
  expect(owesResult(over, 'association')).toBe(false)
})

test('an association is asked once the supporter said that it can come', () => {
  expect(groupOf(aMatch({}), 'association')).toBe('others')
  expect(groupOf(aMatch({ supporterAnswer: 'yes' }), 'association')).toBe('mine')
})

test.each([
  ['mine', {}],
  ['others', { supporterAnswer: 'yes' }],
  ['coming', { status: 'agreed' }],
  ['coming', { status: 'agreed', day: null }],
  ['report', { status: 'done', day: day(-3) }],
  ['past', { status: 'done', reportedBy: ['supporter'] }],
  ['past', { status: 'cancelled' }],
] as const)('%s: %j', (group, facts) => {
  expect(groupOf(aMatch(facts as Partial<Match>), 'supporter')).toBe(group)
})

test('help without a day is over when a side says so, and asks nobody before', () => {
  const agreed = aMatch({ status: 'agreed', day: null, supporterAnswer: 'yes', associationAnswer: 'yes' })
  expect(owesResult(agreed, 'association')).toBe(false)
  expect(mayTellOver(agreed, 'association')).toBe(true)
  expect(mayTellOver({ ...agreed, reportedBy: ['association'] }, 'association')).toBe(false)
  expect(mayTellOver({ ...agreed, day: day(1) }, 'association')).toBe(false)
})
