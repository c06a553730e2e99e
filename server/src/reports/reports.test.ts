import type { ActivityId, OrganizationId, RequestId } from '@app/shared'
import type { Found, WaitingItem, Workbench } from '@app/shared/reports'
import { waitingKinds } from '@app/shared/reports'
import { eq, inArray } from 'drizzle-orm'
import { beforeAll, expect, test, vi } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { profile } from '../../test/given-organizations.ts'
import { givenMeetingsIn } from '../../test/given-meetings.ts'
import { givenNoticesIn } from '../../test/given-notices.ts'
import { settle } from '../../test/settle.ts'
import { handoversTable, seatInvitationsTable, seatsTable } from '../accounts/accounts.table.ts'
import { inviteSeat } from '../accounts/index.ts'
import { activitiesTable } from '../activities/activities.table.ts'
import { exchangeMeetingsTable } from '../exchange-meetings/exchange-meetings.table.ts'
import { searchGramsOf, searchKeyOf } from '../organizations/index.ts'
import { associationsTable, organizationsTable } from '../organizations/organizations.table.ts'
import { waitingChangesTable } from '../organizations/waiting-changes.table.ts'
import { newId } from '../platform/ids.ts'
import { renewalsTable } from '../renewals/renewals.table.ts'
import { rosterLinksTable } from '../rosters/rosters.table.ts'
import { insertActivityPicture } from '../activities/pictures/activity-pictures.store.ts'
import { storyAsksTable } from '../activities/stories/story-asks.table.ts'
import { insertPicture } from '../enclosures/enclosures.store.ts'
import { cleanPicture } from '../platform/files/picture.ts'
import { pngOf } from '../../test/pictures.ts'

const t = await buildTestApp()
const given = { ...givenNoticesIn(t), ...givenMeetingsIn(t.db) }
let association: OrganizationId
let supporter: OrganizationId
let coded: RequestId
const agreed = { associationAnswer: 'yes', supporterAnswer: 'yes', heads: 5, status: 'agreed' } as const

async function known(id: OrganizationId, name: string, kana: string) {
  const searchKey = searchKeyOf(name, kana)
  const values = { name, kana, searchKey, searchGrams: searchGramsOf(searchKey) }
  await t.db.update(organizationsTable).set(values).where(eq(organizationsTable.id, id))
}

beforeAll(async () => {
  association = await given.association()
  supporter = await given.supporter()
  coded = await given.request(association, { title: 'しめ縄づくり', status: 'closed', code: 'KMNP-2345' })
  await known(association, '緑ヶ丘町自治会', 'みどりがおかちょうじちかい')
  await known(supporter, '株式会社あおぞら商会', 'あおぞらしょうかい')
})

const workbench = async () =>
  (await t.app.inject({ url: '/api/workbench', headers: await t.given.coordinator() })).json<Workbench>()
const all = ({ late, cameIn, waiting }: Workbench): WaitingItem[] => [...late, ...cameIn, ...waiting]

const asksForRenewal = (organizationId: OrganizationId, said: Partial<typeof renewalsTable.$inferInsert> = {}) =>
  t.db.insert(renewalsTable).values({
    ...{
      id: newId(),
      organizationId,
      fiscalYear: 2027,
      secretHash: newId(),
      askedAt: new Date('2026-09-01T00:00:00Z'),
    },
    ...{ answerBy: t.clock(), linkEndsAt: t.clock(), channel: 'web', ...said },
  })

/** A story whose association is asked, wishes a change, or has said yes. */
async function aStory(requestId: RequestId, status: 'asked' | 'change' | 'approved') {
  const id = newId<ActivityId>()
  const story = { id, requestId, title: status, story: '', happenedOn: '2026-10-01', createdAt: t.clock() }
  await t.db.insert(activitiesTable).values({ ...story, status: status === 'change' ? 'asked' : status })
  const said = { answeredAt: t.clock(), channel: 'web' }
  await t.db.insert(storyAsksTable).values({
    ...{ id: newId(), activityId: id, matchId: null, edition: 1, secretHash: newId(), askedAt: t.clock() },
    ...{ answerBy: new Date('2026-11-01T00:00:00Z'), linkEndsAt: new Date('2027-01-01T00:00:00Z') },
    ...(status === 'change' && { answer: 'change' as const, wish: '短く', ...said }),
    ...(status === 'approved' && { answer: 'yes' as const, ...said }),
  })
}

