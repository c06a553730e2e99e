import type { OrganizationId, RequestId } from '@app/shared'
import type { RequestPage, RequestStatus } from '@app/shared/requests'
import { eq, sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import type { Headers } from '../../test/given.ts'
import { givenRequestsIn, privateWords } from '../../test/given-requests.ts'
import { contactsTable } from '../organizations/organizations.table.ts'
import { eventsTable } from '../platform/platform.table.ts'
import { requestsTable } from './requests.table.ts'

const { app, clock, db, given } = await buildTestApp()
const scene = givenRequestsIn(db)

let mine: OrganizationId
let officer: Headers
let neighbour: Headers
let coordinator: Headers
beforeAll(async () => {
  mine = await scene.association()
  officer = await given.signedInAs('association', mine)
  neighbour = await given.signedInAs('association', await scene.association('隣町自治会'))
  coordinator = await given.coordinator()
})

const at = (id: RequestId, act = '') => `/api/requests/${id}${act && `/${act}`}`
const version = (n = 1) => ({ 'if-match': `"${n}"` })
const post = (url: string, headers: Headers, payload: object = {}) =>
  app.inject({ method: 'POST', url, payload, headers: { ...headers, 'idempotency-key': crypto.randomUUID() } })
const get = (url: string, headers: Headers = given.stranger()) => app.inject({ method: 'GET', url, headers })
const form = scene.requestInput
const eventsOf = async (id: RequestId) =>
  (
    await db
      .select({ type: eventsTable.type })
      .from(eventsTable)
      .where(sql`${eventsTable.payload}->>'requestId' = ${id}`)
      .orderBy(eventsTable.id)
  ).map(({ type }) => type)

test('an association asks for help, and the centre looks at it first', async () => {
  const answer = await post('/api/requests', officer, form())
  const made = answer.json<RequestPage>()

  expect(answer.statusCode).toBe(201)
  expect(made).toMatchObject({ status: 'submitted', associationLabel: '北口自治会', headsMin: 4, headsMax: 6 })
  expect(made.days).toEqual([
    { day: '2026-11-01', from: '15:00', to: '20:30' },
    { day: '2026-11-08', from: null, to: null },
  ])
  expect(made.inside).toMatchObject({
    channel: 'web',
    enteredByName: null,
    insuranceNeeded: true,
    private: privateWords,
  })
  expect(made.inside?.code).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/)
  expect(await eventsOf(made.id)).toEqual(['request.posted'])
})

test('a coordinator enters what was said on the telephone; it opens at once, and both hands are kept', async () => {
  const headers = { ...coordinator, 'x-on-behalf-of': mine, 'x-channel': 'phone' }
  const made = (await post('/api/requests', headers, form())).json<RequestPage>()

  expect(made).toMatchObject({
    status: 'open',
    inside: { associationId: mine, channel: 'phone', enteredByName: '山田 花子' },
  })
  expect(await eventsOf(made.id)).toEqual(['request.posted', 'request.opened'])
})

test('a coordinator says for whom; a supporter, a stranger and an unknown association cannot ask', async () => {
  const unknown = { ...coordinator, 'x-on-behalf-of': crypto.randomUUID() }
  const supporter = await given.signedInAs('supporter', mine)
  const codes = await Promise.all(
    [coordinator, supporter, given.stranger(), unknown].map(async (headers) => {
      const { code } = (await post('/api/requests', headers, form())).json<{ code: string }>()
      return code
    }),
  )
  expect(codes).toEqual(['not-yours', 'not-yours', 'not-signed-in', 'not-found'])
})

test('what is wrong is named: a past day, an unknown kind of help, more at least than at most', async () => {
  const past = await post('/api/requests', officer, form({ days: [{ day: '2026-10-04', from: null, to: null }] }))
  const unknown = await post('/api/requests', officer, { ...form(), itemId: 'festival.unknown' })
  const upsideDown = await post('/api/requests', officer, form({ headsMin: 9 }))

  expect(past.json()).toMatchObject({ code: 'day-is-past', errors: [{ pointer: '/days/0/day' }] })
  expect(unknown.json()).toMatchObject({ code: 'invalid-input', errors: [{ pointer: '/itemId' }] })
  expect(upsideDown.json()).toMatchObject({ code: 'invalid-input', errors: [{ pointer: '/headsMax' }] })
})

