import { type MatchId, type Page, Refusal, type RequestId } from '@app/shared'
import type { Match, MatchStatus } from '@app/shared/matches'
import { and, desc, eq, inArray, lt, type SQL, sql } from 'drizzle-orm'
import { districtsTable as districts } from '../districts/districts.table.ts'
import { organizationsTable as organizations } from '../organizations/organizations.table.ts'
import type { Actor } from '../platform/context.ts'
import type { Db, Tx } from '../platform/db.ts'
import { requestsTable as requests } from '../requests/requests.table.ts'
import { matchesTable as matches } from './matches.table.ts'
import { associationLabel, standingIn } from './sight.rules.ts'

interface Asked {
  after?: string | undefined
  perPage: number
  request?: RequestId | undefined
  status?: MatchStatus | undefined
}

/** Matches the reader stands in, the newest first; the centre stands in all of them. */
export async function matchesFor(
  db: Db | Tx,
  actor: Actor,
  { after, perPage, request, status }: Asked,
): Promise<Page<Match>> {
  const seen = and(
    standsIn(actor),
    request ? eq(matches.requestId, request) : undefined,
    status ? eq(matches.status, status) : undefined,
  )
  const items = await matchesWhere(db, actor, and(seen, after ? beyond(after) : undefined), perPage + 1)
  const counted = db
    .select({ one: sql`1` })
    .from(matches)
    .innerJoin(requests, eq(requests.id, matches.requestId))
  const [{ total } = { total: 0 }] = await db
    .select({ total: sql<number>`count(*)::int` })
    .from(counted.where(seen).limit(1001).as('counted'))
  const page = items.slice(0, perPage)
  const next = items.length > perPage ? (page.at(-1)?.id ?? null) : null
  return { items: page, next, total: Math.min(total, 1000), totalIsCapped: total > 1000 }
}

/** One match, for its two sides and the centre. */
export async function matchSeen(db: Db | Tx, actor: Actor, id: MatchId): Promise<Match> {
  const [row] = await matchesWhere(db, actor, and(standsIn(actor), eq(matches.id, id)), 1)
  if (!row) throw new Refusal('not-found')
  return row
}

/** Several matches, in the order they were made. */
export async function matchesSeen(db: Db | Tx, actor: Actor, ids: readonly MatchId[]): Promise<Match[]> {
  if (ids.length === 0) return []
  const rows = await matchesWhere(db, actor, and(standsIn(actor), inArray(matches.id, [...ids])), ids.length)
  return rows.reverse()
}

/** Ids are UUIDv7: they lie in the order of their making. */
function beyond(after: string): SQL {
  if (!/^[0-9a-f-]{36}$/.test(after)) throw new Refusal('invalid-input')
  return lt(matches.id, after as MatchId)
}

/** Not yours = not there. */
function standsIn({ role, organizationId }: Actor): SQL | undefined {
  if (role === 'coordinator' || role === 'admin') return undefined
  if (role === 'association' && organizationId) return eq(requests.associationId, organizationId)
  if (role === 'supporter' && organizationId) return eq(matches.supporterId, organizationId)
  return sql`false`
}

async function matchesWhere(db: Db | Tx, actor: Actor, where: SQL | undefined, most: number): Promise<Match[]> {
  const rows = await db
    .select({
      match: matches,
      request: requests,
      supporterName: organizations.name,
      districtName: districts.name,
      associationName: sql<string>`(select a.name from organizations a where a.id = ${requests.associationId})`,
      askedAgainAt: sql<
        string | null
      >`(select k.told_at from match_reminders k where k.match_id = ${matches.id} and k.kind = 'this-year')`,
      messages: sql<number>`(select count(*)::int from match_messages m where m.match_id = ${matches.id})`,
      reportedBy: sql<
        Match['reportedBy']
      >`array(select r.side from match_results r where r.match_id = ${matches.id} order by 1)`,
    })
    .from(matches)
    .innerJoin(requests, eq(requests.id, matches.requestId))
    .innerJoin(organizations, eq(organizations.id, matches.supporterId))
    .innerJoin(districts, eq(districts.id, requests.districtId))
    .where(where)
    .orderBy(desc(matches.id))
    .limit(most)
  return rows.map((row) => asSeen(actor, row))
}

interface Row {
  match: typeof matches.$inferSelect
  request: typeof requests.$inferSelect
  supporterName: string
  districtName: string
  associationName: string
  askedAgainAt: string | null
  messages: number
  reportedBy: Match['reportedBy']
}

function asSeen(
  actor: Actor,
  { match, request, supporterName, districtName, associationName, askedAgainAt, messages, reportedBy }: Row,
): Match {
  const { associationId, showName } = request
  const { status, supporterId } = match
  const standing = standingIn(actor, { associationId, supporterId })
  const { fromTime, toTime, onDay, answerBy, proposedAt, agreedAt } = match
  return {
    id: match.id,
    requestId: request.id,
    requestNumber: request.number,
    requestTitle: request.title,
    requestStatus: request.status,
    itemId: request.itemId,
    districtId: request.districtId,
    day: onDay,
    from: fromTime,
    to: toTime,
    supporterId,
    supporterName,
    associationLabel: associationLabel(standing, { associationName, districtName, showName, status }),
    status,
    startedBy: match.startedBy,
    associationAnswer: match.associationAnswer,
    supporterAnswer: match.supporterAnswer,
    headsAsked: match.headsAsked,
    heads: match.heads,
    message: match.message,
    wantsToTalk: match.wantsToTalk,
    answerBy: answerBy.toISOString(),
    endReason: match.endReason,
    isRainedOff: match.rainedOff,
    askedAgainAt: askedAgainAt && new Date(askedAgainAt).toISOString(),
    proposedAt: proposedAt.toISOString(),
    agreedAt: agreedAt?.toISOString() ?? null,
    reportedBy,
    messages,
    version: match.version,
  }
}