test('every kind of waiting shows up, each once', async () => {
  const at = { updatedAt: t.clock(), status: 'open' } as const
  const request = (title: string, state: Parameters<typeof given.request>[1] = {}) =>
    given.request(association, { ...at, title, ...state })
  await given.supporter('申込み', {}, { status: 'submitted', number: null })
  await given.supporter('直し待ち', {}, { status: 'returned', number: null })
  await given.supporter('台帳から', {}, { needsPhoneCheck: true })
  await request('受付前', { status: 'submitted' })
  await request('戻した', { status: 'returned' })
  await request('延期', { status: 'postponed' })
  await request('声かけ前')
  const tomorrow = await request('あすの外の仕事', { status: 'staffed' })
  const matchId = await given.match(tomorrow, supporter, { ...agreed, onDay: '2026-10-06', fromTime: '09:00' })
  await t.db.insert(rosterLinksTable).values({ id: newId(), matchId, secretHash: newId(), openedAt: t.clock() })
  await given.match(await request('返事待ち'), supporter)
  await given.match(await request('自治会待ち'), supporter, { supporterAnswer: 'yes', heads: 3 })
  await given.match(await request('相談'), supporter, { wantsToTalk: true })
  await given.match(await request('足りない'), supporter, { status: 'declined', supporterAnswer: 'no' })
  await given.match(await request('報告待ち', { status: 'staffed' }), supporter, { ...agreed, onDay: '2026-10-01' })
  const hurt = await given.match(await request('けがの報告', { status: 'closed' }), supporter, {
    ...{ ...agreed, status: 'done', onDay: '2026-10-01' },
  })
  await t.app.inject({
    ...{ method: 'POST', url: `/api/matches/${hurt}/incidents` },
    headers: { ...(await t.given.coordinator()), 'x-channel': 'phone' },
    payload: { side: 'supporter', kind: 'injury', day: '2026-10-01', what: '転んだ', care: 'yes' },
  })
  await given.match(await request('日のない約束', { status: 'staffed' }), supporter, { ...agreed, onDay: null })
  await request('片方だけ報告', { status: 'done' })
  const [over, held] = [await given.openMeeting(), await given.openMeeting()]
  const past = { heldOn: '2026-10-04', closesOn: '2026-10-01' }
  await t.db
    .update(exchangeMeetingsTable)
    .set(past)
    .where(inArray(exchangeMeetingsTable.id, [over, held]))
  await t.db.update(exchangeMeetingsTable).set({ status: 'closed' }).where(eq(exchangeMeetingsTable.id, held))
  const rests = await given.supporter('休む団体', {}, { status: 'suspended', isPublic: false })
  await given.match(await request('休む団体との約束', { status: 'staffed' }), rests, { ...agreed, onDay: '2026-12-01' })
  await asksForRenewal(await given.supporter('更新を待つ'))
  await asksForRenewal(await given.supporter('更新で変わる'), { changesSaidAt: t.clock() })
  const organizationId = await given.supporter('変わる団体')
  const change = { organizationId, fields: ['name' as const], profile: profile(), saidAt: t.clock() }
  await t.db.insert(waitingChangesTable).values(change)
  await t.db.transaction(async (tx) => {
    const said = { kind: 'picture', alt: '夏祭り', place: 1 } as const
    await insertPicture(tx, t.systemContext(), organizationId, said, cleanPicture(pngOf(2, 2)))
  })
  const requestId = await request('終わった', { status: 'closed' })
  const story = { id: newId(), requestId, title: '終わった', story: '', happenedOn: '2026-10-01', createdAt: t.clock() }
  await t.db.insert(activitiesTable).values(story as typeof activitiesTable.$inferInsert)
  for (const status of ['asked', 'change', 'approved'] as const)
    await aStory(await request(status, { status: 'closed' }), status)
  await t.db.transaction((tx) =>
    insertActivityPicture(tx, t.systemContext(), cleanPicture(pngOf(2, 2)), {
      ...{ matchId: hurt, side: 'supporter', caption: '作業のようす' },
    }),
  )
  const phone = await given.association('電話の自治会', { channel: 'phone' })
  await given.happened({ type: 'request.opened', requestId: await given.request(phone, { status: 'closed' }) })
  const missing = await given.association('台帳にない自治会')
  await t.db
    .update(associationsTable)
    .set({ standing: 'to-check' })
    .where(eq(associationsTable.organizationId, missing))
  const call = { caller: '会長', about: '手が足りない', roughlyWhen: '秋', channel: 'phone' } as const
  for (const nextContactOn of [null, '2026-10-05'])
    await t.app.inject({
      ...{ method: 'POST', url: '/api/consultations', headers: { ...(await t.given.coordinator()) } },
      payload: { ...call, nextContactOn },
    })
  const asked = { year: 2027, askedAt: new Date('2026-09-01T00:00:00Z'), remindOn: '2027-03-01' }
  await t.db.insert(handoversTable).values({ organizationId: missing, ...asked })
  await t.given.account('supporter', supporter, { title: '担当者', startsOn: '2025-10-01', endsOn: '2026-10-07' })
  await settle(t)

  const items = all(await workbench())

  expect(items.map(({ kind }) => kind).sort()).toEqual([...waitingKinds].sort())
  expect(items.find(({ kind }) => kind === 'answer-of-supporter')).toMatchObject({
    waitsFor: '株式会社あおぞら商会',
    title: expect.stringMatching(/^\d+番 返事待ち$/),
    late: false,
    days: 0,
  })
})