test('asked again under the same key, one request is made', async () => {
  const headers = { ...coordinator, 'x-on-behalf-of': mine, 'idempotency-key': crypto.randomUUID() }
  const send = () => app.inject({ method: 'POST', url: '/api/requests', headers, payload: form() })
  const [first, second] = [await send(), await send()]
  expect(second.json<RequestPage>().id).toBe(first.json<RequestPage>().id)
})

const canaries = [...Object.values(privateWords), '北口自治会']

test('nobody outside sees the place, the telephone or the name; the association and the centre do', async () => {
  const id = await scene.request(mine)
  const supporter = await given.signedInAs('supporter', await scene.association('ある会社'))
  for (const headers of [given.stranger(), supporter, neighbour]) {
    const page = await get(at(id), headers)
    const list = await get('/api/requests?perPage=100', headers)
    expect(page.json()).toMatchObject({ associationLabel: '富士川地区の自治会', inside: null, statusReason: null })
    expect(list.json<{ items: { id: string }[] }>().items.map((one) => one.id)).toContain(id)
    for (const word of canaries) expect(page.body + list.body).not.toContain(word)
  }
  for (const headers of [officer, coordinator]) {
    const { body } = await get(at(id), headers)
    for (const word of canaries) expect(body).toContain(word)
  }
})

test('an association that shows its name is named; its place stays private', async () => {
  const { body } = await get(at(await scene.request(mine, { showName: true })))
  expect(body).toContain('北口自治会')
  expect(body).not.toContain(privateWords.exactPlace)
})

test.each(['submitted', 'returned', 'unmet', 'cancelled', 'postponed', 'done', 'closed'] satisfies RequestStatus[])(
  'a request that is %s is not there for others, but for its own people',
  async (status) => {
    const id = await scene.request(mine, {}, status)
    const seen = await Promise.all([given.stranger(), neighbour, officer, coordinator].map((who) => get(at(id), who)))
    expect(seen.map(({ statusCode }) => statusCode)).toEqual([404, 404, 200, 200])
  },
)

test('what is not published is in no public list and on no public page', async () => {
  const id = await scene.request(mine, { published: false })
  const list = await get('/api/requests?perPage=100')
  expect((await get(at(id))).statusCode).toBe(404)
  expect(list.body).not.toContain(id)
})

test('a supporter that was asked sees it although it is not published, but not its inside', async () => {
  const id = await scene.request(mine, { published: false })
  const company = await scene.association('ある会社')
  await db.execute(sql`insert into supporters (organization_id, kind, status, intro, cost, insurance, whole_city, lead_days, max_heads, channel)
    values (${company}, 'company', 'submitted', '', 'free', 'own', true, 7, 5, 'web')`)
  await db.execute(sql`insert into matches (id, request_id, supporter_id, status, started_by, association_answer, supporter_answer,
    heads_asked, message, answer_by, proposed_at) values (${crypto.randomUUID()}, ${id}, ${company}, 'proposed', 'coordinator',
    'pending', 'pending', 4, '', now(), now())`)
  const page = await get(at(id), await given.signedInAs('supporter', company))

  expect(page.json()).toMatchObject({ id, associationLabel: '富士川地区の自治会', inside: null })
  for (const word of canaries) expect(page.body).not.toContain(word)
})

test('the list is searched by words, whatever their width and kana, and by kind, district and state', async () => {
  const id = await scene.request(mine, { title: 'ｽﾏﾎ教室', itemId: scene.harmlessItem })
  const found = async (query: string, who = given.stranger()) =>
    (await get(`/api/requests?${query}`, who)).json<{ items: { id: string }[] }>().items.map((one) => one.id)

  expect(await found(`q=${encodeURIComponent('すまほ 公園')}`)).toEqual([id])
  expect(await found('item=festival.flyer&district=1&category=festival')).toEqual([id])
  expect(await found('district=2')).toEqual([])
  expect(await found(`item=festival.flyer&q=${encodeURIComponent('北口')}`)).toEqual([])
  expect(await found(`scope=desk&item=festival.flyer&q=${encodeURIComponent('北口')}`, coordinator)).toEqual([id])
  expect(await found('scope=desk&status=open&item=festival.flyer', coordinator)).toEqual([id])
  expect(await found('scope=mine&item=festival.flyer', neighbour)).toEqual([])
  expect((await get('/api/requests?scope=desk', officer)).json()).toMatchObject({ code: 'not-yours' })
  expect((await get('/api/requests?scope=mine', coordinator)).json()).toMatchObject({ code: 'not-yours' })
})

