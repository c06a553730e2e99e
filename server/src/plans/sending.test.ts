import type { OrganizationId, RequestId } from '@app/shared'
import type { Match } from '@app/shared/matches'
import type { Plan } from '@app/shared/plans'
import type { RequestInput } from '@app/shared/requests'
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { matchesScene } from '../../test/matches-scene.ts'
import { waitUntilBlocked } from '../../test/wait-until-blocked.ts'
import { supportersTable } from '../organizations/organizations.table.ts'
import { requestsTable } from '../requests/requests.table.ts'

const { world, scene, association, coordinator, post, inDays } = await matchesScene()
const { db } = world
const newKey = () => crypto.randomUUID()

interface Pair {
  requestId: RequestId
  body: object
}
/** The page sends every pair of a plan like this, under a key of its own. */
const send = ({ requestId, body }: Pair, key = newKey()) =>
  post(`/api/requests/${requestId}/matches`, { ...coordinator, 'idempotency-key': key }, body)
const planned = async () => {
  const response = await post('/api/plans', { ...coordinator, 'idempotency-key': newKey() }, {})
  expect(response.statusCode, response.body).toBe(200)
  return response.json<Plan>()
}
const pairsOf = ({ requests }: Plan): Pair[] =>
  requests.flatMap(({ request, day, supporters }) =>
    supporters.map(({ supporterId, heads }) => ({
      requestId: request.id,
      body: {
        supporterIds: [supporterId],
        headsAsked: heads,
        message: '依頼です。',
        answerBy: inDays(7),
        day: day?.day,
      },
    })),
  )
const aRequest = (changes: Partial<RequestInput>) =>
  scene.request(association, { days: [{ day: '2026-11-01', from: null, to: null }], ...changes })

let supporter: OrganizationId
let request: RequestId
let pair: Pair
beforeEach(async () => {
  await db.update(requestsTable).set({ status: 'cancelled' }).where(eq(requestsTable.status, 'open'))
  await db.update(supportersTable).set({ status: 'suspended' }).where(eq(supportersTable.status, 'registered'))
  supporter = await scene.supporter('みどり会', { maxHeads: 5 })
  request = await aRequest({ headsMin: 5, headsMax: 5 })
  pair = pairsOf(await planned())[0]!
})

describe('what the world refuses between plan and sending, with its reason', () => {
  test('a day that the supporter closed meanwhile', async () => {
    const url = `/api/supporters/${supporter}/closed-days`
    const span = { from: '2026-11-01', to: '2026-11-01' }
    const closing = await post(url, { ...coordinator, 'idempotency-key': newKey(), 'x-channel': 'phone' }, span)
    expect(closing.statusCode, closing.body).toBe(201)

    const answer = await send(pair)

    expect(answer.statusCode).toBe(409)
    expect(answer.json()).toMatchObject({ code: 'supporter-closed', detail: expect.stringContaining('「みどり会」') })
  })

  test.each([
    ['suspended', '登録がお休み中の団体です'],
    ['expired', '登録の期限が過ぎた団体です'],
    ['withdrawn', '登録を辞退した団体です'],
  ] as const)('a registration that is %s', async (status, why) => {
    await db
      .update(supportersTable)
      .set({ status, isPublic: false })
      .where(eq(supportersTable.organizationId, supporter))

    const answer = await send(pair)

    expect(answer.statusCode).toBe(409)
    expect(answer.json()).toMatchObject({ code: 'not-registered', detail: expect.stringContaining(why) })
  })

  test('a request that was called off', async () => {
    const read = await scene.requestAsRead(request)
    const headers = { ...coordinator, 'idempotency-key': newKey(), ...read }
    const off = await post(`/api/requests/${request}/cancel`, headers, { kind: 'other', reason: '中止になりました' })
    expect(off.statusCode, off.body).toBeLessThan(300)

    const answer = await send(pair)

    expect(answer.json()).toMatchObject({ code: 'wrong-moment', detail: '募集中の依頼ではありません' })
  })

  test('heads that somebody else has brought meanwhile', async () => {
    await scene.agreed(request, await scene.supporter('さくら会'), 3)

    expect((await send(pair)).json()).toMatchObject({ detail: 'あと2人で、必要な人数に達します' })
  })

  test('one no leaves the other pairs alone', async () => {
    const other = await aRequest({ headsMin: 3, headsMax: 3, days: [{ day: '2026-11-08', from: null, to: null }] })
    const both = pairsOf(await planned())
    expect(both).toHaveLength(2)
    await db.update(requestsTable).set({ status: 'cancelled' }).where(eq(requestsTable.id, request))

    const answers = []
    for (const one of both) answers.push((await send(one)).statusCode)

    expect(answers.toSorted()).toEqual([201, 409])
    expect(await scene.matchesOf(other)).toHaveLength(1)
  })
})

describe('sending again never asks twice', () => {
  test('under the same key the first answer comes again', async () => {
    const key = newKey()
    const first = await send(pair, key)
    const again = await send(pair, key)

    expect([first.statusCode, again.statusCode]).toEqual([201, 201])
    expect(again.json<{ items: Match[] }>().items[0]!.id).toBe(first.json<{ items: Match[] }>().items[0]!.id)
    expect(await scene.matchesOf(request)).toHaveLength(1)
    expect((await scene.told(first.json<{ items: Match[] }>().items[0]!.id)).length).toBe(1)
  })

  test('a second try while the first is still at work waits, and hears the same', async () => {
    const key = newKey()
    let both: Promise<{ statusCode: number }[]> | undefined
    await db.transaction(async (tx) => {
      await tx.select().from(requestsTable).where(eq(requestsTable.id, request)).for('update')
      both = Promise.all([send(pair, key), send(pair, key)])
      await waitUntilBlocked(db, { connections: 2 })
    })

    expect((await both!).map(({ statusCode }) => statusCode)).toEqual([201, 201])
    expect(await scene.matchesOf(request)).toHaveLength(1)
  })

  test('a page that lost its keys is told that the supporter was asked already', async () => {
    await send(pair)

    expect((await send(pair)).json()).toMatchObject({ code: 'match-already-open' })
    expect(await scene.matchesOf(request)).toHaveLength(1)
  })
})

describe('a plan made after the sending', () => {
  test('shows those pairs as asked, and does not plan them again', async () => {
    await send(pair)
    const after = await planned()

    expect(after.requests).toEqual([])
    expect(after.waiting).toMatchObject([
      { request: { id: request }, asked: [{ supporterId: supporter, name: 'みどり会', heads: 5, isComing: false }] },
    ])
  })

  test('shows them also beside those that are still to be asked, and who is coming', async () => {
    const wide = await aRequest({ headsMin: 12, headsMax: 12, days: [{ day: '2026-11-08', from: null, to: null }] })
    await scene.supporter('さくら会', { maxHeads: 5 })
    await scene.supporter('ひので会', { maxHeads: 5 })
    await scene.halfAgreed(wide, supporter, 3)
    await scene.proposal(wide, await scene.supporter('つばめ会'), 4)
    await db.update(supportersTable).set({ status: 'suspended' }).where(eq(supportersTable.organizationId, supporter))

    const { requests } = await planned()

    const asked = requests.find((one) => one.request.id === wide)!.asked
    expect(asked.map(({ name, heads, isComing }) => `${name} ${heads} ${isComing}`)).toEqual([
      'みどり会 3 true',
      'つばめ会 4 false',
    ])
  })
})
