import type { OrganizationId } from '@app/shared'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { givenMatchesIn } from '../../test/given-matches.ts'
import { acceptMatch } from './accept-match.ts'
import { sweepMatches } from './sweep-matches.ts'

const world = await buildTestApp()
const { travel } = world
const scene = givenMatchesIn(world)
const outcome = (promise: Promise<unknown>) =>
  promise.then(
    () => 'yes',
    (error: { code?: string }) => error.code ?? String(error),
  )

let association: OrganizationId
beforeAll(async () => {
  association = await scene.association()
})

describe('heads add up', () => {
  test('12 and 8 fill 20; then the others hear 「足りました」 and nobody joins any more', async () => {
    const request = await scene.request(association, { headsMin: 20, headsMax: 20 })
    const [one, two, three] = [await scene.supporter('甲'), await scene.supporter('乙'), await scene.supporter('丙')]
    const waiting = await scene.proposal(request, three, 5)

    await scene.agreed(request, one, 12)
    expect(await scene.requestRow(request)).toMatchObject({ status: 'open', headsAgreed: 12 })
    await scene.agreed(request, two, 8)

    expect(await scene.requestRow(request)).toMatchObject({ status: 'staffed', headsAgreed: 20, headsHeld: 0 })
    expect(await scene.matchRow(waiting)).toMatchObject({
      status: 'withdrawn',
      endReason: '足りました。ありがとうございます',
    })
    expect(await scene.told(waiting)).toEqual(['match.proposed', 'match.not-needed'])
    expect(await outcome(acceptMatch(scene.by('supporter', three), waiting, { heads: 1 }))).toBe('wrong-moment')
  })

  test('between least and most the request is staffed, and those already asked may still say yes', async () => {
    const request = await scene.request(association, { headsMin: 4, headsMax: 6 })
    const [one, two] = [await scene.supporter('甲'), await scene.supporter('乙')]
    const late = await scene.proposal(request, two, 2)
    await scene.agreed(request, one, 4)

    expect(await outcome(acceptMatch(scene.by('supporter', two), late, { heads: 3 }))).toBe('heads-full')
    expect(await outcome(acceptMatch(scene.by('supporter', two), late, { heads: 2 }))).toBe('yes')
    expect(await scene.requestRow(request)).toMatchObject({ status: 'staffed', headsAgreed: 4, headsHeld: 2 })
  })

  test('held heads keep yeses from adding up to more than the most', async () => {
    const request = await scene.request(association, { headsMin: 6, headsMax: 6 })
    const [one, two] = [await scene.supporter('甲'), await scene.supporter('乙')]
    await scene.halfAgreed(request, one, 4)
    const second = await scene.proposal(request, two, 4)

    expect(await outcome(acceptMatch(scene.by('supporter', two), second, { heads: 4 }))).toBe('heads-full')
    expect(await outcome(acceptMatch(scene.by('supporter', two), second, {}))).toBe('yes')
    expect(await scene.matchRow(second)).toMatchObject({ heads: 2 })
  })

  test('no answer in time: the proposal expires by itself and its heads are free', async () => {
    const request = await scene.request(association)
    const held = await scene.halfAgreed(request, await scene.supporter('甲'), 4)
    const silent = await scene.proposal(request, await scene.supporter('乙'), 2)
    const agreed = await scene.agreed(await scene.request(association), await scene.supporter('丙'), 4)
    const before = world.clock().toISOString()

    expect(await sweepMatches(world.systemContext())).toBe(0)
    travel({ days: 8 })
    expect(await sweepMatches(world.systemContext())).toBeGreaterThanOrEqual(2)

    for (const id of [held, silent]) {
      expect(await scene.matchRow(id)).toMatchObject({
        status: 'expired',
        endReason: '期限までにお返事がありませんでした',
      })
      expect(await scene.told(id)).toContain('match.expired')
    }
    expect(await scene.matchRow(agreed)).toMatchObject({ status: 'agreed' })
    expect(await scene.requestRow(request)).toMatchObject({ headsHeld: 0, headsAgreed: 0 })
    expect(await sweepMatches(world.systemContext())).toBe(0)
    travel(before)
  })
})