test('a long list is read page by page, nothing twice and nothing left out', async () => {
  const own = await scene.association('頁自治会')
  const made = [await scene.request(own), await scene.request(own), await scene.request(own)]
  const reader = await given.signedInAs('association', own)
  const first = (await get('/api/requests?scope=mine&perPage=2', reader)).json<{
    items: { id: string }[]
    next: string
    total: number
  }>()
  const rest = await get(`/api/requests?scope=mine&perPage=2&after=${encodeURIComponent(first.next)}`, reader)

  expect(first.total).toBe(3)
  expect([...first.items, ...rest.json<{ items: { id: string }[] }>().items].map(({ id }) => id)).toEqual(
    made.toReversed(),
  )
  expect(rest.json()).toMatchObject({ next: null })
  expect((await get('/api/requests?after=nonsense')).json()).toMatchObject({ code: 'invalid-input' })
})

test('the life of a request: returned with a reason, corrected, handed in again, opened, closed', async () => {
  const id = await scene.request(mine, {}, 'submitted')
  const returned = await post(at(id, 'return'), { ...coordinator, ...version(1) }, { reason: '人数を教えてください' })
  expect(returned.json()).toMatchObject({ status: 'returned', statusReason: '人数を教えてください' })
  const edited = await app.inject({
    method: 'PATCH',
    url: at(id),
    payload: form({ headsMax: 8, days: [{ day: '2026-12-01', from: null, to: null }] }),
    headers: { ...officer, ...version(2) },
  })
  expect(edited.json()).toMatchObject({ headsMax: 8, days: [{ day: '2026-12-01' }], inside: { version: 3 } })
  expect((await post(at(id, 'submit'), { ...officer, ...version(3) })).json()).toMatchObject({
    status: 'submitted',
    statusReason: null,
  })
  expect((await post(at(id, 'open'), { ...coordinator, ...version(4) })).json()).toMatchObject({ status: 'open' })
  await db.update(requestsTable).set({ status: 'done' }).where(eq(requestsTable.id, id))
  expect((await post(at(id, 'close'), { ...coordinator, ...version(5) })).json()).toMatchObject({ status: 'closed' })
  expect(await eventsOf(id)).toEqual(
    ['returned', 'edited', 'resubmitted', 'opened', 'closed'].map((act) => `request.${act}`),
  )
})

test('a postponed request opens again with new days, never with past ones', async () => {
  const id = await scene.request(mine, {}, 'postponed')
  const resume = (day: string) =>
    post(at(id, 'resume'), { ...coordinator, ...version() }, { days: [{ day, from: null, to: null }] })
  expect((await resume('2026-10-01')).json()).toMatchObject({ code: 'day-is-past' })
  expect((await resume('2026-12-06')).json()).toMatchObject({
    status: 'open',
    whenKind: 'single',
    days: [{ day: '2026-12-06' }],
  })
})

test('an association names the new day of its postponed request itself; the centre is told', async () => {
  const id = await scene.request(mine, {}, 'postponed')
  await db.update(requestsTable).set({ openedAt: clock() }).where(eq(requestsTable.id, id))
  const resume = (headers: Headers, day: string) =>
    post(at(id, 'resume'), { ...headers, ...version() }, { days: [{ day, from: null, to: null }] })

  expect((await resume(neighbour, '2026-12-06')).json()).toMatchObject({ code: 'not-found' })
  expect((await resume(officer, '2026-10-01')).json()).toMatchObject({ code: 'day-is-past' })
  expect((await resume(officer, '2026-12-06')).json()).toMatchObject({ status: 'open', days: [{ day: '2026-12-06' }] })
  expect(await eventsOf(id)).toEqual(['request.resumed'])
})

test('what was put off before the centre ever looked is handed in anew, not opened past it', async () => {
  const days = { days: [{ day: '2026-12-06', from: null, to: null }] }
  const id = await scene.request(mine, {}, 'postponed')
  const other = await scene.request(mine, {}, 'postponed')

  expect((await post(at(id, 'resume'), { ...officer, ...version() }, days)).json()).toMatchObject({
    status: 'submitted',
    days: [{ day: '2026-12-06' }],
  })
  expect(await eventsOf(id)).toEqual(['request.resubmitted'])
  expect((await post(at(other, 'resume'), { ...coordinator, ...version() }, days)).json()).toMatchObject({
    status: 'open',
  })
  const third = await scene.request(mine, {}, 'postponed')
  expect((await post(at(third, 'submit'), { ...officer, ...version() })).json()).toMatchObject({ code: 'wrong-moment' })
})

