import { jstDay, type OrganizationId, type RequestId } from '@app/shared'
import type { MatchStatus } from '@app/shared/matches'
import { and, asc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import { districtsTable as districts } from '../districts/districts.table.ts'
import {
  organizationsTable as organizations,
  supportersTable as supporters,
} from '../organizations/organizations.table.ts'
import type { Db, Tx } from '../platform/db.ts'
import { groupedBy } from '../platform/grouped-by.rules.ts'
import { requestDaysTable as days, requestsTable as requests } from '../requests/requests.table.ts'
import { itemFactsOf } from './item.queries.ts'
import { matchesTable as matches } from './matches.table.ts'
import { nearbyOf } from './nearby.rules.ts'
import { settingsNow } from './settings.queries.ts'
import {
  seriesTurnSessionsTable as turnSessions,
  seriesTurnsTable as seriesTurns,
} from '../series/series-turns.table.ts'
import { standingColumns, workedWith } from './standing.queries.ts'
import { comesHere, factsFrom, type KnownRequest, type KnownSupporter, worksIn } from './suggestion-facts.queries.ts'
import { askingTurnsTable as turns } from './turns.table.ts'

export interface RequestWithSupporters {
  request: KnownRequest
  known: KnownSupporter[]
}

/**
 * The same facts as `requestFacts` and `supporterFacts` for each of these requests, read together: what does not depend on
 * the day is asked once for all requests of one association, field and place, as the sessions of a series are.
 */
export async function factsOfAll(
  db: Db | Tx,
  ids: readonly RequestId[],
  now: Date,
): Promise<Map<RequestId, RequestWithSupporters>> {
  if (ids.length === 0) return new Map()
  const all = await requestsOf(db, ids, now)
  const own = await matchesOf(db, ids)
  const waiting = await waitingFor(db, ids)
  const busy = groupedBy(await promisesOf(db), (one) => one.supporterId)
  const found = new Map<RequestId, RequestWithSupporters>()
  for (const alike of groupedBy(all, placeOf).values()) {
    const standing = await standingFor(db, alike[0]!, now)
    for (const request of alike) {
      const here = groupedBy(own.get(request.id) ?? [], (one) => one.supporterId)
      const inLine = waiting.get(request.id)
      const known = standing
        .filter(({ id }) => !inLine?.has(id))
        .map((one) => seenFrom(request.id, one, busy.get(one.id) ?? [], here.get(one.id) ?? []))
      found.set(request.id, { request, known })
    }
  }
  return found
}

/** Requests of one kind: whoever could come to one of them could come to all, but for their days. */
const placeOf = ({ associationId, facts: { itemId, districtId } }: KnownRequest): string =>
  `${associationId} ${itemId.split('.')[0]} ${districtId}`

type Standing = Omit<KnownSupporter, 'busyDays' | 'matchStatus' | 'thisRequest'>
interface OwnMatch {
  supporterId: OrganizationId
  requestId: RequestId
  status: MatchStatus
}
interface Promised {
  supporterId: OrganizationId
  requestId: RequestId
  day: string
}

function seenFrom(id: RequestId, one: Standing, busy: readonly Promised[], own: readonly OwnMatch[]): KnownSupporter {
  const matchStatus = own.find(({ status }) => status !== 'declined')?.status ?? null
  return {
    ...one,
    busyDays: busy.filter(({ requestId }) => requestId !== id).map(({ day }) => day),
    matchStatus,
    thisRequest: matchStatus ? 'asked' : own.length > 0 ? 'declined' : null,
  }
}

async function requestsOf(db: Db | Tx, ids: readonly RequestId[], now: Date): Promise<KnownRequest[]> {
  const rows = await db
    .select()
    .from(requests)
    .where(inArray(requests.id, [...ids]))
  const { id, lat, lon, name, block } = districts
  const points = await db.select({ id, name, block, lat, lon }).from(districts)
  const wishes = await db
    .select()
    .from(days)
    .where(inArray(days.requestId, [...ids]))
    .orderBy(asc(days.position))
  const settings = await settingsNow(db)
  const items = new Map<string, Awaited<ReturnType<typeof itemFactsOf>>>()
  for (const itemId of new Set(rows.map((row) => row.itemId))) items.set(itemId, await itemFactsOf(db, itemId))
  const wishesOf = groupedBy(wishes, ({ requestId }) => requestId)
  return rows.map((request) => ({
    id: request.id,
    associationId: request.associationId,
    status: request.status,
    facts: factsFrom({
      request,
      here: points.find((one) => one.id === request.districtId)!,
      item: items.get(request.itemId)!,
      nearby: nearbyOf(points, request.districtId, settings.closeByKm),
      days: (wishesOf.get(request.id) ?? []).map(({ onDay, fromTime, toTime }) => ({
        day: onDay,
        from: fromTime,
        to: toTime,
      })),
      today: jstDay(now),
    }),
    settings,
  }))
}

async function standingFor(db: Db | Tx, request: KnownRequest, now: Date): Promise<Standing[]> {
  const rows = await db
    .select({ ...standingColumns(now), workedTogether: workedWith(request.associationId, now) })
    .from(supporters)
    .innerJoin(organizations, eq(organizations.id, supporters.organizationId))
    .where(and(eq(supporters.status, 'registered'), worksIn(request), comesHere(request)))
  return rows.map(({ supporter, tally, ...row }) => ({ ...supporter, ...row, ...tally, id: supporter.organizationId }))
}

/** Every day that somebody has promised. */
const promisesOf = (db: Db | Tx): Promise<Promised[]> =>
  db
    .select({
      supporterId: matches.supporterId,
      requestId: matches.requestId,
      day: sql<string>`${matches.onDay}::text`,
    })
    .from(matches)
    .where(and(eq(matches.status, 'agreed'), isNotNull(matches.onDay)))

async function matchesOf(db: Db | Tx, ids: readonly RequestId[]): Promise<Map<RequestId, OwnMatch[]>> {
  const statuses: MatchStatus[] = ['proposed', 'agreed', 'done', 'declined']
  const rows = await db
    .select({ supporterId: matches.supporterId, requestId: matches.requestId, status: matches.status })
    .from(matches)
    .where(and(inArray(matches.requestId, [...ids]), inArray(matches.status, statuses)))
  return groupedBy(rows, ({ requestId }) => requestId)
}

/** Who was chosen for a request, or for it as a session of a series, and waits for its turn: it is no candidate once more. */
async function waitingFor(db: Db | Tx, ids: readonly RequestId[]): Promise<Map<RequestId, Set<OrganizationId>>> {
  const rows = await db
    .select({ supporterId: turns.supporterId, requestId: turns.requestId })
    .from(turns)
    .where(and(inArray(turns.requestId, [...ids]), isNull(turns.matchId), isNull(turns.passedAt)))
  const inSeries = await db
    .select({ supporterId: seriesTurns.supporterId, requestId: turnSessions.requestId })
    .from(seriesTurns)
    .innerJoin(turnSessions, eq(turnSessions.turnId, seriesTurns.id))
    .where(and(inArray(turnSessions.requestId, [...ids]), isNull(seriesTurns.askingId), isNull(seriesTurns.passedAt)))
  const byRequest = groupedBy([...rows, ...inSeries], ({ requestId }) => requestId)
  return new Map([...byRequest].map(([id, own]) => [id, new Set(own.map(({ supporterId }) => supporterId))]))
}
