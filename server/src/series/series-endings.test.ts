import type { OrganizationId, RequestId } from '@app/shared'
import { requestInput } from '@app/shared/requests'
import { type SeriesInput, seriesInput } from '@app/shared/series'
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { inLineFor } from '../../test/in-line.ts'
import { matchesScene } from '../../test/matches-scene.ts'
import { settle } from '../../test/settle.ts'
import { signedSecret } from '../platform/secrets.ts'
import { agreeSeries } from './agree-series.ts'
import { answerSeriesByLink } from './answer-series-by-link.ts'
import { answerSeries } from './answer-series.ts'
import { leaveSeries } from './leave-series.ts'
import { openSeries } from './open-series.ts'
import { postSeries } from './post-series.ts'
import { proposeSeries } from './propose-series.ts'
import { seriesAskingsTable } from './series.table.ts'
import { withdrawAsking } from './withdraw-asking.ts'

const { world, scene, association, neighbour, post } = await matchesScene()
const { app, db, url, systemContext, travel, given } = world
const began = '2026-10-05T01:00:00Z'
const days = ['2026-11-14', '2026-12-12', '2027-01-09', '2027-02-13']
const form = (): SeriesInput => {
  const { days: _, ...shared } = scene.requestInput({ itemId: scene.harmlessItem, title: 'スマホ教室', rainPlan: null })
  const sessions = days.map((day) => ({ day, from: '10:00', to: '12:00' }))
  const series = { kind: 'repeating', rhythm: null, sessions }
  return seriesInput.parse({ ...requestInput.parse({ ...shared, days: [] }), whenKind: 'unsettled', series })
}
const desk = () => scene.by('coordinator', null, 'phone')
const officer = () => scene.by('association', association)
const own = (supporterId: OrganizationId) => scene.by('supporter', supporterId)

async function asked(names: 'mail' | 'none' = 'none') {
  const supporterId = await scene.supporter()
  if (names === 'mail')
    await given.account('supporter', supporterId, { email: `asked-${supporterId.slice(-6)}@example.jp` })
  const { id } = await postSeries(officer(), form())
  const { sessions } = await openSeries(desk(), id)
  const requestIds = sessions.map((one) => one.id)
  const asks = [{ supporterId, requestIds }]
  const page = await proposeSeries(desk(), id, { asks, message: 'お願いします。', answerBy: '2026-10-13T08:00:00Z' })
  await settle(world)
  return { id, supporterId, requestIds, matches: page.helpers[0]!.matches }
}
type Asked = Awaited<ReturnType<typeof asked>>
const say = ({ id, supporterId }: Asked, requestIds: RequestId[], answer: 'yes' | 'no' = 'yes') =>
  answerSeries(own(supporterId), id, {
    answers: requestIds.map((requestId) => ({ requestId, answer, heads: 4 })),
    reason: 'day',
    note: '',
  })
const linkOf = async ({ id }: Asked) => {
  const [asking] = await db.select().from(seriesAskingsTable).where(eq(seriesAskingsTable.seriesId, id))
  return signedSecret(systemContext(), 'series', asking!.id)
}
const states = async ({ matches }: Asked) =>
  Promise.all(matches.map(async ({ id }) => (await scene.matchRow(id)).status))
const outcome = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  )
const reason = '会場の人数が決まりました'

beforeEach(() => travel(began))

describe('a whole asking is taken back', () => {
  test('in one press, told once with the table; what was answered or agreed stays and is named', async () => {
    const story = await asked('mail')
    const [first, second, ...rest] = story.requestIds
    await say(story, [first!])
    await agreeSeries(officer(), story.id, story.supporterId)
    await say(story, [second!], 'no')
    await settle(world)

    await withdrawAsking(desk(), story.id, { supporterId: story.supporterId, reason })
    const mails = await settle(world)

    expect(await states(story)).toEqual(['agreed', 'declined', 'withdrawn', 'withdrawn'])
    const told = mails.filter(({ to }) => to.startsWith('asked-'))
    expect(told).toHaveLength(1)
    expect(told[0]!.subject).toContain('2回の話は、なくなりました')
    expect(told[0]!.text).toMatch(/第3回：[\s\S]*第4回：[\s\S]*理由：会場の人数が決まりました/)
    expect(told[0]!.text).toContain('お約束の決まっている第1回は、そのままです。')
    expect(mails.some(({ subject }) => subject.includes('「スマホ教室（第3回）」'))).toBe(false)
    for (const request of rest) expect(await scene.requestRow(request)).toMatchObject({ headsHeld: 0, status: 'open' })
    expect(await outcome(withdrawAsking(desk(), story.id, { supporterId: story.supporterId, reason }))).toBe(
      'wrong-moment',
    )
  })

  test('a yes that stands is taken back only when it is meant, and its heads are free again', async () => {
    const story = await asked()
    await say(story, story.requestIds.slice(0, 2))

    await withdrawAsking(desk(), story.id, { supporterId: story.supporterId, reason })
    expect(await states(story)).toEqual(['proposed', 'proposed', 'withdrawn', 'withdrawn'])

    await withdrawAsking(desk(), story.id, { supporterId: story.supporterId, reason, answeredToo: true })
    expect(await states(story)).toEqual(['withdrawn', 'withdrawn', 'withdrawn', 'withdrawn'])
    expect(await scene.requestRow(story.requestIds[0]!)).toMatchObject({ headsHeld: 0 })
  })

  test('the link says so calmly, with the reason, and takes no answer', async () => {
    const story = await asked()
    const link = await linkOf(story)
    await withdrawAsking(desk(), story.id, { supporterId: story.supporterId, reason })

    const page = await app.inject({ url: `/s/${link}` })
    expect(page.statusCode).toBe(410)
    expect(page.body).toContain('このお願いは、取り下げられました')
    expect(page.body).toContain(reason)
    expect(page.body).toContain('お返事は要りません')
    expect(page.body).not.toContain('<form')
    await answerSeriesByLink(systemContext(), link, { all: 'yes' })
    expect(await states(story)).toEqual(['withdrawn', 'withdrawn', 'withdrawn', 'withdrawn'])
  })

  test('by whoever asked and the centre alone: the asked association and the asked supporter cannot', async () => {
    const story = await asked()
    const { id, supporterId } = story
    expect(await outcome(withdrawAsking(officer(), id, { supporterId, reason }))).toBe('wrong-moment')
    expect(await outcome(withdrawAsking(own(supporterId), id, { reason }))).toBe('wrong-moment')
    const rival = await scene.supporter('みどり商会')
    expect(await outcome(withdrawAsking(own(rival), id, { reason }))).toBe('not-found')
    expect(await outcome(withdrawAsking(own(supporterId), id, { supporterId: rival, reason }))).toBe('not-yours')
    expect((await post(`/api/series/${id}/withdraw`, neighbour, { supporterId, reason })).statusCode).toBe(404)
    expect((await post(`/api/series/${id}/withdraw`, await given.coordinator(), { reason })).statusCode).toBe(403)
    expect(
      (await post(`/api/series/${id}/withdraw`, await given.coordinator(), { supporterId, reason: ' ' })).statusCode,
    ).toBe(422)
    expect(await states(story)).toEqual(['proposed', 'proposed', 'proposed', 'proposed'])
  })
})

