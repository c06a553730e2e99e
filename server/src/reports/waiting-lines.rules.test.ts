import { expect, test } from 'vitest'
import { asLines } from './waiting-lines.rules.ts'
import type { WaitingFact } from './waiting.rules.ts'

const session = (number: number, changes: Partial<WaitingFact> = {}): WaitingFact => ({
  kind: 'request-without-asking',
  id: `r${number}`,
  title: `${number}番 スマホ教室（第${number}回）`,
  waitsFor: 'センター',
  since: new Date(Date.UTC(2026, 9, number)),
  promised: null,
  session: { seriesId: 's', title: 'スマホ教室', number },
  ...changes,
})

test('sessions of a series that wait alike are one line, by the longest wait, and lead to the series', () => {
  const lines = asLines([session(5), session(3), session(4), session(9)])

  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatchObject({
    title: 'スマホ教室 第3〜5・9回（4回）',
    leadsTo: '/desk/series/s',
    since: new Date('2026-10-03'),
  })
})

test('another kind, another supporter and a session alone stay lines of their own; other things are left as they are', () => {
  const theirs = (number: number, waitsFor: string, promised: string) =>
    session(number, { kind: 'answer-of-supporter', waitsFor, promised: new Date(promised) })
  const other = session(1, { session: null, title: '1番 清掃' })
  const lines = asLines([
    session(1),
    theirs(1, 'みどり商会', '2026-10-20'),
    theirs(2, 'みどり商会', '2026-10-18'),
    theirs(2, '学生会', '2026-10-20'),
    other,
    other,
  ])

  expect(lines.map(({ title, waitsFor }) => [title, waitsFor])).toEqual([
    ['1番 スマホ教室（第1回）', 'センター'],
    ['スマホ教室 第1〜2回（2回）', 'みどり商会'],
    ['2番 スマホ教室（第2回）', '学生会'],
    ['1番 清掃', 'センター'],
    ['1番 清掃', 'センター'],
  ])
  expect(lines[1]!.promised).toEqual(new Date('2026-10-18'))
})
