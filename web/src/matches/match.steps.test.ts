import type { Match } from '@app/shared/matches'
import { expect, test } from 'vitest'
import { stepsOf } from './match.steps.ts'

const aMatch = (facts: Partial<Match>): Match =>
  ({
    status: 'proposed',
    startedBy: 'coordinator',
    supporterName: '見本商事',
    associationAnswer: 'pending',
    supporterAnswer: 'pending',
    heads: null,
    day: '2020-10-04',
    from: null,
    to: null,
    proposedAt: '2020-09-01T00:00:00Z',
    agreedAt: null,
    endReason: null,
    isRainedOff: false,
    askedAgainAt: null,
    reportedBy: [],
    ...facts,
  }) as unknown as Match
const told = (facts: Partial<Match>) => stepsOf(aMatch(facts)).map(({ words, state }) => `${state} ${words}`)

test('asked by the centre: both answers are awaited', () => {
  expect(told({})).toEqual([
    'done asked.coordinator',
    'now supporter.pending',
    'now association.pending',
    'next willAgree',
    'next day',
    'next report',
  ])
})

test('a raised hand is its own yes', () => {
  expect(told({ startedBy: 'supporter', supporterAnswer: 'yes', heads: 3 })).toContain('now association.pending')
  expect(told({ startedBy: 'supporter', supporterAnswer: 'yes', heads: 3 })).not.toContain('done supporter.yesHeads')
})

test('after the day the report is due', () => {
  const yes = { supporterAnswer: 'yes', associationAnswer: 'yes', heads: 3, agreedAt: '2020-09-02T00:00:00Z' } as const
  expect(told({ status: 'agreed', ...yes }).slice(3)).toEqual(['done agreed', 'done day', 'now report'])
  expect(told({ status: 'done', ...yes, reportedBy: ['supporter'] }).at(-1)).toBe('done reported')
})

test('a no ends it; who was not asked any more is left out', () => {
  expect(told({ status: 'declined', supporterAnswer: 'no' })).toEqual([
    'done asked.coordinator',
    'done supporter.no',
    'now ended.declined',
  ])
})