describe('a supporter leaves what is left', () => {
  test('agreed, said and asked end with one reason; what has been stays; each side hears it once', async () => {
    const story = await asked('mail')
    const [first, second, third] = story.requestIds
    await say(story, [first!, second!])
    await agreeSeries(officer(), story.id, story.supporterId)
    await say(story, [third!])
    await settle(world)
    travel('2026-11-20T01:00:00Z')

    await leaveSeries(own(story.supporterId), story.id, { reason: '担当者が足りなくなりました' })
    const mails = await settle(world)

    expect(await states(story)).toEqual(['agreed', 'cancelled', 'declined', 'declined'])
    expect(await scene.requestRow(second!)).toMatchObject({ status: 'open', headsAgreed: 0 })
    expect(await scene.requestRow(third!)).toMatchObject({ headsHeld: 0 })
    const off = mails.filter(({ subject }) => subject.includes('取りやめになりました'))
    expect(off.filter(({ to }) => to.startsWith('asked-'))).toHaveLength(1)
    expect(new Set(off.map(({ to }) => to)).size).toBe(off.length)
    expect(off[0]!.text).toContain('理由：担当者が足りなくなりました')
    expect(off[0]!.text).not.toContain('第1回：')
    expect(mails.every(({ subject }) => !subject.includes('見送り'))).toBe(true)
  })

  test('the association and the centre may end it too, and nothing is left twice', async () => {
    const story = await asked()
    await say(story, story.requestIds)
    await agreeSeries(officer(), story.id, story.supporterId)
    await leaveSeries(officer(), story.id, { supporterId: story.supporterId, reason })
    expect(await states(story)).toEqual(['cancelled', 'cancelled', 'cancelled', 'cancelled'])
    expect(await outcome(leaveSeries(desk(), story.id, { supporterId: story.supporterId, reason }))).toBe(
      'wrong-moment',
    )
  })
})

describe('while somebody holds one of the days', () => {
  const inLine = inLineFor({ db, url }, outcome)

  test('taken back first: the answer by the link comes too late for every day', async () => {
    const story = await asked()
    const link = await linkOf(story)
    const back = () => withdrawAsking(desk(), story.id, { supporterId: story.supporterId, reason })
    const answer = () => answerSeriesByLink(systemContext(), link, { all: 'yes' })

    expect(await inLine(story.requestIds[0]!, back, answer)).toEqual(['done', 'wrong-moment'])
    expect(await states(story)).toEqual(['withdrawn', 'withdrawn', 'withdrawn', 'withdrawn'])
    for (const request of story.requestIds) expect(await scene.requestRow(request)).toMatchObject({ headsHeld: 0 })
  })

  test('answered first: what was answered stands, and whoever takes back what waits reads that nothing waits', async () => {
    const story = await asked()
    const link = await linkOf(story)
    const back = () => withdrawAsking(desk(), story.id, { supporterId: story.supporterId, reason })
    const answer = () => answerSeriesByLink(systemContext(), link, { all: 'yes' })

    expect(await inLine(story.requestIds[0]!, answer, back)).toEqual(['done', 'wrong-moment'])
    expect(await states(story)).toEqual(['proposed', 'proposed', 'proposed', 'proposed'])
    for (const request of story.requestIds) expect(await scene.requestRow(request)).toMatchObject({ headsHeld: 4 })
  })
})
