import type { OrganizationId, RequestId } from '@app/shared'
import type { CallToMake } from '@app/shared/notifications'
import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { givenNoticesIn } from '../../test/given-notices.ts'
import { settle } from '../../test/settle.ts'
import { waitUntilBlocked } from '../../test/wait-until-blocked.ts'
import { requestPrivatesTable } from '../requests/requests.table.ts'

const t = await buildTestApp()
const given = givenNoticesIn(t)
let key = 0
const post = async (url: string, payload: object = {}) => {
  const headers = { ...(await t.given.coordinator()), 'idempotency-key': `press-of-a-button-${++key}` }
  return t.app.inject({ method: 'POST', url, headers, payload })
}
const list = async (query = '') => {
  const url = `/api/calls?perPage=100${query}`
  return (await t.app.inject({ url, headers: await t.given.coordinator() })).json<{ items: CallToMake[] }>().items
}
const order = async () => [...new Set((await list()).map((one) => one.organizationName))]
const callTo = async (id: OrganizationId) => (await list()).find((one) => one.organizationId === id)!
const notReached = async (id: OrganizationId) => post(`/api/calls/${(await callTo(id)).id}/not-reached`)
const byPhone = { channel: 'phone', phone: '055-000-0061' } as const

let first: OrganizationId
let second: OrganizationId
let request: RequestId
/** Two associations wait for a call, the first with two things to hear. It is Friday, 27 November 2026, half past ten. */
beforeEach(async () => {
  t.travel('2026-11-27T01:30:00Z')
  await t.db.execute(sql`update notices set delivered_at = now() where delivered_at is null`)
  first = await given.association('はじめの自治会', byPhone)
  second = await given.association('つぎの自治会', byPhone)
  request = await given.request(first, { status: 'returned', statusReason: '場所' })
  await given.happened({ type: 'request.returned', requestId: request })
  await given.happened({ type: 'request.opened', requestId: await given.request(first) })
  await given.happened({ type: 'request.opened', requestId: await given.request(second) })
  await settle(t)
})

test('one press counts for all that the call would have told, and the call waits below what was never tried', async () => {
  expect(await order()).toEqual(['はじめの自治会', 'つぎの自治会'])

  const answer = await notReached(first)

  expect(answer.json()).toMatchObject({
    rests: true,
    tried: { times: 1, days: 1, by: '山田 花子', at: '2026-11-27T01:30:00.000Z', againAt: '2026-11-27T04:00:00.000Z' },
  })
  expect(await order()).toEqual(['つぎの自治会', 'はじめの自治会'])
  const calls = (await list()).filter(({ organizationId }) => organizationId === first)
  expect(calls.map(({ tried }) => tried?.times)).toEqual([1, 1])
  expect((await callTo(second)).tried).toBeNull()
})

test('when its time has come it stands on top; a second try of the day waits for the next working day', async () => {
  await notReached(second)
  t.travel('2026-11-27T03:59:59Z')
  expect(await order()).toEqual(['はじめの自治会', 'つぎの自治会'])
  t.travel('2026-11-27T04:00:00Z')
  expect(await order()).toEqual(['つぎの自治会', 'はじめの自治会'])
  expect(await callTo(second)).toMatchObject({ rests: false, tried: { times: 1 } })

  await notReached(second)

  expect((await callTo(second)).tried).toMatchObject({ times: 2, days: 1, againAt: '2026-11-30T00:00:00.000Z' })
  expect(await order()).toEqual(['はじめの自治会', 'つぎの自治会'])
})

test('what rests is read to the end, page by page', async () => {
  await notReached(first)
  const headers = await t.given.coordinator()
  const page = async (after: string) =>
    (await t.app.inject({ url: `/api/calls?perPage=1${after}`, headers })).json<{ items: CallToMake[]; next: string }>()

  const names: string[] = []
  let after = ''
  do {
    const { items, next } = await page(after)
    names.push(...items.map((one) => one.organizationName))
    after = next && `&after=${encodeURIComponent(next)}`
  } while (after)

  expect(names).toEqual(['つぎの自治会', 'はじめの自治会', 'はじめの自治会'])
})

