import type { OrganizationId, RequestId, SeriesId } from '@app/shared'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { matchesScene } from '../../test/matches-scene.ts'
import { supporterDistrictsTable } from '../organizations/organizations.table.ts'
import { closeDays } from '../closed-days/close-days.ts'
import { newId } from '../platform/ids.ts'
import { requestsTable } from '../requests/requests.table.ts'
import { seriesTurnSessionsTable, seriesTurnsTable } from '../series/series-turns.table.ts'
import { seriesTable } from '../series/series.table.ts'
import { declineMatch } from './decline-match.ts'
import { factsOfAll } from './facts-of-all.queries.ts'
import { proposeMatches } from './propose-matches.ts'
import { requestFacts, supporterFacts } from './suggestion-facts.queries.ts'

const { world, scene, association, inDays } = await matchesScene()
const { db, clock } = world
const days = ['2026-11-14', '2026-12-12', '2027-01-09', '2027-02-13']

/** The same number for the same seed. */
let state = 7
const upTo = (n: number) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0
  return Math.floor((state / 2 ** 32) * n)
}

async function someSupporter(n: number): Promise<OrganizationId> {
  const id = await scene.supporter(`団体${n}`, {
    wholeCity: upTo(2) === 0,
    weekdays: upTo(2) === 0 ? [] : [6],
    months: upTo(3) === 0 ? [11, 12] : [],
    maxHeads: 1 + upTo(9),
    mostAMonth: upTo(3) === 0 ? 1 : null,
    status: upTo(6) === 0 ? 'suspended' : 'registered',
  })
  if (upTo(2) === 0) await db.insert(supporterDistrictsTable).values({ organizationId: id, districtId: 1 as never })
  const ctx = scene.by('coordinator')
  if (upTo(3) === 0) {
    const day = days[upTo(days.length)]!
    await closeDays(ctx, id, { kind: 'own', from: day, to: day, word: null })
  }
  return id
}

/** Something between a supporter and a request: asked, promised, said no, or chosen for a later turn. */
async function something(requestId: RequestId, supporterId: OrganizationId): Promise<void> {
  const act = upTo(5)
  const ignored = () => undefined
  if (act === 0) await scene.proposal(requestId, supporterId, 1).catch(ignored)
  if (act === 1) await scene.agreed(requestId, supporterId, 1).catch(ignored)
  if (act === 2) {
    const id = await scene.proposal(requestId, supporterId, 1).catch(ignored)
    if (id) await declineMatch(scene.by('supporter', supporterId), id, { reason: 'day', note: '' })
  }
}

/** These wait in the line of a series for the sessions named. */
async function inLineOfSeries(sessions: RequestId[], waiting: OrganizationId[]): Promise<void> {
  const seriesId = newId<SeriesId>()
  const own = { associationId: association, kind: 'repeating' as const, title: 'スマホ教室', postedAt: clock() }
  await db.insert(seriesTable).values({ id: seriesId, ...own })
  for (const [index, id] of sessions.entries())
    await db
      .update(requestsTable)
      .set({ seriesId, seriesNumber: index + 1 })
      .where(eq(requestsTable.id, id))
  for (const [index, supporterId] of waiting.entries()) {
    const turn = { id: newId(), seriesId, supporterId, position: index + 1, atOnce: 3, workingDays: 4 }
    await db.insert(seriesTurnsTable).values({ ...turn, message: 'お願いします。', queuedAt: clock() })
    await db
      .insert(seriesTurnSessionsTable)
      .values(sessions.map((requestId) => ({ turnId: turn.id, requestId, headsAsked: null })))
  }
}

test('what is read together is what is read request by request', async () => {
  const supporters: OrganizationId[] = []
  for (let n = 0; n < 24; n++) supporters.push(await someSupporter(n))
  const posted: RequestId[] = []
  for (const day of days)
    posted.push(await scene.request(association, { headsMax: 60, days: [{ day, from: '10:00', to: '12:00' }] }))
  const elsewhere = await scene.association('西口自治会')
  const apart = [
    await scene.request(elsewhere, {
      headsMax: 60,
      districtId: 2 as never,
      days: [{ day: days[0]!, from: null, to: null }],
    }),
    await scene.request(elsewhere, { headsMax: 60, days: [], whenKind: 'unsettled' }),
  ]
  const all = [...posted, ...apart]
  for (const supporterId of supporters) for (const requestId of all) await something(requestId, supporterId)
  const able = supporters.slice(0, 6)
  await proposeMatches(scene.by('coordinator'), posted[3]!, {
    supporterIds: able,
    headsAsked: 1,
    message: '順番にお願いします。',
    answerBy: inDays(7),
    atOnce: 1,
  }).catch(() => undefined)

  const before = await factsOfAll(db, all, clock())
  const waiting = before
    .get(posted[0]!)!
    .known.slice(0, 4)
    .map(({ id }) => id)
  await inLineOfSeries(posted.slice(0, 2), waiting)
  const together = await factsOfAll(db, all, clock())
  expect(together.get(posted[0]!)!.known).toHaveLength(before.get(posted[0]!)!.known.length - 4)
  let seen = 0
  for (const id of all) {
    const request = await requestFacts(db, id, clock())
    const known = await supporterFacts(db, request, clock())
    const found = together.get(id)!
    expect(found.request).toEqual(request)
    expect(inOrder(found.known)).toEqual(inOrder(known))
    seen += known.length
  }
  expect(seen).toBeGreaterThan(40)
  expect(await factsOfAll(db, [], clock())).toEqual(new Map())
})

const inOrder = (known: Awaited<ReturnType<typeof supporterFacts>>) =>
  known
    .map((one) => ({ ...one, busyDays: one.busyDays.toSorted(), itemIds: one.itemIds.toSorted() }))
    .toSorted((a, b) => a.id.localeCompare(b.id))
