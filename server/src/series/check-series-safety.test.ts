import type { RequestId } from '@app/shared'
import type { RequestPage, SafetyPoint } from '@app/shared/requests'
import type { SeriesPage } from '@app/shared/series'
import { beforeEach, expect, test } from 'vitest'
import { matchesScene } from '../../test/matches-scene.ts'
import { eventsTable } from '../platform/platform.table.ts'

const { world, scene, coordinator, officer, post, get, inDays, aSupporter } = await matchesScene()
const { db, travel } = world
beforeEach(() => travel('2026-10-05T01:00:00Z'))

async function opened(itemId = 'clean.mow', more: object = {}) {
  const sessions = ['2026-11-14', '2026-12-12', '2027-01-09'].map((day) => ({ day, from: '09:00', to: '12:00' }))
  const { days: _, ...form } = scene.requestInput({ itemId: itemId as never, title: '草刈り', rainPlan: null, ...more })
  const series = { kind: 'repeating', rhythm: { kind: 'monthly-weekday', nths: [2] }, sessions }
  const answer = await post('/api/series', officer, { ...form, whenKind: 'unsettled', days: [], series })
  expect(answer.statusCode, answer.body).toBe(201)
  return (await post(`/api/series/${answer.json<SeriesPage>().id}/open`, coordinator)).json<SeriesPage>()
}
const safetyOf = ({ inside }: SeriesPage) => inside!.safety
const readOf = (page: SeriesPage) => safetyOf(page).map(({ requestId, version }) => ({ requestId, version }))
const check = (page: SeriesPage, said: object = {}, headers: Record<string, string> = coordinator) =>
  post(`/api/series/${page.id}/check-insurance`, headers, { checked: true, read: readOf(page), ...said })
const pageOf = async (id: string, headers = officer) => (await get(`/api/series/${id}`, headers)).json<SeriesPage>()
const requestOf = async (id: RequestId) => (await get(`/api/requests/${id}`, coordinator)).json<RequestPage>()
async function tickAlone(requestId: RequestId, point?: SafetyPoint) {
  const headers = { ...coordinator, ...(await scene.requestAsRead(requestId)) }
  const answer = await post(`/api/requests/${requestId}/check-insurance`, headers, {
    checked: true,
    ...(point && { point }),
  })
  expect(answer.statusCode, answer.body).toBe(200)
}

test('one press checks every session that needs it; then the association agrees all of them', async () => {
  const series = await opened()
  const company = await aSupporter()
  await post(`/api/series/${series.id}/matches`, coordinator, {
    asks: [{ supporterId: company.id, requestIds: series.sessions.map(({ id }) => id) }],
    message: 'ぜひお力をお貸しください。',
    answerBy: inDays(7),
  })
  await post(`/api/series/${series.id}/answers`, company.headers, {
    answers: series.sessions.map(({ id }) => ({ requestId: id, answer: 'yes', heads: 4 })),
  })
  const agree = () => post(`/api/series/${series.id}/agree`, officer, { supporterId: company.id })
  expect((await agree()).json()).toMatchObject({ code: 'insurance-unchecked' })
  const before = await pageOf(series.id)
  expect(safetyOf(before).map(({ checked }) => checked)).toEqual([false, false, false])

  const checked = await check(before)
  expect(checked.statusCode, checked.body).toBe(200)
  expect(safetyOf(checked.json()).map((one) => one.checked)).toEqual([true, true, true])
  const told = await db.select().from(eventsTable)
  expect(told.filter(({ type }) => type === 'request.insurance-checked')).toHaveLength(3)
  expect((await agree()).statusCode).toBe(200)
})

test('a point is ticked for all that have it; what was ticked before keeps its hour, what differs stays', async () => {
  const series = await opened()
  const [first] = safetyOf(series)
  const point = first!.points[0]!.point
  await tickAlone(first!.requestId)
  const earlier = (await requestOf(first!.requestId)).inside!.checklist

  travel('2026-10-05T01:02:00Z')
  const read = await pageOf(series.id, coordinator)
  const after = (await check(read, { point })).json<SeriesPage>()
  const [one, ...others] = safetyOf(after)
  expect(one!.checked).toBe(true)
  for (const other of others)
    expect(other.points.filter(({ checked }) => checked).map((each) => each.point)).toEqual([point])
  expect((await requestOf(first!.requestId)).inside!.checklist).toEqual(earlier)

  const back = (await check(after, { point, checked: false })).json<SeriesPage>()
  expect(safetyOf(back).every(({ points }) => points.every((each) => each.point !== point || !each.checked))).toBe(true)
  expect(safetyOf(back)[0]!.points.filter(({ checked }) => checked)).toHaveLength(first!.points.length - 1)
})

test('a session that was changed since it was read stops all of it; only the centre checks', async () => {
  const series = await opened()
  const [first] = safetyOf(series)
  await tickAlone(first!.requestId, first!.points[0]!.point)
  expect((await check(series)).json()).toMatchObject({ code: 'version-stale' })
  expect(safetyOf(await pageOf(series.id)).map(({ checked }) => checked)).toEqual([false, false, false])

  expect((await check(await pageOf(series.id), {}, officer)).statusCode).toBe(403)
  const all = (await check(await pageOf(series.id))).json<SeriesPage>()
  expect((await check(all)).json()).toMatchObject({ code: 'wrong-moment' })
})

test('nothing is to be checked where nothing can hurt, and what is called off is left out', async () => {
  expect(safetyOf(await opened(scene.harmlessItem))).toEqual([])
  const series = await opened()
  await post(`/api/series/${series.id}/cancel`, officer, { kind: 'other', reason: '会場が使えません' })
  expect(safetyOf(await pageOf(series.id))).toEqual([])
})