test('a supporter whose people end within a month is named, until somebody is invited or stays', async () => {
  const of = async (id: OrganizationId) =>
    all(await workbench()).find(({ kind, leadsTo }) => kind === 'seat-ending' && leadsTo.endsWith(id))
  const [ends, stays] = [await given.supporter('任期の団体'), await given.supporter('残る団体')]
  for (const id of [ends, stays]) await t.given.account('supporter', id, { endsOn: '2026-11-03' })
  await t.given.account('supporter', stays, {})

  expect(await of(ends)).toMatchObject({
    title: '任期の団体（任期は11月3日まで）',
    waitsFor: '任期の団体',
    late: false,
  })
  expect(await of(stays)).toBeUndefined()
  await t.db.transaction((tx) => inviteSeat(tx, t.systemContext(), { organizationId: ends, role: 'supporter' }))
  expect(await of(ends)).toBeUndefined()
  await t.db
    .update(seatInvitationsTable)
    .set({ withdrawnAt: t.clock() })
    .where(eq(seatInvitationsTable.organizationId, ends))
  expect(await of(ends)).toBeDefined()
  await t.db.delete(seatsTable).where(eq(seatsTable.organizationId, ends))
})

test('associations that have not handed over are counted: not who has, nor who was dissolved', async () => {
  const counted = async () => all(await workbench()).find(({ kind }) => kind === 'handover-waiting')?.title
  expect(await counted()).toBe('1団体')
  const asked = { year: 2027, askedAt: new Date('2026-09-01T00:00:00Z'), remindOn: '2027-03-01' }
  const [done, over] = [await given.association('済んだ自治会'), await given.association('解散した自治会')]
  for (const organizationId of [done, over]) await t.db.insert(handoversTable).values({ organizationId, ...asked })
  expect(await counted()).toBe('3団体')
  const answered = { answer: 'stays', answeredAt: t.clock(), channel: 'phone', doneAt: t.clock() } as const
  await t.db.update(handoversTable).set(answered).where(eq(handoversTable.organizationId, done))
  const ended = { standing: 'dissolved', standingReason: '解散' } as const
  await t.db.update(associationsTable).set(ended).where(eq(associationsTable.organizationId, over))
  expect(await counted()).toBe('1団体')
})

test('it takes three statements, however much waits', async () => {
  const client = await t.pool.connect()
  const query = vi.spyOn(Object.getPrototypeOf(client) as { query: (...args: unknown[]) => unknown }, 'query')
  client.release()
  const { workbenchFor } = await import('./workbench.queries.ts')
  query.mockClear()

  await workbenchFor(t.db, t.clock())

  expect(query.mock.calls.length).toBe(3)
  query.mockRestore()
})

