import type { OrganizationId } from '@app/shared'
import type { Renewal } from '@app/shared/renewals'
import { and, asc, eq, sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { noticesTable } from '../../src/notifications/notices.table.ts'
import { supportersTable } from '../../src/organizations/organizations.table.ts'
import { renewalsTable } from '../../src/renewals/renewals.table.ts'
import { tasksOf } from '../../src/worker.ts'
import { buildTestApp } from '../build-test-app.ts'
import { givenMatchesIn } from '../given-matches.ts'
import { givenOrganizationsIn } from '../given-organizations.ts'
import type { Headers } from '../given.ts'
import { settle } from '../settle.ts'

/** The walk through a season: the tests stand in the order of the days, from January to May. */
const world = await buildTestApp({ now: '2027-01-20T03:00:00Z' })
const { app, db, given, travel } = world
const scene = givenMatchesIn(world)
const organizations = givenOrganizationsIn(db)
/** Stays end while months pass: who comes in comes in anew. */
const centre = () => given.coordinator()
const tasks = tasksOf({ ...world, mailer: { kind: 'kept', deliver: async () => {} } })

const named = async (name: string, channel: 'mail' | 'phone' = 'mail') =>
  (
    await organizations.supporter(name, {
      items: ['festival.stall', 'festival.flyer'],
      contact: { channel, ...(channel === 'phone' && { email: null }) },
    })
  ).id
const ids = {} as Record<
  'quick' | 'changing' | 'leaving' | 'silent' | 'byPhone' | 'late' | 'resting' | 'paused',
  OrganizationId
>
const days = [{ day: '2027-05-09', from: null, to: null }]
let agreed: Awaited<ReturnType<typeof scene.agreed>>

beforeAll(async () => {
  await scene.masterData()
  ids.quick = await named('すぐに答える社')
  ids.changing = await named('変わった社')
  ids.leaving = await named('やめる社')
  ids.silent = await named('だまっている社')
  ids.byPhone = await named('電話の社', 'phone')
  ids.resting = (await organizations.supporter('休んでいる社', { status: 'suspended' })).id
  ids.paused = await named('途中で休む社')
  agreed = await scene.agreed(await scene.request(await scene.association('北口自治会'), { days }), ids.silent, 4)
})

/** What the worker does within a minute of this moment; twice, because a sweep may run twice. */
async function at(moment: string) {
  travel(new Date(`${moment}+09:00`).toISOString())
  await tasks.sweep!({})
  await tasks.sweep!({})
  const mails = await settle(world)
  // what the centre hears every working morning is told elsewhere
  return mails.filter(({ subject }) => !subject.startsWith('【きょうの仕事】'))
}
const rows = () => db.select().from(renewalsTable).orderBy(asc(renewalsTable.organizationId))
const rowOf = async (id: OrganizationId) => (await rows()).find((row) => row.organizationId === id)
const statusOf = async (id: OrganizationId) =>
  (await db.select().from(supportersTable).where(eq(supportersTable.organizationId, id)))[0]!.status
const told = async (id: OrganizationId, says: string) =>
  (
    await db
      .select({ channel: noticesTable.channel })
      .from(noticesTable)
      .where(and(eq(noticesTable.organizationId, id), sql`${noticesTable.says} = ${says}`))
      .orderBy(asc(noticesTable.id))
  ).map(({ channel }) => channel)
const answer = (id: OrganizationId, payload: object, headers: Headers) =>
  app.inject({ method: 'POST', url: `/api/supporters/${id}/renewal/answer`, headers: { ...headers }, payload })
const shown = async (id: OrganizationId, headers?: Headers): Promise<Renewal | null> =>
  (await app.inject({ url: `/api/supporters/${id}/renewal`, headers: headers ?? (await centre()) })).json().renewal
const list = async (query = '') => (await app.inject({ url: `/api/renewals${query}`, headers: await centre() })).json()
const directory = async () => (await app.inject({ url: '/api/supporters?perPage=100' })).body
const behalf = async (id: OrganizationId): Promise<Headers> => ({
  ...(await centre()),
  'x-on-behalf-of': id,
  'x-channel': 'phone',
})

test('in January nobody is asked', async () => {
  await at('2027-01-31T23:59:00')
  await at('2027-02-01T00:01:00')

  expect(await rows()).toEqual([])
  expect(await shown(ids.quick)).toBeNull()
  expect((await answer(ids.quick, { answer: 'renew' }, await centre())).json()).toMatchObject({ code: 'wrong-moment' })
})

test('on February 1 at nine every registered supporter is asked once: by mail with a link, or on the list of calls', async () => {
  const mails = await at('2027-02-01T09:00:00')

  expect((await rows()).map((row) => row.organizationId)).not.toContain(ids.resting)
  expect(await rows()).toHaveLength(6)
  const mail = mails.find(({ text }) => text.includes('だまっている社'))!
  expect(mail.subject).toBe('【ご確認のお願い】令和9年度の登録の更新')
  expect(mail.text).toContain('3月31日(水)まで')
  expect(mail.text).toMatch(/http:\/\/localhost\/r\/[\w-]{43}/)
  expect(await told(ids.silent, 'renewal.asked')).toEqual(['screen', 'mail'])
  expect(await told(ids.byPhone, 'renewal.asked')).toEqual(['screen', 'phone'])
  expect(await shown(ids.silent)).toMatchObject({
    fiscalYear: 2027,
    state: 'waiting',
    answerBy: '2027-03-31T15:00:00.000Z',
  })
})

test('変更なし renews for the year; a second answer is refused', async () => {
  const own = await given.signedInAs('supporter', ids.quick)

  expect((await answer(ids.quick, { answer: 'renew' }, own)).json()).toMatchObject({ state: 'renewed', channel: 'web' })
  expect(await rowOf(ids.quick)).toMatchObject({ answer: 'unchanged', nextReminderAt: null })
  expect((await answer(ids.quick, { answer: 'leave' }, own)).json()).toMatchObject({ code: 'wrong-moment' })
  await settle(world)
  expect(await told(ids.quick, 'renewal.answered')).toEqual(['screen', 'mail'])
})

test('変更あり renews nothing yet and keeps the question open; the centre hears what has changed', async () => {
  const own = await given.signedInAs('supporter', ids.changing)

  const said = await answer(ids.changing, { answer: 'changes', note: '担当が山田に代わりました。' }, own)

  expect(said.json()).toMatchObject({ state: 'changes', answeredAt: null, changesNote: '担当が山田に代わりました。' })
  const { waiting } = (await app.inject({ url: '/api/workbench', headers: await centre() })).json()
  expect(waiting).toContainEqual(
    expect.objectContaining({ kind: 'renewal-changes', title: '変わった社', waitsFor: 'センター' }),
  )
  expect(waiting).toContainEqual(expect.objectContaining({ kind: 'renewal-waiting', title: '4団体' }))
})

test('やめます is the ordinary end of a registration, with or without a reason', async () => {
  const own = await given.signedInAs('supporter', ids.leaving)

  expect((await answer(ids.leaving, { answer: 'leave', reason: '' }, own)).json()).toMatchObject({ state: 'left' })

  expect(await statusOf(ids.leaving)).toBe('withdrawn')
  expect(await directory()).not.toContain('やめる社')
  await settle(world)
  expect(await told(ids.leaving, 'registration.withdrawn')).toEqual(['screen', 'mail'])
})

test('the centre notes an answer it heard by telephone, with its channel; nobody calls again', async () => {
  const noted = await answer(ids.byPhone, { answer: 'renew' }, await behalf(ids.byPhone))

  expect(noted.json()).toMatchObject({ state: 'renewed', channel: 'phone' })
  expect((await rowOf(ids.byPhone))!.answeredBy).not.toBeNull()
  await settle(world)
  expect(await told(ids.byPhone, 'renewal.answered')).toEqual(['screen'])
})

test('neighbours find no question, strangers no door', async () => {
  const neighbour = await given.signedInAs('supporter', ids.quick)

  expect((await answer(ids.silent, { answer: 'renew' }, neighbour)).statusCode).toBe(404)
  expect((await app.inject({ url: `/api/supporters/${ids.silent}/renewal`, headers: neighbour })).statusCode).toBe(404)
  const stranger = { ...given.stranger(), 'idempotency-key': 'a-key-of-mine' }
  expect((await answer(ids.silent, { answer: 'renew' }, stranger)).statusCode).toBe(401)
})

test('on March 1 and 20 who has not finished is reminded, once each; who rests hears nothing', async () => {
  await db.update(supportersTable).set({ status: 'suspended' }).where(eq(supportersTable.organizationId, ids.paused))
  const first = await at('2027-03-01T09:00:00')
  await at('2027-03-02T09:00:00')

  expect(first.map(({ subject }) => subject).toSorted()).toEqual([
    '【お返事をお待ちしています】令和9年度の登録の更新',
    '【直し終わりましたか】令和9年度の登録の更新',
  ])
  await at('2027-03-20T09:00:00')
  await at('2027-03-21T09:00:00')
  expect(await told(ids.silent, 'renewal.reminded')).toEqual(['screen', 'mail', 'screen', 'mail'])
  expect(await told(ids.paused, 'renewal.reminded')).toEqual([])
  expect(await told(ids.quick, 'renewal.reminded')).toEqual([])
})

test('who was registered in February or March is not asked, nor who has only just come back', async () => {
  ids.late = await named('三月に来た社')
  await db
    .update(supportersTable)
    .set({ registeredOn: '2027-03-10' })
    .where(eq(supportersTable.organizationId, ids.late))

  await at('2027-03-22T09:00:00')

  expect(await rowOf(ids.late)).toBeUndefined()
  expect(await rows()).toHaveLength(6)
})

test('until the last minute of March 31 in Japan everybody is still there', async () => {
  await at('2027-03-31T23:59:59')

  expect(await statusOf(ids.silent)).toBe('registered')
  expect(await directory()).toContain('だまっている社')
})

test('at midnight who was silent expires softly: hidden and not asked, what is agreed stays; who said 変更あり does not', async () => {
  const mails = await at('2027-04-01T00:00:00')

  expect(await statusOf(ids.silent)).toBe('expired')
  expect(await statusOf(ids.changing)).toBe('registered')
  expect(await statusOf(ids.quick)).toBe('registered')
  expect(await directory()).not.toContain('だまっている社')
  expect((await app.inject({ url: `/api/supporters/${ids.silent}` })).statusCode).toBe(404)
  expect(await scene.matchRow(agreed)).toMatchObject({ status: 'agreed' })
  const request = await scene.request(await scene.association('南口自治会'), { days })
  const suggested = await app.inject({ url: `/api/requests/${request}/suggestions`, headers: await centre() })
  expect(suggested.body).toContain('すぐに答える社')
  expect(suggested.body).not.toContain('だまっている社')
  expect(mails.map(({ subject }) => subject)).toEqual(['【登録をお休みにしました】一つ押すだけで戻れます'])
  expect(mails[0]!.text).toMatch(/\/r\/[\w-]{43}/)
})

test('who rests is set aside and does not expire when it comes back', async () => {
  expect(await shown(ids.paused)).toMatchObject({ state: 'set-aside' })
  await db.update(supportersTable).set({ status: 'registered' }).where(eq(supportersTable.organizationId, ids.paused))

  await at('2027-04-02T10:00:00')

  expect(await statusOf(ids.paused)).toBe('registered')
})

test('the desk sees who stands where, and counts them', async () => {
  expect(await list()).toMatchObject({
    year: 2027,
    years: [2027],
    counts: { waiting: 0, changes: 1, renewed: 2, left: 1, lapsed: 1, 'set-aside': 1 },
    total: 6,
  })
  expect(await list('?state=lapsed')).toMatchObject({ items: [{ name: 'だまっている社', state: 'lapsed' }], total: 1 })
  const first = await list('?perPage=4')
  const rest = await list(`?perPage=4&after=${first.next}`)
  expect([...first.items, ...rest.items]).toHaveLength(6)
  expect(rest.next).toBeNull()
})

test('the centre makes the changes and says so: renewed as changed', async () => {
  expect((await answer(ids.changing, { answer: 'renew' }, await behalf(ids.changing))).json()).toMatchObject({
    state: 'renewed',
  })
  expect(await rowOf(ids.changing)).toMatchObject({ answer: 'changed' })
})

test('one press brings back who had expired', async () => {
  const own = await given.signedInAs('supporter', ids.silent)
  expect(await shown(ids.silent, own)).toMatchObject({ state: 'lapsed' })

  expect((await answer(ids.silent, { answer: 'renew' }, own)).json()).toMatchObject({ state: 'renewed' })

  expect(await statusOf(ids.silent)).toBe('registered')
  expect(await directory()).toContain('だまっている社')
  const mails = await settle(world)
  expect(mails.map(({ subject }) => subject)).toContain('【登録に戻りました】あつ活サポーター団体')
})

test('いま聞く: a coordinator asks one supporter by hand, once more if need be, and leaves in peace who has answered', async () => {
  const ask = async (id: OrganizationId, headers?: Headers) =>
    app.inject({
      method: 'POST',
      url: `/api/supporters/${id}/renewal`,
      headers: { ...(headers ?? (await centre())) },
      payload: {},
    })

  expect((await ask(ids.quick)).json()).toMatchObject({ code: 'wrong-moment' })
  expect((await ask(ids.resting)).json()).toMatchObject({ code: 'wrong-moment' })
  expect((await ask(ids.silent, await given.signedInAs('supporter', ids.silent))).statusCode).toBe(403)
  expect((await ask(ids.late)).json()).toMatchObject({ state: 'waiting', answerBy: '2027-04-16T15:00:00.000Z' })
  expect((await ask(ids.late)).json()).toMatchObject({ state: 'waiting' })
  expect((await ask(ids.paused)).json()).toMatchObject({ state: 'waiting' })
  expect(await rows()).toHaveLength(7)
  await settle(world)
  expect(await told(ids.late, 'renewal.asked')).toEqual(['screen', 'mail', 'screen', 'mail'])
})

test('the next February asks anew', async () => {
  await at('2028-02-01T09:00:00')

  const years = (await rows()).map(({ fiscalYear }) => fiscalYear)
  expect(years.filter((year) => year === 2028)).toHaveLength(4)
  expect((await list()).years).toEqual([2028, 2027])
})