test('what came in meanwhile rests with it; what is urgent does not', async () => {
  await notReached(first)
  await given.happened({ type: 'request.opened', requestId: await given.request(first) })
  await settle(t)
  expect(await order()).toEqual(['つぎの自治会', 'はじめの自治会'])

  const supporter = await given.supporter('手伝う団体', { channel: 'mail', email: 'tetsudau@example.jp' })
  const matchId = await given.match(await given.request(first), supporter, {
    ...{ status: 'agreed', associationAnswer: 'yes', supporterAnswer: 'yes', heads: 5, onDay: '2026-11-29' },
    agreedAt: t.clock(),
  })
  await given.happened({ type: 'match.agreed', matchId })
  await settle(t)

  expect((await order())[0]).toBe('はじめの自治会')
  expect(await callTo(first)).toMatchObject({ rests: false })
  t.travel({ hours: 0.05 })
  expect((await notReached(first)).json()).toMatchObject({
    rests: true,
    tried: { againAt: '2026-11-27T02:33:00.000Z' }, // an hour later, not on Monday: the day is Sunday
  })
})

test('after calls on three days the card says so, with the other numbers that the centre has', async () => {
  const numbers = { onDayName: '当日 一郎', onDayPhone: '055-000-0062' }
  await t.db
    .update(requestPrivatesTable)
    .set(numbers)
    .where(sql`request_id = ${request}`)
  const old = await given.request(first, { postedAt: new Date('2025-10-01T00:00:00Z') })
  await t.db
    .update(requestPrivatesTable)
    .set({ onDayPhone: '055-000-0063' })
    .where(sql`request_id = ${old}`)
  const same = await given.request(first)
  await t.db
    .update(requestPrivatesTable)
    .set({ onDayPhone: '0550000061' })
    .where(sql`request_id = ${same}`)
  for (const day of ['2026-11-24', '2026-11-25', '2026-11-26']) {
    t.travel(`${day}T01:30:00Z`)
    expect((await callTo(first)).otherWays).toBeNull()
    await notReached(first)
  }

  expect(await callTo(first)).toMatchObject({
    tried: { times: 3, days: 3 },
    otherWays: { fax: null, numbers: [{ from: 'on-the-day', name: '当日 一郎', number: '055-000-0062' }] },
  })
})

test('a slip is taken back within a day, once', async () => {
  const { id, tried } = (await notReached(first)).json<CallToMake>()
  const back = () => post(`/api/calls/${id}/take-back-try`, { tryId: tried!.id })
  t.travel('2026-11-28T01:30:01Z')
  expect((await back()).json()).toMatchObject({ code: 'wrong-moment' })
  t.travel('2026-11-28T01:30:00Z')

  expect((await back()).json()).toMatchObject({ tried: null, rests: false })
  expect((await back()).statusCode).toBe(404)
  expect(await order()).toEqual(['はじめの自治会', 'つぎの自治会'])
})

test('who was reached meanwhile, and whom nobody calls, cannot be noted', async () => {
  const { id } = await callTo(first)
  await post(`/api/calls/${id}/told`)
  expect((await post(`/api/calls/${id}/not-reached`)).json()).toMatchObject({ code: 'wrong-moment' })

  const fax = await given.association('FAXの自治会', { channel: 'fax', fax: '055-000-0064' })
  await given.happened({ type: 'request.opened', requestId: await given.request(fax) })
  await settle(t)
  expect((await notReached(fax)).statusCode).toBe(404)
})

test('two who note the same call at once count once', async () => {
  const [one, other] = (await list()).filter(({ organizationId }) => organizationId === first)
  const { answer } = await t.db.transaction(async (tx) => {
    await tx.execute(sql`select from notices where id = ${one!.id} for update`)
    const answer = Promise.all([one!, other!].map(({ id }) => post(`/api/calls/${id}/not-reached`)))
    await waitUntilBlocked(t.db, { connections: 2 })
    return { answer }
  })

  expect((await answer).map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409])
  expect((await callTo(first)).tried).toMatchObject({ times: 1 })
})

test('the database keeps no try that is never repeated', async () => {
  const { id } = await callTo(first)
  const at = t.clock().toISOString()
  const never = t.db.execute(sql`insert into call_tries (id, notice_id, at, by, again_at)
    select gen_random_uuid(), ${id}, ${at}::timestamptz, a.id, ${at}::timestamptz from accounts a limit 1`)

  await expect(never).rejects.toMatchObject({ cause: { constraint: 'a_try_is_repeated_later' } })
})