test('after their deadlines things are late, the oldest first', async () => {
  t.travel({ days: 40 })

  const { late, cameIn, waiting } = await workbench()

  expect([cameIn, waiting]).toEqual([[], []])
  expect(late.every(({ days }) => days >= 38)).toBe(true)
  t.travel({ days: -40 })
})

test('what is agreed and held in the next two weeks is coming up', async () => {
  await given.match(await given.request(association, { title: '秋祭り' }), supporter, {
    ...agreed,
    onDay: '2026-10-10',
  })
  await given.match(await given.request(association, { title: '遠い' }), supporter, { ...agreed, onDay: '2026-12-10' })
  const meetingId = await given.openMeeting({ heldOn: '2026-10-12', title: '秋の交流会' })

  const { comingUp } = await workbench()

  expect(comingUp).toEqual([
    expect.objectContaining({ day: '2026-10-06' }),
    {
      day: '2026-10-10',
      title: '秋祭り（緑ヶ丘町自治会・株式会社あおぞら商会）',
      leadsTo: expect.stringMatching(/^\/desk\/requests\//),
    },
    { day: '2026-10-12', title: '秋の交流会', leadsTo: `/desk/meetings/${meetingId}` },
  ])
})

const find = async (q: string) => {
  const url = `/api/search?q=${encodeURIComponent(q)}`
  return (await t.app.inject({ url, headers: await t.given.coordinator() })).json<{ items: Found[] }>().items
}

test.for(['KMNP-2345', 'kmnp2345', 'ＫＭＮＰ－２３４５'])('the code %s leads to its request', async (typed) => {
  const [first] = await find(typed)

  expect(first).toMatchObject({ kind: 'request', leadsTo: `/desk/requests/${coded}` })
})

test('a number leads to its request first', async () => {
  const [request] = await find('KMNP-2345')
  const number = /^\d+/.exec(request!.title)![0]

  const [first] = await find(`#${number}`)

  expect(first).toEqual(request)
})

test.for(['みどりがおか', '緑ヶ丘', 'ミドリガオカ'])('%s finds the association by name or kana', async (typed) => {
  const found = await find(typed)

  expect(found[0]).toMatchObject({
    kind: 'association',
    title: '緑ヶ丘町自治会',
    leadsTo: `/desk/associations/${association}`,
  })
})

test('a registration number and a company without its form lead to the supporter', async () => {
  const id = await given.supporter('合同会社つばさ', {}, { number: 'R8-012' })
  await known(id, '合同会社つばさ', 'つばさ')

  expect((await find('r8-12'))[0]).toMatchObject({ kind: 'supporter', leadsTo: `/desk/registrations/${id}` })
  expect((await find('㈱つばさ'))[0]).toMatchObject({ leadsTo: `/desk/registrations/${id}` })
})

test('a percent sign is a letter like any other', async () => {
  expect(await find('%')).toEqual([])
})

test('the top page shows what everybody may see and nothing else', async () => {
  const shown = await given.supporter('公開の団体', {}, { isPublic: true })
  await given.request(association, { title: '非公開', published: false })
  await given.request(association, { title: '受付前の依頼', status: 'submitted' })
  await given.request(association, { title: '公開の依頼' })
  await given.draftMeeting({ title: '下書きの会' })

  const answer = await t.app.inject({ url: '/api/highlights', headers: t.given.stranger() })

  const { supporters, requests, meetings } = answer.json()
  expect(answer.statusCode).toBe(200)
  expect(supporters.map(({ id }: { id: string }) => id)).toEqual([shown])
  expect(requests.length).toBeLessThanOrEqual(6)
  expect(requests[0]).toMatchObject({ title: '公開の依頼', associationLabel: '相生地区の自治会' })
  expect(meetings.map(({ title }: { title: string }) => title)).toEqual(['秋の交流会'])
  expect(answer.body).not.toMatch(/非公開|受付前|下書き|055-000|example\.jp|緑ヶ丘/)
})

test.for(['/api/workbench', '/api/search?q=1'])('%s is for the centre alone', async (url) => {
  expect((await t.app.inject({ url, headers: t.given.stranger() })).statusCode).toBe(401)
  const member = await t.given.signedInAs('association', association)
  expect((await t.app.inject({ url, headers: member })).statusCode).toBe(403)
})
