import type { OrganizationId } from '@app/shared'
import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { givenNoticesIn } from '../../test/given-notices.ts'
import { settle } from '../../test/settle.ts'
import { matchesTable } from '../matches/matches.table.ts'
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

test('「伝えました」 can be taken back within a day, and not after an answer came', async () => {
  const me = await t.given.coordinator()
  const { items } = (await get('/api/calls', me)).json()
  const { id } = items[0]
  await post(`/api/calls/${id}/told`, me, { note: 'まちがい' })

  const back = await post(`/api/calls/${id}/take-back`, { ...me, 'idempotency-key': 'take-back-1' })
  const again = await post(`/api/calls/${id}/take-back`, { ...me, 'idempotency-key': 'take-back-2' })
  await post(`/api/calls/${id}/told`, { ...me, 'idempotency-key': 'told-again-1' })
  t.travel({ hours: 25 })
  const late = await post(`/api/calls/${id}/take-back`, await t.given.coordinator())
  t.travel({ hours: -25 })

  expect(back.json()).toMatchObject({ id, toldAt: null, toldNote: null })
  expect(again.statusCode).toBe(404)
  expect(late.json()).toMatchObject({ code: 'wrong-moment', detail: '伝えてから1日たったので、取り消せません' })
})

test('what goes to one organization stands together, is counted by channel and filtered', async () => {
  const me = await t.given.coordinator()
  const fax = await given.supporter('FAXの団体', { channel: 'fax', fax: '055-000-0077' })
  const requestId = await given.request(association)
  await given.happened({ type: 'match.proposed', matchId: await given.match(requestId, fax) })
  await given.happened({ type: 'request.opened', requestId })
  await given.happened({
    type: 'match.not-needed',
    matchId: await given.match(requestId, fax, { status: 'withdrawn' }),
  })
  await settle(t)

  const all = (await get('/api/calls?perPage=2', me)).json()
  const rest = (await get(`/api/calls?perPage=50&after=${all.next}`, me)).json()
  const asking = (await get('/api/calls?channel=fax&asking=true', me)).json()

  const names = [...all.items, ...rest.items].map((one: { organizationName: string }) => one.organizationName)
  expect(names.indexOf('FAXの団体')).toBe(names.lastIndexOf('緑町自治会') + 1)
  expect(all.waiting).toMatchObject({ fax: 2, post: 0, line: 0 })
  expect(asking.items).toHaveLength(1)
  expect(asking.items[0]).toMatchObject({ asks: 'come', side: 'supporter', number: '055-000-0077' })
  expect(asking.items[0].say).toContain('相生地区の自治会の「川沿いの清掃」に、お手伝いをお願いできないか')
})

test('whoever answered need not be called any more', async () => {
  const me = await t.given.coordinator()
  const asked = await given.supporter('返事の早い団体', { channel: 'phone', phone: '055-000-0078' })
  const matchId = await given.match(await given.request(neighbour), asked)
  await given.happened({ type: 'match.proposed', matchId })
  await settle(t)
  await t.db.update(matchesTable).set({ supporterAnswer: 'yes', heads: 3 }).where(eq(matchesTable.id, matchId))
  await given.happened({ type: 'match.supporter-said-yes', matchId })
  await settle(t)

  const waiting = (await get('/api/calls?perPage=50', me)).json()
  const told = (await get('/api/calls?told=true', me)).json()

  const isAsked = (one: { organizationName: string }) => one.organizationName === '返事の早い団体'
  expect(waiting.items.filter(isAsked)).toEqual([])
  expect(told.items.find(isAsked)).toMatchObject({ answered: true, undoUntil: null })
})

test('chosen notices are printed as one file, noted, and count as delivered once they are said to be sent', async () => {
  const me = await t.given.coordinator()
  const { items } = (await get('/api/calls?perPage=3', me)).json()
  const ids = items.map(({ id }: { id: string }) => id)

  const pdf = await get(`/api/calls/papers.pdf?ids=${ids.join(',')}`, me)
  const printed = (await get('/api/calls?perPage=3', me)).json().items
  const sent = await post('/api/calls/sent', me, { ids, channel: 'fax' })

  expect(pdf.headers['content-type']).toBe('application/pdf')
  expect(pdf.rawPayload.toString('latin1').match(/\/Type \/Page\n/g)!.length).toBeGreaterThanOrEqual(3)
  expect(printed.every((one: { printedAt: string | null; code: string | null }) => one.printedAt && one.code)).toBe(
    true,
  )
  expect(await t.db.select().from(eventsTable).where(eq(eventsTable.type, 'notice.printed'))).toHaveLength(3)
  expect(sent.json()).toEqual({ sent: 3 })
  const told = (await get('/api/calls?told=true&perPage=50', me)).json().items
  const one = told.find(({ id }: { id: string }) => id === ids[0])
  expect(one).toMatchObject({ toldNote: '印刷してFAXで送った', toldBy: '山田 花子' })
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
  ['GET', '/api/calls/papers.pdf?ids=01990000-0000-7000-8000-000000000000'],
  ['POST', nowhere],
  ['POST', nowhere.replace('told', 'take-back')],
  ['POST', '/api/calls/sent'],
] as const)('%s %s is not for strangers', async ([method, url]) => {
  const answer = await t.app.inject({ method, url, headers: t.given.stranger() })

  expect(answer.statusCode).toBe(401)
})

test.for([
  ['GET', '/api/calls'],
  ['GET', '/api/calls/papers.pdf?ids=01990000-0000-7000-8000-000000000000'],
  ['POST', nowhere],
  ['POST', nowhere.replace('told', 'take-back')],
  ['POST', '/api/calls/sent'],
] as const)('%s %s is for the centre alone', async ([method, url]) => {
  const answer = await t.app.inject({ method, url, headers: await t.given.signedInAs('supporter', association) })

  expect(answer.statusCode).toBe(403)
})

test('a page mark that is none is refused', async () => {
  const answer = await get('/api/notices?after=%27%3B--', await t.given.coordinator())

  expect(answer.json()).toMatchObject({ code: 'invalid-input' })
})
