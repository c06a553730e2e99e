import type { Workbench } from '@app/shared/reports'
import type { SeriesPage } from '@app/shared/series'
import { expect, test } from 'vitest'
import { matchesScene } from '../../test/matches-scene.ts'

const { world, scene, given, coordinator, officer, post, get, aSupporter, inDays } = await scenes()
async function scenes() {
  const all = await matchesScene()
  return { ...all, given: all.world.given }
}

test('a series is one line of the first screen, and late only when one of its days comes near', async () => {
  world.travel('2026-10-05T01:00:00Z')
  const days = ['2027-01-09', '2027-02-13', '2027-03-13']
  const sessions = days.map((day) => ({ day, from: '10:00', to: '12:00' }))
  const { days: _, ...form } = scene.requestInput({ itemId: scene.harmlessItem, title: 'スマホ教室', rainPlan: null })
  const series = { kind: 'repeating', rhythm: null, sessions }
  const { id } = (
    await post('/api/series', officer, { ...form, whenKind: 'unsettled', days: [], series })
  ).json<SeriesPage>()
  const opened = (await post(`/api/series/${id}/open`, coordinator)).json<SeriesPage>()
  const bench = async () => {
    const desk = await given.signedInAs('coordinator', null)
    return (await get('/api/workbench', desk)).json<Workbench>()
  }
  const linesIn = (items: Workbench['late']) =>
    items.filter(({ title }) => title.includes('スマホ教室')).map(({ kind, title, leadsTo }) => [kind, title, leadsTo])

  world.travel('2026-10-20T01:00:00Z')
  const line = ['request-without-asking', 'スマホ教室 第1〜3回（3回）', `/desk/series/${id}`]
  expect(linesIn((await bench()).late)).toEqual([])
  expect(linesIn((await bench()).cameIn)).toEqual([line])
  world.travel('2026-11-14T01:00:00Z')
  expect(linesIn((await bench()).late)).toEqual([line])

  const company = await aSupporter()
  const asked = await post(`/api/series/${id}/matches`, await given.signedInAs('coordinator', null), {
    asks: [{ supporterId: company.id, requestIds: opened.sessions.slice(0, 2).map((one) => one.id) }],
    message: 'ぜひお力をお貸しください。',
    answerBy: inDays(7),
  })
  expect(asked.statusCode, asked.body).toBe(201)
  expect(linesIn((await bench()).waiting)).toEqual([
    ['answer-of-supporter', 'スマホ教室 第1〜2回（2回）', `/desk/series/${id}`],
  ])
})
