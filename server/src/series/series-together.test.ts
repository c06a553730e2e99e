import type { OrganizationId, RequestId } from '@app/shared'
import { requestInput } from '@app/shared/requests'
import { type SeriesInput, seriesInput } from '@app/shared/series'
import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { inLineFor } from '../../test/in-line.ts'
import { waitUntilBlocked } from '../../test/wait-until-blocked.ts'
import { matchesScene } from '../../test/matches-scene.ts'
import { settle } from '../../test/settle.ts'
import { acceptMatch } from '../matches/accept-match.ts'
import { remindMatches, sweepMatches } from '../matches/index.ts'
import { noticesTable } from '../notifications/notices.table.ts'
import { openDb, openPool } from '../platform/db.ts'
import { agreeSeries } from './agree-series.ts'
import { answerSeries } from './answer-series.ts'
import { cancelSeries } from './cancel-series.ts'
import { openSeries } from './open-series.ts'
import { postSeries } from './post-series.ts'
import { proposeSeries } from './propose-series.ts'
import { seriesAskingMatchesTable } from './series.table.ts'

const { world, scene, association } = await matchesScene()
const { db, url, systemContext, travel } = world
const began = '2026-10-05T01:00:00Z'
const days = ['2026-11-14', '2026-12-12', '2027-01-09']
const form = (): SeriesInput => {
  const { days: _, ...shared } = scene.requestInput({ itemId: scene.harmlessItem, title: 'スマホ教室', rainPlan: null })
  const sessions = days.map((day) => ({ day, from: '10:00', to: '12:00' }))
  const series = { kind: 'repeating', rhythm: null, sessions }
  return seriesInput.parse({ ...requestInput.parse({ ...shared, days: [] }), whenKind: 'unsettled', series })
}
const desk = () => scene.by('coordinator', null, 'phone')
const officer = () => scene.by('association', association)
const inAWeek = '2026-10-13T08:00:00Z'

async function askedAbout(supporterId: OrganizationId) {
  const { id } = await postSeries(officer(), form())
  const { sessions } = await openSeries(desk(), id)
  const requestIds = sessions.map((one) => one.id)
  const asks = [{ supporterId, requestIds }]
  const page = await proposeSeries(desk(), id, { asks, message: 'お願いします。', answerBy: inAWeek })
  return { id, requestIds, matches: page.helpers[0]!.matches }
}
const outcome = (promise: Promise<unknown>) =>
  promise.then(
    () => 'yes',
    (error: { code?: string }) => error.code ?? String(error),
  )
const yesTo = (requestIds: RequestId[], supporterId: OrganizationId, id: Parameters<typeof answerSeries>[1]) =>
  answerSeries(scene.by('supporter', supporterId), id, {
    answers: requestIds.map((requestId) => ({ requestId, answer: 'yes', heads: 4 })),
    reason: 'day',
    note: '',
  })

beforeEach(() => travel(began))

