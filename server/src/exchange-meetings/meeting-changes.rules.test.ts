import { expect, test } from 'vitest'
import { mattersToThoseWhoCome } from './meeting-changes.rules.ts'

const before = { heldOn: '2026-12-06', fromTime: '14:00', toTime: '16:00', place: '市民会館', description: '名刺交換' }
const input = {
  title: '冬の交流会',
  ...{ heldOn: '2026-12-06', from: '14:00', to: '16:00', place: '市民会館', description: '名刺交換' },
  headsPerOrganization: 3,
  closesOn: '2026-11-30',
}

test('those who come hear of another day, time, place or description', () => {
  for (const change of [
    { heldOn: '2026-12-13' },
    { from: '13:00' },
    { to: '17:00' },
    { place: '総合市民会館' },
    { description: '軽食あり' },
  ])
    expect(mattersToThoseWhoCome(before, { ...input, ...change })).toBe(true)
})

test('a longer sign-up, a larger group or a nicer title is no news', () => {
  for (const change of [{}, { closesOn: '2026-12-01' }, { headsPerOrganization: 5 }, { title: '冬のつどい' }])
    expect(mattersToThoseWhoCome(before, { ...input, ...change })).toBe(false)
})
