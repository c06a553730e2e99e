import type { OrganizationId } from '@app/shared'
import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { givenNoticesIn } from '../../test/given-notices.ts'
import { settle } from '../../test/settle.ts'
import { auditTable, eventsTable } from '../platform/platform.table.ts'
import { noticesTable } from './notices.table.ts'

const t = await buildTestApp()
const given = givenNoticesIn(t)
const post = (url: string, headers: Record<string, string>, payload: object = {}) =>
  t.app.inject({ method: 'POST', url, headers, payload })
const get = (url: string, headers: Record<string, string>) => t.app.inject({ url, headers })
let association: OrganizationId
let neighbour: OrganizationId
beforeAll(async () => {
  association = await given.association('緑町自治会', { channel: 'phone', phone: '055-000-0042' })
  neighbour = await given.association('隣町自治会')
  for (const statusReason of ['一つめ', '二つめ', '三つめ']) {
    const requestId = await given.request(association, { status: 'returned', statusReason })
    await given.happened({ type: 'request.returned', requestId })
  }
  await settle(t)
})

test('an organization reads its own notices, newest first, page by page', async () => {
  const me = await t.given.signedInAs('association', association)

  const first = (await get('/api/notices?perPage=2', me)).json()
  const rest = (await get(`/api/notices?perPage=2&after=${first.next}`, me)).json()

  expect(first).toMatchObject({ total: 3, unread: 3, totalIsCapped: false })
  expect(first.items[0].body).toContain('三つめ')
  expect(rest.items).toHaveLength(1)
  expect(rest.next).toBeNull()
})

test('a neighbour reads nothing of it and cannot mark it as read', async () => {
  const me = await t.given.signedInAs('association', neighbour)
  const rows = await t.db.select().from(noticesTable).where(eq(noticesTable.organizationId, association))

  const seen = (await get('/api/notices', me)).json()
  const marked = await post('/api/notices/read', me, { ids: rows.map(({ id }) => id) })

  expect(seen).toMatchObject({ items: [], unread: 0 })
  expect(marked.json()).toEqual({ read: 0 })
})

test('what one has read is read for the whole organization', async () => {
  const me = await t.given.signedInAs('association', association)
  const colleague = await t.given.signedInAs('association', association)
  const { items } = (await get('/api/notices?perPage=1', me)).json()

  const marked = await post('/api/notices/read', me, { ids: [items[0].id] })

  expect(marked.json()).toEqual({ read: 1 })
  expect((await get('/api/notices', colleague)).json()).toMatchObject({ unread: 2 })
})

test('the centre reads what concerns it', async () => {
  await given.happened({ type: 'request.resubmitted', requestId: await given.request(association) })
  await settle(t)

  const { items } = (await get('/api/notices', await t.given.coordinator())).json()

  expect(items).toHaveLength(1)
  expect(items[0].leadsTo).toMatch(/^\/desk\/requests\//)
})

test('「伝えました」 counts as delivered, with who, when and a note; a second time is the wrong moment', async () => {
  const me = await t.given.coordinator()
  const { items } = (await get('/api/calls', me)).json()
  const [call] = items

  const told = await post(`/api/calls/${call.id}/told`, me, { note: '奥様に伝えた' })
  const again = await post(`/api/calls/${call.id}/told`, me)

  expect(call.body).toContain('一つめ') // who waits longest comes first
  expect(told.json()).toMatchObject({ id: call.id, toldBy: '山田 花子', toldNote: '奥様に伝えた' })
  expect(again.json()).toMatchObject({ code: 'wrong-moment', status: 409 })
  expect(await t.db.select().from(eventsTable).where(eq(eventsTable.type, 'notice.told'))).toHaveLength(1)
  expect((await get('/api/calls', me)).json()).toMatchObject({ total: 2 })
  expect((await get('/api/calls?told=true', me)).json().items[0]).toMatchObject({ id: call.id })
})

test('a screen notice is no call', async () => {
  const [screen] = await t.db.select().from(noticesTable).where(eq(noticesTable.channel, 'screen'))

  const answer = await post(`/api/calls/${screen!.id}/told`, await t.given.coordinator())

  expect(answer.statusCode).toBe(404)
})

test('looking at the numbers to call is audited', async () => {
  const count = () => t.db.$count(auditTable, eq(auditTable.act, 'contact.revealed-for-calls'))
  const before = await count()

  await get('/api/calls', await t.given.coordinator())

  expect(await count()).toBe(before + 1)
})

const nowhere = '/api/calls/01990000-0000-7000-8000-000000000000/told'
test.for([
  ['GET', '/api/notices'],
  ['POST', '/api/notices/read'],
  ['GET', '/api/calls'],
  ['POST', nowhere],
] as const)('%s %s is not for strangers', async ([method, url]) => {
  const answer = await t.app.inject({ method, url, headers: t.given.stranger() })

  expect(answer.statusCode).toBe(401)
})

test.for([
  ['GET', '/api/calls'],
  ['POST', nowhere],
] as const)('%s %s is for the centre alone', async ([method, url]) => {
  const answer = await t.app.inject({ method, url, headers: await t.given.signedInAs('supporter', association) })

  expect(answer.statusCode).toBe(403)
})

test('a page mark that is none is refused', async () => {
  const answer = await get('/api/notices?after=%27%3B--', await t.given.coordinator())

  expect(answer.json()).toMatchObject({ code: 'invalid-input' })
})
