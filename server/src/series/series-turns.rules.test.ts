import { describe, expect, test } from 'vitest'
import { lineOf, reasonsInWords, type SessionInLine } from './series-turns.rules.ts'

const open: SessionInLine = { status: 'open', headsMin: 4, headsHeld: 0, headsAgreed: 0, day: '2026-11-14' }
const line = (...changes: Partial<SessionInLine>[]) =>
  lineOf(
    changes.map((one) => ({ ...open, ...one })),
    '2026-10-13',
  )

describe('the line of a series', () => {
  test('goes on while one of its sessions is open and ahead, and asks while one misses heads', () => {
    expect(line({})).toEqual({ ended: null, isEnough: false })
    expect(line({ headsHeld: 3, headsAgreed: 1 }, { headsHeld: 3 })).toEqual({ ended: null, isEnough: false })
    expect(line({ headsHeld: 3, headsAgreed: 1 }, { status: 'staffed' })).toEqual({ ended: null, isEnough: true })
    expect(line({ day: null })).toEqual({ ended: null, isEnough: false })
  })

  test('ends when none looks for helpers any more', () => {
    expect(line({ status: 'staffed' }, { status: 'cancelled' }).ended).toBe('どの回も、相手が決まったか、終わりました')
    expect(line({ status: 'postponed' }, { day: '2026-10-13' }).ended).toBe('どの回も、募集が終わりました')
    expect(line().ended).not.toBeNull()
  })
})

test('why nobody was asked is said once for several sessions', () => {
  const [closed, busy] = ['その日は、活動できない日です', 'その日は、ほかの活動が決まっています']
  const reasons = [
    { number: 2, why: closed },
    { number: 3, why: busy },
    { number: 4, why: closed },
  ]
  expect(reasonsInWords(reasons)).toBe(`第2回・第4回：${closed}。第3回：${busy}`)
})
