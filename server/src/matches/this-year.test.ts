import type { MatchId, OrganizationId, RequestId } from '@app/shared'
import type { Suggestion } from '@app/shared/matches'
import { thisYearAnswers } from '@app/shared/matches/this-year'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { givenMatchesIn } from '../../test/given-matches.ts'
import { transact } from '../platform/transact.ts'
import { remindMatches } from './remind-matches.ts'
import { sendMessage } from './send-message.ts'
import { tellResult } from './tell-result.ts'

const world = await buildTestApp()
const { app, given, travel } = world
const scene = givenMatchesIn(world)
const remind = () => remindMatches(world.systemContext())

let association: OrganizationId
let supporter: OrganizationId
beforeAll(async () => {
  association = await scene.association()
  supporter = await scene.supporter()
})
const agreed = async () => scene.agreed(await scene.request(association), supporter)
const tell = (id: MatchId, side: 'association' | 'supporter') => {
  const ctx = side === 'supporter' ? scene.by('supporter', supporter) : scene.by('association', association)
  return transact(ctx, (tx) => tellResult(tx, ctx, id, { heads: 4, went: 'well', again: 'yes', comment: '' }))
}

describe('the answer to 今年も', () => {
  const suggestionFor = async (id: RequestId) => {
    const answer = await app.inject({ url: `/api/requests/${id}/suggestions`, headers: await given.coordinator() })
    const { items } = answer.json<{ items: Suggestion[] }>()
    return items.find((one) => one.supporterId === supporter)
  }
  const together = (one: Suggestion | undefined) => one?.reasons.find(({ code }) => code === 'worked-together')?.text

  test('stands in last year’s thread, and beside the supporter when this year’s help is looked for', async () => {
    const id = await agreed()
    travel('2026-11-02T00:00:00Z')
    await tell(id, 'supporter')
    await tell(id, 'association')
    const say = (body: string) => sendMessage(scene.by('supporter', supporter), id, body)
    await say('去年の伝言です')
    travel('2027-09-05T00:00:00Z')
    await remind()
    const days = [{ day: '2027-11-07', from: null, to: null }]
    const request = await scene.request(association, { days })
    const before = (await suggestionFor(request))!
    expect(together(before)).not.toContain('伝言')

    await say(thisYearAnswers.yes)
    const after = (await suggestionFor(request))!
    expect(together(after)).toContain('「今年も行けそうです」とお返事がありました。')
    expect(after.score).toBeGreaterThan(before.score)

    travel('2027-09-06T00:00:00Z')
    await say('電話は055-000-9999です')
    const words = together(await suggestionFor(request))
    expect(words).toContain('今年のことで、前のお手伝いに伝言があります。')
    expect(words).not.toContain('055')
    const elsewhere = await scene.request(await scene.association('よその自治会'), { days })
    expect(together(await suggestionFor(elsewhere))).toBeUndefined()
  })
})
