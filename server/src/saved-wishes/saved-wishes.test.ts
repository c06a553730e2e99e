import type { OrganizationId, RequestId } from '@app/shared'
import type { FittingRequest, SavedWish } from '@app/shared/saved-wishes'
import { and, eq, sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { matchesScene } from '../../test/matches-scene.ts'
import { settle } from '../../test/settle.ts'
import { waitUntilBlocked } from '../../test/wait-until-blocked.ts'
import { noticesTable } from '../notifications/notices.table.ts'
import { supportersTable } from '../organizations/organizations.table.ts'
import { eventsTable } from '../platform/platform.table.ts'
import { requestsTable } from '../requests/requests.table.ts'
import { savedWishesTable, wishTellingsTable } from './saved-wishes.table.ts'
import { sweepSavedWishes } from './sweep-saved-wishes.ts'

const { world, scene, association, coordinator, officer, post, get, asking, aSupporter } = await matchesScene()
const { app, db, given, clock, systemContext } = world
const jst = (text: string) => new Date(`${text}+09:00`)
const at = (text: string) => ({ ...systemContext(), now: jst(text) })
const sweep = (text: string) => sweepSavedWishes(at(text))
const wishes = (id: OrganizationId) => `/api/supporters/${id}/saved-wishes`

let us: Awaited<ReturnType<typeof aSupporter>>
const save = (body: object, by = us) => post(wishes(by.id), by.headers, { cadence: 'at-once', ...body })
const saved = async (body: object = {}) => {
  const answer = await save(body)
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json<SavedWish>()
}
/** A published request that opened at a moment. */
async function opened(
  moment: string,
  title = '秋まつりの屋台',
  state: Partial<typeof requestsTable.$inferInsert> = {},
) {
  const id = await scene.request(association, { title })
  await db
    .update(requestsTable)
    .set({ openedAt: jst(moment), ...state })
    .where(eq(requestsTable.id, id))
  return id
}
const told = async (id = us.id): Promise<RequestId[][]> =>
  db
    .select({ payload: eventsTable.payload })
    .from(eventsTable)
    .where(and(eq(eventsTable.type, 'saved-wish.found'), sql`${eventsTable.payload}->>'organizationId' = ${id}`))
    .orderBy(eventsTable.id)
    .then((rows) => rows.map(({ payload }) => (payload as { requestIds: RequestId[] }).requestIds))

beforeEach(async () => {
  await db.delete(savedWishesTable)
  await db.update(requestsTable).set({ published: false })
  us = await aSupporter()
})

// It is Monday, 2026-10-05, ten in the morning.
describe('a wish is kept', () => {
  test('by the supporter itself, with what is open today; it changes its pace and takes it away', async () => {
    await opened('2026-10-01T10:00')
    const wish = await saved({ category: 'festival', cadence: 'daily' })
    expect(wish).toMatchObject({
      fits: false,
      category: 'festival',
      district: null,
      q: null,
      cadence: 'daily',
      open: 1,
    })

    const patch = { method: 'PATCH', url: `${wishes(us.id)}/${wish.id}`, headers: us.headers } as const
    expect((await app.inject({ ...patch, payload: { cadence: 'weekly' } })).json()).toMatchObject({ cadence: 'weekly' })
    expect((await get(wishes(us.id), us.headers)).json()).toMatchObject({ items: [{ id: wish.id, cadence: 'weekly' }] })

    const gone = await app.inject({ method: 'DELETE', url: patch.url, headers: us.headers })
    expect(gone.json()).toEqual({ id: wish.id })
    expect((await get(wishes(us.id), us.headers)).json()).toEqual({ items: [] })
  })

  test('by the centre for it, with the channel over which it heard so', async () => {
    const behalf = { ...coordinator, 'x-on-behalf-of': us.id, 'x-channel': 'phone' }
    const answer = await post(wishes(us.id), behalf, { fits: true, cadence: 'weekly' })

    expect(answer.statusCode, answer.body).toBe(201)
    const [row] = await db.select().from(savedWishesTable)
    expect(row).toMatchObject({ fits: true, channel: 'phone', cadence: 'weekly' })
  })

  test('not by others, not twice, not a sixth, not by who is not registered', async () => {
    const rival = await aSupporter()
    expect((await save({}, { id: us.id, headers: rival.headers })).statusCode).toBe(404)
    expect((await post(wishes(us.id), officer, { cadence: 'daily' })).statusCode).toBe(403)
    expect((await post(wishes(us.id), given.stranger(), { cadence: 'daily' })).statusCode).toBe(401)
    expect((await get(wishes(us.id), rival.headers)).statusCode).toBe(404)

    await saved({ q: '落ち葉' })
    expect((await save({ q: '落ち葉', cadence: 'weekly' })).json()).toMatchObject({ code: 'wish-known' })
    for (const q of ['側溝', '夜店', '防災', '配布']) await saved({ q })
    expect((await save({ q: 'もう一つ' })).json()).toMatchObject({ code: 'no-room-left' })

    await db.update(supportersTable).set({ status: 'suspended' }).where(eq(supportersTable.organizationId, rival.id))
    expect((await save({}, rival)).json()).toMatchObject({ code: 'wrong-moment' })
  })

  test('a sixth and a fifth at the same moment: one of them is kept', async () => {
    for (const q of ['側溝', '夜店', '防災', '配布']) await saved({ q })
    const { both } = await db.transaction(async (tx) => {
      await tx.select().from(supportersTable).where(eq(supportersTable.organizationId, us.id)).for('update')
      const both = ['一つ', '二つ'].map((q) => Promise.resolve(save({ q })))
      await waitUntilBlocked(db, { connections: 2 })
      return { both }
    })

    const codes = (await Promise.all(both)).map(({ statusCode }) => statusCode)
    expect(codes.toSorted()).toEqual([201, 409])
    expect(await db.$count(savedWishesTable)).toBe(5)
  })
})

describe('new requests are told', () => {
  beforeEach(() => saved({ category: 'festival' }))

  test('at once, and each only once, however often it opens and whatever wish it fits', async () => {
    await saved({ q: '屋台' })
    const id = await opened('2026-10-05T11:00')

    expect(await sweep('2026-10-05T11:01')).toBe(1)
    expect(await sweep('2026-10-05T11:02')).toBe(0)
    await db
      .update(requestsTable)
      .set({ openedAt: jst('2026-10-06T09:00') })
      .where(eq(requestsTable.id, id))
    expect(await sweep('2026-10-06T09:01')).toBe(0)
    expect(await told()).toEqual([[id]])
  })

  test('two that opened since come together; what was open before the wish does not', async () => {
    await opened('2026-10-05T09:59')
    const [one, two] = [await opened('2026-10-05T10:10'), await opened('2026-10-05T10:11')]

    await sweep('2026-10-05T10:12')

    expect(await told()).toEqual([[one, two]])
  })

  test('not what is unpublished, what does not fit, what it was asked for, or when its registration rests', async () => {
    await opened('2026-10-05T10:20', '非公開の依頼', { published: false })
    await opened('2026-10-05T10:20', '清掃', { itemId: 'clean.street' as never })
    const known = await opened('2026-10-05T10:20')
    await post(`/api/requests/${known}/matches`, coordinator, asking(us.id))
    expect(await sweep('2026-10-05T10:21')).toBe(0)

    await opened('2026-10-05T10:30')
    const rest = (status: 'suspended' | 'registered') =>
      db.update(supportersTable).set({ status }).where(eq(supportersTable.organizationId, us.id))
    await rest('suspended')
    expect(await sweep('2026-10-05T10:31')).toBe(0)
    await rest('registered')
    expect(await sweep('2026-10-05T10:32')).toBe(1)
  })

  test('at night nobody is told; at eight what came meanwhile', async () => {
    const id = await opened('2026-10-05T20:30')

    expect(await sweep('2026-10-05T20:31')).toBe(0)
    expect(await sweep('2026-10-06T07:59')).toBe(0)
    expect(await sweep('2026-10-06T08:00')).toBe(1)
    expect(await told()).toEqual([[id]])
  })

  test('an opening that became visible a moment late is not missed', async () => {
    await opened('2026-10-05T10:30')
    await sweep('2026-10-05T10:31')
    const late = await opened('2026-10-05T10:30:30')

    await sweep('2026-10-05T10:32')

    expect((await told()).at(-1)).toEqual([late])
  })
})

describe('at its pace', () => {
  test('every morning: what opened since the last one, in one mail', async () => {
    await saved({ cadence: 'daily' })
    const [one, two] = [await opened('2026-10-05T11:00'), await opened('2026-10-05T18:00')]

    expect(await sweep('2026-10-05T19:00')).toBe(0)
    expect(await sweep('2026-10-06T08:00')).toBe(1)
    const late = await opened('2026-10-06T08:30')
    expect(await sweep('2026-10-06T09:00')).toBe(0)
    expect(await sweep('2026-10-07T08:00')).toBe(1)
    expect(await told()).toEqual([[one, two], [late]])
  })

  test('every Monday', async () => {
    await saved({ cadence: 'weekly' })
    const id = await opened('2026-10-06T11:00')

    for (const day of ['06', '07', '09', '11']) expect(await sweep(`2026-10-${day}T12:00`)).toBe(0)
    expect(await sweep('2026-10-12T08:00')).toBe(1)
    expect(await told()).toEqual([[id]])
  })

  test('changed from weekly to at once, what waited is told, once', async () => {
    const wish = await saved({ cadence: 'weekly' })
    const id = await opened('2026-10-05T11:00')
    expect(await sweep('2026-10-05T12:00')).toBe(0)
    await app.inject({
      method: 'PATCH',
      url: `${wishes(us.id)}/${wish.id}`,
      headers: us.headers,
      payload: { cadence: 'at-once' },
    })

    expect(await sweep('2026-10-05T13:00')).toBe(1)
    expect(await sweep('2026-10-12T08:00')).toBe(0)
    expect(await told()).toEqual([[id]])
  })

  test('two workers at the same moment tell once', async () => {
    await saved({})
    const id = await opened('2026-10-05T11:00')
    const { both } = await db.transaction(async (tx) => {
      await tx.select().from(savedWishesTable).for('update')
      const both = [sweep('2026-10-05T11:01'), sweep('2026-10-05T11:01')]
      await waitUntilBlocked(db, { connections: 2 })
      return { both }
    })

    expect((await Promise.all(both)).toSorted()).toEqual([0, 1])
    expect(await told()).toEqual([[id]])
    expect(await db.$count(wishTellingsTable, eq(wishTellingsTable.organizationId, us.id))).toBe(1)
  })
})

describe('うちに合う依頼', () => {
  const fitting = async (by = us) =>
    (await get(`/api/supporters/${by.id}/fitting-requests`, by.headers)).json<{
      items: FittingRequest[]
      total: number
    }>()

  test('are what fits its registration, with reasons that it said itself; a wish for them follows', async () => {
    const fits = await opened('2026-10-01T10:00', '屋台の手伝い')
    await opened('2026-10-01T10:00', 'ほかの活動', { itemId: 'clean.street' as never })
    await opened('2026-10-01T10:00', '非公開', { published: false })

    const { items, total } = await fitting()

    expect(total).toBe(1)
    expect(items[0]).toMatchObject({ request: { id: fits, associationLabel: expect.stringMatching(/地区の自治会$/) } })
    expect(items[0]!.reasons.map(({ code }) => code)).toEqual(['can-do-item', 'whole-city', 'enough-heads'])
    expect(await saved({ fits: true })).toMatchObject({ fits: true, open: 1 })

    const next = await opened('2026-10-05T11:00', 'もう一つの屋台')
    await opened('2026-10-05T11:00', '合わない活動', { itemId: 'clean.street' as never })
    await sweep('2026-10-05T11:01')
    expect(await told()).toEqual([[next]])
  })

  test('tell nothing of which association it helped before, and are for itself and the centre', async () => {
    const rival = await aSupporter()
    expect((await get(`/api/supporters/${us.id}/fitting-requests`, rival.headers)).statusCode).toBe(404)
    expect((await get(`/api/supporters/${us.id}/fitting-requests`, coordinator)).statusCode).toBe(200)
    expect((await get(`/api/supporters/${association}/fitting-requests`, coordinator)).statusCode).toBe(404)
  })
})

describe('the mail', () => {
  beforeAll(() => settle(world))

  test('writes out what is still open, without the name of the association, and says how to stop it', async () => {
    await saved({})
    const [one, two] = [
      await opened('2026-10-05T11:00', '屋台の手伝い'),
      await opened('2026-10-05T11:00', '消えた依頼'),
    ]
    await sweep('2026-10-05T11:01')
    await db.update(requestsTable).set({ status: 'cancelled', cancelReason: 'other' }).where(eq(requestsTable.id, two))
    await settle(world)

    const [notice] = await db
      .select()
      .from(noticesTable)
      .where(and(eq(noticesTable.organizationId, us.id), eq(noticesTable.channel, 'screen')))
    expect(notice).toMatchObject({ subject: '【新しい依頼】屋台の手伝い', leadsTo: `/requests/${one}` })
    expect(notice!.body).toContain('人数：')
    expect(notice!.body).toContain('新しい依頼のお知らせ')
    expect(notice!.body).not.toContain('北口自治会')
    expect(notice!.body).not.toContain('消えた依頼')
    expect(clock().getTime()).toBe(jst('2026-10-05T10:00').getTime())
  })
})