describe('what the calendar does is told once', () => {
  test('one reminder with the table and the one link; one end', async () => {
    const supporter = await scene.supporter()
    await world.given.account('supporter', supporter, { email: `reminded-${supporter.slice(-6)}@example.jp` })
    await askedAbout(supporter)
    await settle(world)

    travel('2026-10-13T01:00:00Z')
    await remindMatches(systemContext())
    const reminded = (await settle(world)).filter(({ subject }) => subject.includes('期限が近づいています'))
    expect(reminded).toHaveLength(1)
    expect(reminded[0]!.text).toMatch(/第3回[\s\S]*\/s\//)

    travel('2026-10-14T01:00:00Z')
    await sweepMatches(systemContext())
    const over = (await settle(world)).filter(({ subject }) => subject.includes('期限が過ぎました'))
    expect(over.filter(({ to }) => to.startsWith('reminded'))).toHaveLength(1)
  })

  test('a call about the sessions leaves the list with the last answer', async () => {
    const supporter = await scene.supporter()
    const { id, requestIds } = await askedAbout(supporter)
    await settle(world)
    const open = async () => {
      const rows = await db.select().from(noticesTable)
      return rows.filter(
        ({ organizationId, says, channel, deliveredAt }) =>
          organizationId === supporter && says === 'series.proposed' && channel === 'phone' && !deliveredAt,
      ).length
    }
    expect(await open()).toBe(1)
    await yesTo(requestIds.slice(0, 2), supporter, id)
    await settle(world)
    expect(await open()).toBe(1)
    await yesTo(requestIds.slice(2), supporter, id)
    await settle(world)
    expect(await open()).toBe(0)
  })
})

test('an asking holds matches of its own series and supporter only: the database refuses others', async () => {
  const [one, other] = [await scene.supporter(), await scene.supporter('みどり商会')]
  await askedAbout(one)
  const foreign = await scene.proposal(await scene.request(association), other)
  const [{ askingId } = { askingId: '' as never }] = await db.select().from(seriesAskingMatchesTable)

  await expect(db.insert(seriesAskingMatchesTable).values({ askingId, matchId: foreign })).rejects.toMatchObject({
    cause: { constraint: 'an_asking_holds_matches_of_its_series' },
  })
})

describe('while somebody holds a session', () => {
  /** Both wait for the last session; the first in line goes first. */
  const inLine = inLineFor({ db, url }, outcome)

  test('called off first: no answer counts any more, of any session', async () => {
    const supporter = await scene.supporter()
    const { id, requestIds } = await askedAbout(supporter)
    const off = () => cancelSeries(officer(), id, { kind: 'other', reason: '会場が使えません' })

    expect(await inLine(requestIds[0]!, off, () => yesTo(requestIds, supporter, id))).toEqual(['yes', 'wrong-moment'])
    for (const request of requestIds)
      expect(await scene.requestRow(request)).toMatchObject({ status: 'cancelled', headsHeld: 0 })
  })

  test('pressed twice at the same moment: every session keeps one answer, heads are held once', async () => {
    const supporter = await scene.supporter()
    const { id, requestIds } = await askedAbout(supporter)
    const press = () => yesTo(requestIds, supporter, id)

    expect(await inLine(requestIds[0]!, press, press)).toEqual(['yes', 'wrong-moment'])
    for (const request of requestIds) expect(await scene.requestRow(request)).toMatchObject({ headsHeld: 4 })
  })

  test('the same day is promised elsewhere meanwhile: the agreement of all waits in line and names the day', async () => {
    const supporter = await scene.supporter()
    const { id, requestIds, matches } = await askedAbout(supporter)
    await yesTo(requestIds, supporter, id)
    const other = await scene.request(association, { days: [{ day: days[1]!, from: null, to: null }] })
    const elsewhere = await scene.halfAgreed(other, supporter)
    const agreeOther = () => acceptMatch(desk(), elsewhere, { side: 'association' })
    const agreeAll = () => agreeSeries(officer(), id, supporter)

    const pool = openPool(url, { max: 1 })
    let [release, held] = [() => {}, () => {}]
    const free = new Promise<void>((resolve) => (release = resolve))
    const isHeld = new Promise<void>((resolve) => (held = resolve))
    const done = openDb(pool)
      .transaction(async (tx) => {
        await tx.execute(sql`select 1 from requests where id in (${other}, ${requestIds[0]}) for update`)
        held()
        await free
      })
      .finally(() => pool.end())
    await isHeld
    const both = [outcome(agreeOther()), outcome(agreeAll())]
    await waitUntilBlocked(db, { connections: 2 })
    release()
    await done
    const ends = await Promise.all(both)

    // either may be first: never both
    expect(ends.toSorted()).toEqual(['supporter-busy', 'yes'])
    const rows = await Promise.all(matches.map(({ id: match }) => scene.matchRow(match)))
    const agreed = rows.filter(({ status }) => status === 'agreed').length
    expect(agreed).toBe(ends[1] === 'yes' ? 3 : 0)
  })
})
