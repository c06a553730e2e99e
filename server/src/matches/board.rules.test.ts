import { usualSettings } from '@app/shared/suggestion-settings'
import { describe, expect, test } from 'vitest'
import { district, item, request, suggest, supporter } from '../../test/suggestion-facts.ts'
import { candidatesOn, nobodyBecause } from './board.rules.ts'

const days = [
  { day: '2026-10-17', from: '09:00', to: '11:00' },
  { day: '2026-10-18', from: '18:00', to: '20:00' },
]
const wanted = { ...request, days, today: '2026-10-01' }
const names = (all: { day: string | null; supporterId: string }[]) => all.map((one) => `${one.day} ${one.supporterId}`)

describe('candidates of the board', () => {
  test('each day is weighed as if it were the only wish', () => {
    const known = [supporter('a', { weekdays: [0, 6], times: ['morning'] })]

    const [morning, evening] = candidatesOn(days, wanted, known, usualSettings)

    expect(morning).toEqual({ ...suggest({ ...wanted, days: [days[0]!] }, known)[0], day: '2026-10-17' })
    expect(evening!.score).toBeLessThan(morning!.score)
  })

  test('who was asked or said no is left out, and so is a day that is over', () => {
    const asked = [supporter('a', { thisRequest: 'asked' }), supporter('b', { thisRequest: 'declined' })]
    const free = supporter('c', { weekdays: [] })

    expect(names(candidatesOn(days, { ...wanted, today: '2026-10-18' }, [...asked, free], usualSettings))).toEqual([
      '2026-10-18 c',
    ])
  })

  test('help without a day has candidates without a day', () => {
    expect(names(candidatesOn([], { ...wanted, days: [] }, [supporter('a', {})], usualSettings))).toEqual(['null a'])
  })
})

test('why nobody comes', () => {
  const because = (changes: Parameters<typeof supporter>[1], of = wanted) =>
    nobodyBecause(of, [supporter('a', changes)])

  expect(because({}, { ...wanted, today: '2026-12-01' })).toBe('past')
  expect(because({ weekdays: [3] })).toBe('days')
  expect(because({ wholeCity: false, blocks: [], districtIds: [district(99)], weekdays: [3] })).toBe('area')
  expect(because({ itemIds: [item('pr.flyer')] })).toBe('help')
})
