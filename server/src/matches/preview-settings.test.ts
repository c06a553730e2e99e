import type { MatchId, OrganizationId, RequestId } from '@app/shared'
import { blocks } from '@app/shared/districts'
import { type SettingsPreview, usualSettings } from '@app/shared/suggestion-settings'
import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { matchesScene } from '../../test/matches-scene.ts'
import { newId } from '../platform/ids.ts'
import { requestsTable } from '../requests/requests.table.ts'
import { matchesTable } from './matches.table.ts'

const { world, scene, association, coordinator, officer, post, get } = await matchesScene()
const { db, given } = world
const at = (day: string) => new Date(`${day}T10:00:00+09:00`)
const tryOut = (settings: object, headers = coordinator) =>
  post('/api/suggestion-settings/preview', headers, { ...usualSettings, ...settings })
const preview = async (settings: object = {}) => {
  const answer = await tryOut(settings)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json<SettingsPreview>()
}

/** A match of this request that ended so, asked by the centre on a day. */
async function past(requestId: RequestId, supporterId: OrganizationId, day: string, status: 'done' | 'declined') {
  await db.insert(matchesTable).values({
    id: newId<MatchId>(),
    requestId,
    supporterId,
    status,
    startedBy: 'coordinator',
    associationAnswer: 'yes',
    supporterAnswer: status === 'done' ? 'yes' : 'no',
    headsAsked: 4,
    heads: status === 'done' ? 4 : null,
    onDay: day,
    message: '',
    answerBy: at(day),
    proposedAt: at(day),
    agreedAt: status === 'done' ? at(day) : null,
    endedAt: at(day),
    ...(status === 'declined' && { declineReason: 'day' as const }),
  })
}
async function posted(title: string, day: string, wish: string): Promise<RequestId> {
  const id = await scene.request(association, { title, days: [{ day: wish, from: null, to: null }] })
  await db
    .update(requestsTable)
    .set({ postedAt: at(day) })
    .where(eq(requestsTable.id, id))
  return id
}

describe('other settings, tried on the requests of the last twelve months', () => {
  let near: OrganizationId
  let late: RequestId
  const names = ['一の会', '二の会', '三の会'] as const
  beforeAll(async () => {
    for (const name of names) await scene.supporter(name, { maxHeads: 20 })
    near = await scene.supporter('近所の会', { maxHeads: 1, wholeCity: false, blocks: [...blocks] })
    const early = await posted('六月の依頼', '2026-06-01', '2026-06-20')
    await past(early, near, '2026-06-20', 'done')
    late = await posted('九月の依頼', '2026-09-01', '2026-09-20')
    await posted('前の年の依頼', '2025-09-01', '2025-09-20')
  })

  test('is for the centre alone, and stores nothing', async () => {
    expect((await tryOut({}, officer)).statusCode).toBe(403)
    expect((await tryOut({}, given.stranger())).statusCode).toBe(401)
    await preview({ heads: 0 })
    expect((await get('/api/suggestion-settings', coordinator)).json()).toMatchObject({ version: 0 })
  })

  test('the same settings change nothing; only the last twelve months are tried', async () => {
    expect(await preview()).toMatchObject({
      requests: 2,
      from: '2026-06-01',
      to: '2026-09-01',
      changed: 0,
      helped: 1,
      helpedInFront: { now: 0, then: 0 },
      different: { now: 4, then: 4 },
      mostOfOne: { now: 2, then: 2 },
      examples: [],
    })
  })

  test('what came later does not count: in June nobody knew yet that the group would help', async () => {
    const tried = await preview({ workedTogether: 0 })

    expect(tried).toMatchObject({ requests: 2, changed: 1, mostOfOne: { now: 2, then: 2 } })
    expect(tried.examples).toEqual([
      {
        requestId: late,
        title: '九月の依頼',
        postedOn: '2026-09-01',
        now: ['近所の会', '一の会', '二の会'],
        then: ['一の会', '二の会', '三の会'],
        helped: [],
      },
    ])
  })

  test('says how many of those that helped would have stood in front', async () => {
    const tried = await preview({ heads: 0 })

    expect(tried).toMatchObject({ changed: 1, helped: 1, helpedInFront: { now: 0, then: 1 } })
    expect(tried.examples).toMatchObject([{ title: '六月の依頼', helped: ['近所の会'] }])
  })
})
