import { describe, expect, test } from 'vitest'
import { isReachable } from './sight.rules.ts'

const jst = (moment: string) => new Date(`${moment}+09:00`)
const rained = { status: 'cancelled', rainedOff: true, onDay: '2026-11-01' } as const

describe('contacts of what rain called off', () => {
  test('stay open until midnight in Japan after its day', () => {
    expect(isReachable(rained, jst('2026-10-31T18:00:00'))).toBe(true)
    expect(isReachable(rained, jst('2026-11-01T06:00:00'))).toBe(true)
    expect(isReachable(rained, jst('2026-11-01T23:59:59'))).toBe(true)
    expect(isReachable(rained, jst('2026-11-02T00:00:00'))).toBe(false)
  })

  test('called off for another reason, they close at once; agreed, they are open', () => {
    expect(isReachable({ ...rained, rainedOff: false }, jst('2026-11-01T06:00:00'))).toBe(false)
    expect(isReachable({ ...rained, rainedOff: false, status: 'agreed' }, jst('2026-12-01T06:00:00'))).toBe(true)
    expect(isReachable({ ...rained, rainedOff: false, status: 'proposed' }, jst('2026-10-30T06:00:00'))).toBe(false)
  })
})
