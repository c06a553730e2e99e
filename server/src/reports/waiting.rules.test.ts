import { waitingKinds } from '@app/shared/reports'
import { describe, expect, test } from 'vitest'
import { deadlines, sorted, type WaitingFact, waitingItem } from './waiting.rules.ts'

const fact = (changes: Partial<WaitingFact> = {}): WaitingFact => ({
  kind: 'request-to-open',
  id: 'x',
  title: '12番 清掃',
  waitsFor: 'センター',
  since: new Date('2026-10-01T03:00:00Z'),
  promised: null,
  ...changes,
})

test('every kind of waiting has a deadline and a next step', () => {
  expect(
    waitingKinds.filter((kind) => !(deadlines[kind].days > 0 && deadlines[kind].step('1').startsWith('/desk/'))),
  ).toEqual([])
})

describe('a request to look at', () => {
  test('is on time at its last moment and late after it', () => {
    expect(waitingItem(fact(), new Date('2026-10-03T03:00:00Z')).late).toBe(false)
    expect(waitingItem(fact(), new Date('2026-10-03T03:00:01Z')).late).toBe(true)
  })

  test('waits in days of the calendar of Japan', () => {
    const { days } = waitingItem(fact({ since: new Date('2026-10-01T14:59:00Z') }), new Date('2026-10-01T15:01:00Z'))

    expect(days).toBe(1) // 23:59 and 0:01
  })
})

test('a promised end before the usual deadline counts', () => {
  const promised = new Date('2026-10-02T00:00:00Z')

  const item = waitingItem(fact({ kind: 'answer-of-supporter', promised }), new Date('2026-10-02T01:00:00Z'))

  expect(item).toMatchObject({ late: true, dueAt: promised.toISOString() })
})

test('each thing stands in one list, the most urgent first', () => {
  const now = new Date('2026-10-05T00:00:00Z')
  const facts = [
    fact({ title: 'new', since: new Date('2026-10-04T12:00:00Z') }),
    fact({ title: 'late' }),
    fact({ title: 'later', since: new Date('2026-09-20T00:00:00Z') }),
    fact({ title: 'theirs', kind: 'request-returned' }),
  ]

  const { late, cameIn, waiting } = sorted(facts, now)

  expect([late, cameIn, waiting].map((list) => list.map(({ title }) => title))).toEqual([
    ['later', 'late'],
    ['new'],
    ['theirs'],
  ])
})
