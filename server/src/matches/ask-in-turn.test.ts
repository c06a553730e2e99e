import type { MatchId, OrganizationId, RequestId } from '@app/shared'
import type { Turns } from '@app/shared/matches'
import { eq, isNull, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { matchesScene } from '../../test/matches-scene.ts'
import { waitUntilBlocked } from '../../test/wait-until-blocked.ts'
import { supportersTable } from '../organizations/organizations.table.ts'
import { acceptMatch } from './accept-match.ts'
import { sweepTurns } from './ask-in-turn.ts'
import { declineMatch } from './decline-match.ts'
import { sweepMatches } from './sweep-matches.ts'
import { askingTurnsTable } from './turns.table.ts'

const { world, scene, association, coordinator, officer, post, get, asking } = await matchesScene()
const { db, travel, systemContext } = world
/** Monday, ten in the morning in Japan; the wished days are 1 and 8 November. */
const beginning = world.clock().toISOString()

interface Asked {
  items: { id: MatchId; supporterId: OrganizationId }[]
  waiting: number
}

/** Five supporters, of which two are asked at once. */
async function asked(atOnce = 2, n = 5) {
  travel(beginning)
  // what other stories left waiting is not this one's
  await db
    .update(askingTurnsTable)
    .set({ passedAt: world.clock(), passedWhy: '別の話' })
    .where(isNull(askingTurnsTable.matchId))
  const request = await scene.request(association)
  const ids: OrganizationId[] = []
  for (let i = 0; i < n; i++) ids.push(await scene.supporter(`団体${i + 1}`))
  const answer = await post(`/api/requests/${request}/matches`, coordinator, { ...asking(...ids), atOnce })
  return { request, ids, first: answer.json<Asked>() }
}
const turns = async (request: RequestId) => (await get(`/api/requests/${request}/turns`, coordinator)).json<Turns>()
const whoIsAsked = async (request: RequestId) =>
  (await get(`/api/matches?request=${request}`, await world.given.coordinator()))
    .json<{ items: { supporterName: string; status: string }[] }>()
    .items.filter(({ status }) => status === 'proposed')
    .map(({ supporterName }) => supporterName)
    .toSorted()
const say = (id: MatchId, supporterId: OrganizationId) => ({
  no: () => declineMatch(scene.by('supporter', supporterId), id, { reason: 'day', note: '' }),
  yes: (heads: number) => acceptMatch(scene.by('supporter', supporterId), id, { heads }),
})
const sweep = () => sweepTurns(systemContext())

describe('asked in turn', () => {
  test('the first few hear at once, the others nothing', async () => {
    const { request, first } = await asked()

    expect(first).toMatchObject({ waiting: 3, items: [{}, {}] })
    expect(await whoIsAsked(request)).toEqual(['団体1', '団体2'])
    expect(await turns(request)).toMatchObject({
      atOnce: 2,
      after: first.items.length ? asking().answerBy : null,
      waiting: [{ name: '団体3' }, { name: '団体4' }, { name: '団体5' }],
      passed: [],
    })
    expect(await sweep()).toBe(0)
  })

  test('who waits in line is no candidate once more', async () => {
    const { request, ids } = await asked()
    const url = `/api/requests/${request}/suggestions?perPage=100`

    const { items } = (await get(url, coordinator)).json<{ items: { supporterId: OrganizationId }[] }>()

    const shown = ids.map((id) => items.some(({ supporterId }) => supporterId === id))
    expect(shown).toEqual([true, true, false, false, false])
  })

  test('once all of them have said no, the next are asked, with as much time', async () => {
    const { request, ids, first } = await asked()
    await say(first.items[0]!.id, ids[0]!).no()
    expect(await sweep()).toBe(0)
    await say(first.items[1]!.id, ids[1]!).no()

    expect(await sweep()).toBe(1)
    expect(await sweep()).toBe(0)

    expect(await whoIsAsked(request)).toEqual(['団体3', '団体4'])
    // the first had four working days (a holiday lies between), and so have they
    expect(await turns(request)).toMatchObject({ after: '2026-10-09T08:00:00.000Z', waiting: [{ name: '団体5' }] })
  })

  test('silence until the end is an answer too', async () => {
    const { request } = await asked()
    travel('2026-10-13T01:00:00Z')
    await sweepMatches(systemContext())

    expect(await sweep()).toBe(1)
    expect(await whoIsAsked(request)).toEqual(['団体3', '団体4'])
  })

  test('nobody more is asked while the heads are enough; when somebody falls out it goes on', async () => {
    const { request, ids, first } = await asked(1)
    await say(first.items[0]!.id, ids[0]!).yes(4)
    await acceptMatch(scene.by('coordinator', null, 'phone'), first.items[0]!.id, { side: 'association' })
    expect(await scene.requestRow(request)).toMatchObject({ status: 'staffed' })
    expect(await sweep()).toBe(0)

    await post(
      `/api/matches/${first.items[0]!.id}/cancel`,
      { ...coordinator, ...(await scene.asRead(first.items[0]!.id)) },
      { reason: '熱が出ました' },
    )

    expect(await sweep()).toBe(1)
    expect(await whoIsAsked(request)).toEqual(['団体2'])
  })

  test('whoever cannot be asked any more is passed over, and the next one takes its place', async () => {
    const { request, ids, first } = await asked(1)
    await db
      .update(supportersTable)
      .set({ status: 'suspended', isPublic: false })
      .where(eq(supportersTable.organizationId, ids[1]!))
    await scene.agreed(await scene.request(association), ids[2]!)
    await say(first.items[0]!.id, ids[0]!).no()

    expect(await sweep()).toBe(1)

    expect(await whoIsAsked(request)).toEqual(['団体4'])
    expect((await turns(request)).passed).toMatchObject([
      { name: '団体2', why: '登録がお休みか、終わっています' },
      { name: '団体3', why: 'その日は、ほかの活動が決まっています' },
    ])
  })

  test('the order ends with its request', async () => {
    const { request } = await asked()
    await post(
      `/api/requests/${request}/cancel`,
      { ...coordinator, ...(await scene.requestAsRead(request)) },
      { kind: 'other', reason: '来年にします' },
    )

    expect(await sweep()).toBe(1)
    expect(await turns(request)).toMatchObject({ waiting: [], passed: [{}, {}, {}] })
  })

  test('a yes that comes while the worker looks keeps the next from being asked', async () => {
    const { request, ids, first } = await asked(1, 2)
    await say(first.items[0]!.id, ids[0]!).no()

    const sweeping = await db.transaction(async (tx) => {
      await tx.execute(sql`select from requests where id = ${request} for update`)
      const begun = sweep()
      await waitUntilBlocked(db)
      await tx.execute(sql`update requests set heads_held = heads_min where id = ${request}`)
      return { begun }
    })

    expect(await sweeping.begun).toBe(0)
    expect(await whoIsAsked(request)).toEqual([])
  })

  test('two workers at once ask the next only once', async () => {
    const { request, ids, first } = await asked(1, 3)
    await say(first.items[0]!.id, ids[0]!).no()

    await Promise.all([sweep(), sweep()])

    expect(await whoIsAsked(request)).toEqual(['団体2'])
  })
})

describe('the coordinator', () => {
  test('asks the next now, or stops', async () => {
    const { request } = await asked()

    expect((await post(`/api/requests/${request}/turns/ask-next`, coordinator)).json()).toMatchObject({
      waiting: [{ name: '団体5' }],
    })
    expect(await whoIsAsked(request)).toEqual(['団体1', '団体2', '団体3', '団体4'])
    expect((await post(`/api/requests/${request}/turns/stop`, coordinator)).json()).toMatchObject({ waiting: [] })
    expect((await post(`/api/requests/${request}/turns/stop`, coordinator)).json()).toMatchObject({
      code: 'wrong-moment',
    })
    expect((await post(`/api/requests/${request}/turns/ask-next`, coordinator)).json()).toMatchObject({
      code: 'wrong-moment',
    })
    expect((await post(`/api/requests/${request}/turns/stop`, officer)).statusCode).toBe(403)
  })

  test('who waits already is not put in line a second time', async () => {
    const { request, ids } = await asked(1, 3)
    const again = await post(`/api/requests/${request}/matches`, coordinator, {
      ...asking(await scene.supporter('団体9'), ids[2]!),
      atOnce: 1,
    })

    expect(again.json()).toMatchObject({ code: 'match-already-open' })
    expect(await whoIsAsked(request)).toEqual(['団体1'])
  })
})
