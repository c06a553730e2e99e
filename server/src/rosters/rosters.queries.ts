import { type MatchId, Refusal, type RequestId } from '@app/shared'
import { isStaff } from '@app/shared/accounts/role'
import type { Match } from '@app/shared/matches'
import type { Roster, RosterName } from '@app/shared/rosters'
import { and, asc, eq, inArray } from 'drizzle-orm'
import { districtsTable as districts } from '../districts/districts.table.ts'
import { matchesTable as matches } from '../matches/matches.table.ts'
import { organizationsTable as organizations } from '../organizations/organizations.table.ts'
import type { Db, Tx } from '../platform/db.ts'
import { requestsTable as requests } from '../requests/requests.table.ts'
import { inKanaOrder } from './rosters.rules.ts'
import { rosterNamesTable as names } from './rosters.table.ts'

/** Who is named, in 五十音順. */
export async function namesOf(db: Db | Tx, matchId: MatchId): Promise<RosterName[]> {
  const rows = await db.select().from(names).where(eq(names.matchId, matchId))
  return inKanaOrder(rows).map(({ id, name, kana, isMinor, remark, secretHash }) => ({
    ...{ id, name, kana, isMinor, remark },
    byLink: secretHash !== null,
  }))
}

/** How many are named, and how many of them are under 18. */
export async function countNames(db: Db | Tx, matchId: MatchId): Promise<Pick<Roster, 'named' | 'minors'>> {
  const rows = await db.select({ isMinor: names.isMinor }).from(names).where(eq(names.matchId, matchId))
  return { named: rows.length, minors: rows.filter(({ isMinor }) => isMinor).length }
}

/** What whoever holds the link may read, and what stands on top of the list: never contacts or the exact place (rule 2). */
export interface Activity {
  matchId: MatchId
  status: Match['status']
  title: string
  day: string | null
  from: string | null
  to: string | null
  /** As the association describes it to everybody. */
  place: string
  /** 「◯◯地区の自治会」 unless it shows its name. */
  associationLabel: string
  supporterName: string
  heads: number
  /** 高校生以下の参加, as the association said it. */
  minorsWelcome: boolean
}

const activities = (db: Db | Tx) =>
  db
    .select({ match: matches, request: requests, district: districts.name, supporterName: organizations.name })
    .from(matches)
    .innerJoin(requests, eq(requests.id, matches.requestId))
    .innerJoin(districts, eq(districts.id, requests.districtId))
    .innerJoin(organizations, eq(organizations.id, matches.supporterId))

async function withLabel(
  db: Db | Tx,
  { match, request, district, supporterName }: Awaited<ReturnType<typeof activities>>[number],
): Promise<Activity> {
  const [association] = await db
    .select({ name: organizations.name })
    .from(organizations)
    .where(eq(organizations.id, request.associationId))
  return {
    ...{ matchId: match.id, status: match.status, title: request.title, supporterName },
    ...{ day: match.onDay, from: match.fromTime, to: match.toTime, heads: match.heads ?? 0 },
    minorsWelcome: request.minorsWelcome,
    place: request.place,
    associationLabel: request.showName && association ? association.name : `${district}地区の自治会`,
  }
}

export async function activityOf(db: Db | Tx, id: MatchId): Promise<Activity> {
  const [row] = await activities(db).where(eq(matches.id, id))
  if (!row) throw new Refusal('not-found')
  return withLabel(db, row)
}

/** All agreed or done help of a request, for its association and the centre; not yours = not there. */
export async function activitiesOfRequest(
  db: Db | Tx,
  { role, organizationId }: { role: string; organizationId: string | null },
  id: RequestId,
): Promise<Activity[]> {
  const [request] = await db.select().from(requests).where(eq(requests.id, id))
  const isReader = isStaff(role as Parameters<typeof isStaff>[0]) || request?.associationId === organizationId
  if (!request || !isReader) throw new Refusal('not-found')
  const rows = await activities(db)
    .where(and(eq(matches.requestId, id), inArray(matches.status, ['agreed', 'done'])))
    .orderBy(asc(matches.id))
  return Promise.all(rows.map((row) => withLabel(db, row)))
}
