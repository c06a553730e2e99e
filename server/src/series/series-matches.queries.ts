import type { OrganizationId, SeriesId } from '@app/shared'
import { and, asc, eq, gt, inArray, isNull, sql } from 'drizzle-orm'
import { matchesTable as matches } from '../matches/matches.table.ts'
import { organizationsTable as organizations } from '../organizations/organizations.table.ts'
import type { Db, Tx } from '../platform/db.ts'
import { requestsTable as requests } from '../requests/requests.table.ts'
import { seriesAskingsTable as askings } from './series.table.ts'

/** Matches of a series, of one supporter or of all, in the order they were begun. */
export async function matchesInSeries(
  db: Db | Tx,
  { seriesId, supporterId }: { seriesId: SeriesId; supporterId?: OrganizationId | undefined },
) {
  const rows = await db
    .select({ match: matches, number: requests.seriesNumber, name: organizations.name })
    .from(matches)
    .innerJoin(requests, eq(requests.id, matches.requestId))
    .innerJoin(organizations, eq(organizations.id, matches.supporterId))
    .where(and(eq(requests.seriesId, seriesId), supporterId ? eq(matches.supporterId, supporterId) : undefined))
    .orderBy(asc(matches.id))
  return rows.map(({ match, number, name }) => ({
    ...match,
    number: number!,
    supporterName: name,
    /** Its supporter has not answered yet. */
    waits: match.status === 'proposed' && match.supporterAnswer === 'pending',
  }))
}
export type MatchInSeries = Awaited<ReturnType<typeof matchesInSeries>>[number]

/** Askings of a series that can still be answered by their link, by supporter. */
export async function askingsInSeries(db: Db | Tx, seriesId: SeriesId) {
  return db
    .select({ id: askings.id, supporterId: askings.supporterId })
    .from(askings)
    .where(and(eq(askings.seriesId, seriesId), isNull(askings.usedAt), gt(askings.expiresAt, sql`now()`)))
    .orderBy(asc(askings.createdAt))
}

/** Open sessions of a series, in their order. */
export const openSessions = (db: Db | Tx, seriesId: SeriesId) =>
  db
    .select({ id: requests.id, number: sql<number>`${requests.seriesNumber}` })
    .from(requests)
    .where(and(eq(requests.seriesId, seriesId), inArray(requests.status, ['open'])))
    .orderBy(asc(requests.seriesNumber))
