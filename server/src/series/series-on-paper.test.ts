import type { OrganizationId, RequestId, SeriesId } from '@app/shared'
import { requestInput } from '@app/shared/requests'
import { type SeriesPage, seriesInput } from '@app/shared/series'
import { and, eq, isNull, ne } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { matchesScene } from '../../test/matches-scene.ts'
import { settle } from '../../test/settle.ts'
import { matchesTable } from '../matches/matches.table.ts'
import { remindMatches } from '../matches/index.ts'
import { noticesTable } from '../notifications/notices.table.ts'
import { contactsTable } from '../organizations/organizations.table.ts'
import { paperCodesTable } from '../paper-codes/paper-codes.table.ts'
import { openSeries } from './open-series.ts'
import { postSeries } from './post-series.ts'
import { proposeSeries } from './propose-series.ts'
import { withdrawAsking } from './withdraw-asking.ts'

const { world, scene, association, coordinator, post, get } = await matchesScene()
const { app, db, systemContext, travel } = world
const days = ['2026-11-14', '2026-12-12', '2027-01-09']
const desk = () => scene.by('coordinator', null, 'phone')
let supporterId: OrganizationId
let seriesId: SeriesId
let requestIds: RequestId[]

beforeEach(async () => {
  travel('2026-10-05T01:00:00Z')
  supporterId = await scene.supporter()
  const { days: _, ...shared } = scene.requestInput({ itemId: scene.harmlessItem, title: 'スマホ教室', rainPlan: null })
  const sessions = days.map((day) => ({ day, from: '10:00', to: '12:00' }))
  const series = { kind: 'repeating', rhythm: null, sessions }
  const form = { ...requestInput.parse({ ...shared, days: [] }), whenKind: 'unsettled', series }
  const { id } = await postSeries(scene.by('association', association), seriesInput.parse(form))
  const page = await openSeries(desk(), id)
  ;[seriesId, requestIds] = [id, page.sessions.map((one) => one.id)]
  const reach = { channel: 'fax', email: null, fax: '055-000-0077', phone: '055-000-0078' } as const
  await db.update(contactsTable).set(reach).where(eq(contactsTable.organizationId, supporterId))
  const asks = [{ supporterId, requestIds }]
  await proposeSeries(desk(), id, { asks, message: 'お願いします。', answerBy: '2026-10-13T08:00:00Z' })
  await settle(world)
})

const calls = () =>
  db
    .select()
    .from(noticesTable)
    .where(
      and(
        eq(noticesTable.organizationId, supporterId),
        ne(noticesTable.channel, 'screen'),
        isNull(noticesTable.deliveredAt),
      ),
    )
/** Prints the notice and opens its page with the digits of the telephone. */
async function opened() {
  const [call] = await calls()
  const printed = await app.inject({
    url: `/api/calls/papers.pdf?ids=${call!.id}`,
    headers: { ...(await world.given.coordinator()) },
  })
  expect(printed.statusCode, printed.body.slice(0, 300)).toBe(200)
  const [paper] = await db.select().from(paperCodesTable).where(eq(paperCodesTable.noticeId, call!.id))
  const url = `/c/${paper!.code}`
  const form = (fields: Record<string, string>, cookie = '') =>
    app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', cookie },
      payload: new URLSearchParams(fields).toString(),
    })
  const entered = await form({ digits: '0078' })
  const cookie = String(entered.headers['set-cookie']).split(';')[0]!
  return {
    code: paper!.code,
    look: () => app.inject({ url, headers: { cookie } }),
    press: (fields: Record<string, string>) => form(fields, cookie),
  }
}
const answers = async () => {
  const rows = await db
    .select()
    .from(matchesTable)
    .where(eq(matchesTable.supporterId, supporterId))
    .orderBy(matchesTable.id)
  return rows.map(({ supporterAnswer, heads }) => [supporterAnswer, heads])
}

test('the code of the paper opens the page that answers day by day; the call ends with the last answer', async () => {
  const [call] = await calls()
  expect(call).toMatchObject({ asks: 'sessions', channel: 'fax' })
  expect(call!.leadsTo).toBe(`/desk/series/${seriesId}?note=${supporterId}`)
  expect(call!.onPaper).not.toContain('第1回')
  const paper = await opened()

  const page = await paper.look()
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('回ごとのお返事')
  expect(page.body).not.toMatch(/北口自治会|雨宮|055-000-0011/)

  const some = await paper.press({ 'answer-1': 'yes', 'heads-1': '４', 'answer-2': 'no', answer: 'each' })
  expect(some.body).toContain('お返事を受け取りました')
  expect(await answers()).toEqual([
    ['yes', 4],
    ['no', null],
    ['pending', null],
  ])
  await settle(world)
  expect(await calls()).toHaveLength(1)
  expect((await paper.press({ 'answer-3': 'yes', 'heads-3': 'たくさん', answer: 'each' })).body).toContain('第3回')
  await paper.press({ all: 'yes' })
  await settle(world)
  expect((await answers())[2]![0]).toBe('yes')
  expect(await calls()).toHaveLength(0)
  expect((await paper.look()).body).toContain('お返事を受け取りました')
})

test('at the desk the code leads to all days at once, noted with FAX; a closed day counts when it was meant', async () => {
  const paper = await opened()
  const seen = (await get(`/api/paper-codes/${paper.code}`, coordinator)).json<object>()
  expect(seen).toMatchObject({ seriesId, matchId: null, leadsTo: `/desk/series/${seriesId}?note=${supporterId}` })
  await post(`/api/supporters/${supporterId}/closed-days`, coordinator, { from: days[1], to: days[1] })

  const heard = { ...coordinator, 'x-channel': 'fax', 'x-on-behalf-of': supporterId }
  const said = requestIds.map((requestId) => ({ requestId, answer: 'yes', heads: 4 }))
  const refused = await post(`/api/series/${seriesId}/answers`, heard, { supporterId, answers: said })
  expect(refused.json()).toMatchObject({ code: 'supporter-closed', errors: [{ pointer: '/sessions/2' }] })
  const meant = { supporterId, answers: said, evenIfClosed: true }
  expect((await post(`/api/series/${seriesId}/answers`, heard, meant)).json<SeriesPage>().helpers).toMatchObject([
    { matches: requestIds.map(() => ({ supporterAnswer: 'yes' })) },
  ])
})

test('a reminder is ticked the same way and leads to the same page; taken back, the paper says so', async () => {
  travel('2026-10-13T01:00:00Z')
  await remindMatches(systemContext())
  await settle(world)
  expect((await calls()).map(({ says, asks }) => [says, asks]).toSorted()).toEqual([
    ['match.answer-reminded', 'sessions'],
    ['series.proposed', 'sessions'],
  ])
  const paper = await opened()
  await withdrawAsking(desk(), seriesId, { supporterId, reason: '人数がそろいました' })
  await settle(world)

  expect((await paper.look()).body).toContain('このお願いは、取り下げられました')
  const left = await calls()
  expect(left.map(({ says }) => says)).toEqual(['series.withdrawn'])
})
