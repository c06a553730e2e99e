import { jstDay, type OrganizationId, type RequestId, type SeriesId } from '@app/shared'
import type { MatchStatus } from '@app/shared/matches'
import type { RequestLine } from '@app/shared/requests'
import type { SuggestionSettings } from '@app/shared/suggestion-settings'
import { and, asc, eq, gte, inArray, or, sql } from 'drizzle-orm'
import { districtsTable as districts } from '../districts/districts.table.ts'
import { helpCategoriesTable as categories, helpItemsTable as items } from '../help-categories/help-categories.table.ts'
import {
  organizationsTable as organizations,
  supportersTable as supporters,
} from '../organizations/organizations.table.ts'
import type { Db, Tx } from '../platform/db.ts'
import { requestsTable as requests } from '../requests/requests.table.ts'
import { seriesTable as series } from '../series/series.table.ts'
import { matchesTable as matches } from './matches.table.ts'
import { nearbyOf } from './nearby.rules.ts'
import { settingsNow } from './settings.queries.ts'
import { standingColumns } from './standing.queries.ts'
import { factsFrom } from './suggestion-facts.queries.ts'
import type { RequestFacts, SupporterFacts } from './suggestion-facts.rules.ts'

/** One running or refused asking of an open request, or one that keeps a supporter busy. */
export interface Engagement {
  requestId: RequestId
  supporterId: OrganizationId
  /** Also of one whose registration rests meanwhile. */
  supporterName: string
  status: MatchStatus
  onDay: string | null
  headsAsked: number
  /** Heads its yes holds; null: it has not answered. */
  heads: number | null
}

export interface BoardRequestFacts {
  id: RequestId
  associationId: OrganizationId
  associationName: string
  showName: boolean
  published: boolean
  line: Omit<RequestLine, 'associationLabel' | 'series'>
  /** Which one of which series; null: it stands alone. */
  session: { seriesId: SeriesId; seriesTitle: string; number: number } | null
  facts: RequestFacts
}

/** What does not depend on the request: the rest of `SupporterFacts` is filled in for each of them. */
export type StandingFacts = Omit<SupporterFacts, 'workedTogether' | 'thisRequest' | 'busyDays'> & {
  name: string
  kind: string
}

export interface TogetherBefore {
  supporterId: OrganizationId
  associationId: OrganizationId
  times: number
  lastTitle: string
  lastDay: string
}

/** Everything about open requests and registered supporters at once; the same facts as for one request. */
export async function boardFacts(db: Db | Tx, now: Date) {
  const settings = await settingsNow(db)
  const open = await openRequests(db, now, settings)
  // one after the other: a transaction has one connection
  const standing = await standingFacts(db, now)
  const ids = open.map(({ id }) => id)
  const engagements = await engagementsOf(db, ids, jstDay(now))
  const together = await togetherBefore(db, [...new Set(open.map(({ associationId }) => associationId))])
  return { open, standing, engagements, together, settings }
}
export type BoardFacts = Awaited<ReturnType<typeof boardFacts>>

/** Open requests in the order they were posted. */
async function openRequests(
  db: Db | Tx,
  now: Date,
  { closeByKm }: Pick<SuggestionSettings, 'closeByKm'>,
): Promise<BoardRequestFacts[]> {
  const { id, lat, lon, name, block } = districts
  const points = await db.select({ id, name, block, lat, lon }).from(districts)
  const nearby = new Map(points.map((one) => [one.id, nearbyOf(points, one.id, closeByKm)]))
  const rows = await db
    .select({
      request: requests,
      associationName: organizations.name,
      seriesTitle: series.title,
      here: { name, block },
      item: { name: items.name, category: categories.name, equipment: items.equipment, risk: items.risk },
      days: sql<RequestLine['days']>`array(
        select json_build_object('day', d.on_day, 'from', d.from_time, 'to', d.to_time) from request_days d
        where d.request_id = ${requests.id} order by d.position)`,
    })
    .from(requests)
    .innerJoin(organizations, eq(organizations.id, requests.associationId))
    .innerJoin(districts, eq(districts.id, requests.districtId))
    .innerJoin(items, eq(items.id, requests.itemId))
    .innerJoin(categories, eq(categories.id, items.categoryId))
    .leftJoin(series, eq(series.id, requests.seriesId))
    .where(eq(requests.status, 'open'))
    .orderBy(asc(requests.postedAt), asc(requests.id))
  return rows.map(({ associationName, seriesTitle, ...row }) => {
    const { request, days } = row
    const { associationId, showName, published, number, title, itemId, districtId, status, whenKind, whenNote, place } =
      request
    const { headsMin, headsMax, headsAgreed, headsHeld, seriesId, seriesNumber } = request
    const isSession = seriesId !== null && seriesTitle !== null && seriesNumber !== null
    return {
      id: request.id,
      associationId,
      associationName,
      showName,
      published,
      line: {
        ...{ id: request.id, number, title, itemId, districtId, status, whenKind, whenNote, place, days },
        ...{ headsMin, headsMax, headsAgreed, headsHeld },
        postedAt: request.postedAt.toISOString(),
      },
      session: isSession ? { seriesId, seriesTitle, number: seriesNumber } : null,
      facts: factsFrom({ ...row, nearby: nearby.get(districtId) ?? [], today: jstDay(now) }),
    }
  })
}

async function standingFacts(db: Db | Tx, now: Date): Promise<StandingFacts[]> {
  const rows = await db
    .select(standingColumns(now))
    .from(supporters)
    .innerJoin(organizations, eq(organizations.id, supporters.organizationId))
    .where(eq(supporters.status, 'registered'))
    .orderBy(asc(supporters.organizationId))
  return rows.map(({ supporter, tally, ...row }) => ({ ...supporter, ...row, ...tally, id: supporter.organizationId }))
}

/** What runs, whoever asked for it; what was done this month; and every no to a request that is still open. */
const engagementsOf = (db: Db | Tx, open: RequestId[], today: string): Promise<Engagement[]> =>
  db
    .select({
      requestId: matches.requestId,
      supporterId: matches.supporterId,
      supporterName: organizations.name,
      status: matches.status,
      onDay: matches.onDay,
      headsAsked: matches.headsAsked,
      heads: matches.heads,
    })
    .from(matches)
    .innerJoin(organizations, eq(organizations.id, matches.supporterId))
    .where(
      or(
        inArray(matches.status, ['proposed', 'agreed']),
        and(eq(matches.status, 'done'), gte(matches.onDay, `${today.slice(0, 7)}-01`)),
        open.length > 0 ? and(eq(matches.status, 'declined'), inArray(matches.requestId, open)) : undefined,
      ),
    )
    .orderBy(asc(matches.id))

/** Help that was given to these associations before. */
async function togetherBefore(db: Db | Tx, associations: OrganizationId[]): Promise<TogetherBefore[]> {
  if (associations.length === 0) return []
  return db
    .select({
      supporterId: matches.supporterId,
      associationId: requests.associationId,
      times: sql<number>`count(*)::int`,
      lastTitle: sql<string>`(array_agg(${requests.title} order by ${matches.onDay} desc nulls last))[1]`,
      lastDay: sql<string>`coalesce(max(${matches.onDay}), max(${matches.agreedAt})::date)::text`,
    })
    .from(matches)
    .innerJoin(requests, eq(requests.id, matches.requestId))
    .where(and(eq(matches.status, 'done'), inArray(requests.associationId, associations)))
    .groupBy(matches.supporterId, requests.associationId)
}
