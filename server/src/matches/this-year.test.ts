import type { MatchId, OrganizationId, RequestId } from '@app/shared'
import type { Match, Suggestion } from '@app/shared/matches'
import { thisYearAnswers } from '@app/shared/matches/this-year'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { givenMatchesIn } from '../../test/given-matches.ts'
import type { Headers } from '../../test/given.ts'
import { newId } from '../platform/ids.ts'
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

  test('counts the same when the centre heard it and wrote it down for the supporter, and says so', async () => {
    const days = [{ day: '2027-11-07', from: null, to: null }]
    const id = await scene.agreed(await scene.request(association, { days }), supporter)
    travel('2027-11-08T00:00:00Z')
    await tell(id, 'supporter')
    await tell(id, 'association')
    const seen = async () =>
      (await app.inject({ url: `/api/matches/${id}`, headers: await given.coordinator() })).json<Match>().askedAgainAt
    expect(await seen()).toBeNull()
    travel('2028-09-10T00:00:00Z')
    await remind()
    expect(await seen()).toBe('2028-09-10T00:00:00.000Z')
    const request = await scene.request(association, { days: [{ day: '2028-11-05', from: null, to: null }] })
    const note = async (who: Headers, of = id) => {
      const headers = { ...who, 'idempotency-key': newId() }
      const payload = { answer: 'yes', channel: 'fax' }
      return app.inject({ method: 'POST', url: `/api/matches/${of}/this-year`, headers, payload })
    }
    const other = await scene.request(association, { days: [{ day: '2028-11-05', from: null, to: null }] })
    const elsewhere = await note(await given.coordinator(), await scene.proposal(other, supporter))
    expect(elsewhere.json()).toMatchObject({ code: 'wrong-moment' })
    expect((await note(await given.signedInAs('supporter', supporter))).statusCode).toBe(403)

    const before = (await suggestionFor(request))!
    const noted = await note(await given.coordinator())
    expect(noted.json()).toMatchObject({ from: 'supporter', channel: 'fax', body: thisYearAnswers.yes })

    const after = (await suggestionFor(request))!
    expect(together(after)).toContain(
      '「今年も行けそうです」とお返事がありました（センターが電話・紙などで聞きました）。',
    )
    expect(after.score).toBeGreaterThan(before.score)

    await sendMessage(scene.by('supporter', supporter), id, thisYearAnswers.yes)
    const own = (await suggestionFor(request))!
    expect(together(own)).not.toContain('センターが')
    expect(own.score).toBe(after.score)
  })
})