test('the insurance is ticked and taken back by the centre, with its name and moment', async () => {
  const id = await scene.request(mine)
  const tick = (checked: boolean, n: number) =>
    post(at(id, 'check-insurance'), { ...coordinator, ...version(n) }, { checked })
  expect((await tick(true, 1)).json()).toMatchObject({ inside: { insuranceChecked: true } })
  expect(await scene.requestRow(id)).toMatchObject({ insuranceCheckedBy: expect.any(String) })
  expect((await tick(false, 2)).json()).toMatchObject({ inside: { insuranceChecked: false } })
})

const acts = [
  ['open', {}, 'open', 'staff'],
  ['return', { reason: '理由' }, 'open', 'staff'],
  ['submit', {}, 'open', 'owner'],
  ['resume', { days: [{ day: '2026-12-01', from: null, to: null }] }, 'open', 'owner'],
  ['close', {}, 'open', 'staff'],
  ['check-insurance', { checked: true }, 'cancelled', 'staff'],
] as const

test.each(acts)(
  '%s: not by strangers, not by neighbours, not at a wrong moment, not on an old page',
  async (act, body, status, by) => {
    const id = await scene.request(mine, {}, status)
    const ask = async (headers: Headers, n = 1) =>
      (await post(at(id, act), { ...headers, ...version(n) }, body)).json<{ code: string }>().code

    expect(await ask(given.stranger())).toBe('not-signed-in')
    expect(await ask(neighbour)).toBe(by === 'staff' ? 'not-yours' : 'not-found')
    if (by === 'staff') expect(await ask(officer)).toBe('not-yours')
    expect(await ask(coordinator)).toBe('wrong-moment')
    expect(await ask(coordinator, 7)).toBe('version-stale')
    expect((await post(at(id, act), coordinator, body)).json()).toMatchObject({ code: 'version-needed' })
    expect(await eventsOf(id)).toEqual([])
  },
)

test('editing: only one’s own, only before somebody agreed, never below what is held, never over another’s change', async () => {
  const id = await scene.request(mine)
  const edit = async (headers: Headers, changes = {}, n = 1) => {
    const sent = {
      method: 'PATCH',
      url: at(id),
      payload: form(changes),
      headers: { ...headers, ...version(n) },
    } as const
    return (await app.inject(sent)).json<{ code: string }>().code
  }
  expect(await edit(given.stranger())).toBe('not-signed-in')
  expect(await edit(neighbour)).toBe('not-found')
  expect(await edit(officer, {}, 9)).toBe('version-stale')
  await db.update(requestsTable).set({ headsHeld: 5 }).where(eq(requestsTable.id, id))
  expect(await edit(officer, { headsMin: 2, headsMax: 4 })).toBe('quota-below-taken')
  await db.update(requestsTable).set({ headsAgreed: 1 }).where(eq(requestsTable.id, id))
  expect(await edit(officer)).toBe('wrong-moment')
})

test('the confirmation is printed for the association and the centre, for nobody else', async () => {
  const id = await scene.request(mine)
  const reach = { personName: '会長', channel: 'phone', phone: '055-000-0031', updatedAt: clock() } as const
  await db.insert(contactsTable).values({ organizationId: mine, ...reach })
  const asked = await Promise.all(
    [officer, coordinator, neighbour, given.stranger()].map((who) => get(at(id, 'confirmation.pdf'), who)),
  )
  expect(asked.map(({ statusCode }) => statusCode)).toEqual([200, 200, 404, 401])
  expect(asked[0]!.headers['content-type']).toBe('application/pdf')
  expect(asked[0]!.body.startsWith('%PDF-')).toBe(true)
})

test('last year’s request comes back as a fresh form without its days, for its own people', async () => {
  const id = await scene.request(mine, { theyBring: '軍手' }, 'closed')
  const asked = await Promise.all(
    [officer, coordinator, neighbour, given.stranger()].map((who) => get(at(id, 'copy'), who)),
  )
  expect(asked.map(({ statusCode }) => statusCode)).toEqual([200, 200, 404, 401])
  expect(asked[0]!.json()).toEqual({ ...form({ theyBring: '軍手' }), days: [], private: { ...form().private } })
})
