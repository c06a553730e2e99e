import type { Plan } from '@app/shared/plans'
import type { SeriesPage } from '@app/shared/series'
import { asc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { matchesScene } from '../../test/matches-scene.ts'
import { settle } from '../../test/settle.ts'
import { matchesTable } from '../matches/matches.table.ts'
import { noticesTable } from '../notifications/notices.table.ts'

const { world, scene, officer, coordinator, post, inDays, aSupporter } = await matchesScene()
const { db } = world

const sessions = ['2026-11-14', '2026-12-12', '2027-01-09'].map((day) => ({ day, from: '10:00', to: '12:00' }))

async function openSeries(): Promise<SeriesPage> {
  const { days: _, whenKind: __, ...words } = scene.requestInput({ itemId: scene.harmlessItem, title: 'スマホ教室' })
  const series = { kind: 'repeating', rhythm: { kind: 'monthly-weekday', nths: [2] }, sessions }
  const posted = await post('/api/series', officer, { ...words, whenKind: 'unsettled', days: [], series })
  const { id } = posted.json<SeriesPage>()
  return (await post(`/api/series/${id}/open`, coordinator)).json<SeriesPage>()
}

test('the plan says which session of which series a request is, so that its supporter is asked once', async () => {
  const series = await openSeries()
  const { id: supporterId } = await aSupporter()
  const plan = (await post('/api/plans', coordinator, { locked: [], forbidden: [], seconds: 2 })).json<Plan>()
  const planned = plan.requests.filter(({ session }) => session?.seriesId === series.id)
  expect(planned.map(({ session }) => session)).toEqual(
    [1, 2, 3].map((number) => ({ seriesId: series.id, seriesTitle: 'スマホ教室', number })),
  )

  const [first, second, third] = series.sessions.map(({ id }) => id)
  const asks = [{ supporterId, requestIds: [first, second, third], shares: [{ requestId: second, heads: 2 }] }]
  const words = { message: 'ぜひお力をお貸しください。', answerBy: inDays(7) }
  const asked = await post(`/api/series/${series.id}/matches`, coordinator, { asks, headsAsked: 3, ...words })
  expect(asked.statusCode, asked.body).toBe(201)

  const rows = await db
    .select({ heads: matchesTable.headsAsked })
    .from(matchesTable)
    .where(eq(matchesTable.supporterId, supporterId))
    .orderBy(asc(matchesTable.id))
  expect(rows.map(({ heads }) => heads)).toEqual([3, 2, 3])
  await settle(world)
  const told = await db.select().from(noticesTable).where(eq(noticesTable.organizationId, supporterId))
  // its officer by mail, its contact by telephone: once each, whatever the number of sessions
  expect(told.map(({ says, channel }) => `${says} ${channel}`).toSorted()).toEqual(
    ['mail', 'phone', 'screen'].map((channel) => `series.proposed ${channel}`),
  )
})
