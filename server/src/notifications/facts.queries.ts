import { type MatchId, type OrganizationId, Refusal, type RequestId } from '@app/shared'
import type { Asks } from '@app/shared/notifications'
import { and, asc, desc, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { districtsTable as districts } from '../districts/districts.table.ts'
import { matchAnswerLinksTable as answerLinks, matchesTable as matches } from '../matches/matches.table.ts'
import { matchMessagesTable as messages, matchResultsTable as results } from '../matches/matches.table.ts'
import {
  applicationLinksTable as applicationLinks,
  organizationsTable as organizations,
  supportersTable as supporters,
} from '../organizations/organizations.table.ts'
import { waitingChangesTable as waitingChanges } from '../organizations/waiting-changes.table.ts'
import type { Tx } from '../platform/db.ts'
import { eventsTable as events } from '../platform/platform.table.ts'
import { requestDaysTable as days, requestsTable as requests } from '../requests/requests.table.ts'

const supporterNames = alias(organizations, 'supporter_names')
/** 「◯◯地区の自治会」 unless it shows its name for this request (rule 2). */
const label = sql<string>`case when ${requests.showName} then ${organizations.name}
  else ${districts.name} || '地区の自治会' end`

/** A request as its notices tell it. */
export async function requestFacts(tx: Tx, id: RequestId) {
  const [row] = await tx
    .select({ request: requests, associationName: organizations.name, associationLabel: label })
    .from(requests)
    .innerJoin(organizations, eq(organizations.id, requests.associationId))
    .innerJoin(districts, eq(districts.id, requests.districtId))
    .where(eq(requests.id, id))
  if (!row) throw new Refusal('not-found')
  return { ...row, days: await wishedDays(tx, id) }
}
export type RequestFacts = Awaited<ReturnType<typeof requestFacts>>

const wishedDays = (tx: Tx, requestId: RequestId) =>
  tx
    .select({ onDay: days.onDay, fromTime: days.fromTime, toTime: days.toTime })
    .from(days)
    .where(eq(days.requestId, requestId))
    .orderBy(asc(days.position))

/** How many other supporters are asked about the same request, or have agreed to it: 「ほか◯団体にも」 */
const othersAsked = () => sql<number>`(select count(*)::int from matches o where o.request_id = ${matches.requestId}
  and o.id <> ${matches.id} and o.status in ('proposed', 'agreed'))`

/** A match with its request, both sides' names, and how far the supporter's registration is. */
export async function matchFacts(tx: Tx, id: MatchId) {
  const [row] = await tx
    .select({
      match: matches,
      supporterName: supporterNames.name,
      supporterStatus: supporters.status,
      othersAsked: othersAsked(),
    })
    .from(matches)
    .innerJoin(supporterNames, eq(supporterNames.id, matches.supporterId))
    .innerJoin(supporters, eq(supporters.organizationId, matches.supporterId))
    .where(eq(matches.id, id))
  if (!row) throw new Refusal('not-found')
  return { ...row, ...(await requestFacts(tx, row.match.requestId)) }
}
export type MatchFacts = Awaited<ReturnType<typeof matchFacts>>

/** The one-tap link of a match that still works, if there is one. */
export async function answerLinkOf(tx: Tx, matchId: MatchId, now: Date): Promise<string | null> {
  const [link] = await tx
    .select({ id: answerLinks.id })
    .from(answerLinks)
    .where(and(eq(answerLinks.matchId, matchId), isNull(answerLinks.usedAt), gt(answerLinks.expiresAt, now)))
    .orderBy(desc(answerLinks.createdAt))
    .limit(1)
  return link?.id ?? null
}

/** Supporters whose matches run, or ended in the same moment as the request did. */
export const supportersTouchedBy = (tx: Tx, requestId: RequestId, at: Date) =>
  tx
    .select({
      matchId: matches.id,
      supporterId: matches.supporterId,
      isAgreed: sql<boolean>`${matches.status} = 'agreed'`,
      /** Both sides knew each other by name. */
      wasAgreed: sql<boolean>`${matches.agreedAt} is not null`,
      isRainedOff: matches.rainedOff,
    })
    .from(matches)
    .where(
      and(
        eq(matches.requestId, requestId),
        or(inArray(matches.status, ['proposed', 'agreed']), sql`${matches.endedAt} = ${at.toISOString()}`),
      ),
    )

/** Whether the request itself ended in that moment: then its own notices tell the matches' sides, with its reason. */
export async function requestEndedAt(tx: Tx, requestId: RequestId, at: Date): Promise<boolean> {
  const [row] = await tx
    .select({ id: events.id })
    .from(events)
    .where(
      and(
        inArray(events.type, ['request.cancelled', 'request.postponed', 'request.unmet']),
        sql`${events.payload} @> ${JSON.stringify({ requestId })}::jsonb`,
        sql`${events.at} = ${at.toISOString()}`,
      ),
    )
  return row !== undefined
}

/** Supporters whose matches began in that moment: they hear the question, not the end of the day before. */
export const supportersAskedAt = async (tx: Tx, requestId: RequestId, at: Date) => {
  const rows = await tx
    .select({ supporterId: matches.supporterId })
    .from(matches)
    .where(and(eq(matches.requestId, requestId), sql`${matches.proposedAt} = ${at.toISOString()}`))
  return rows.map(({ supporterId }) => supporterId)
}

/** Whether the request opened again in the moment in which it was put off: its 予備日 was named. */
export async function resumedAt(tx: Tx, requestId: RequestId, at: Date): Promise<boolean> {
  const { rows } = await tx.execute(sql`select from events where type = 'request.resumed'
    and payload @> ${JSON.stringify({ requestId })}::jsonb and at = ${at.toISOString()}::timestamptz
    and exists (select from events p where p.type = 'request.postponed'
      and p.payload @> ${JSON.stringify({ requestId })}::jsonb and p.at = ${at.toISOString()}::timestamptz) limit 1`)
  return rows.length > 0
}

/** Whether the association itself did this, and not the centre. */
export async function wasByAssociation(tx: Tx, type: string, requestId: RequestId, at: Date): Promise<boolean> {
  const { rows } = await tx.execute(sql`select from events where type = ${type} and role = 'association'
    and payload @> ${JSON.stringify({ requestId })}::jsonb and at = ${at.toISOString()}::timestamptz limit 1`)
  return rows.length > 0
}

/** Who wrote the latest message of a thread. */
export async function lastMessageOf(tx: Tx, matchId: MatchId) {
  const [row] = await tx
    .select({ fromSide: messages.fromSide, body: messages.body })
    .from(messages)
    .where(eq(messages.matchId, matchId))
    .orderBy(desc(messages.sentAt), desc(messages.id))
    .limit(1)
  return row ?? null
}

/** Sides that have told how it went. */
export async function sidesThatReported(tx: Tx, matchId: MatchId) {
  const rows = await tx.select({ side: results.side }).from(results).where(eq(results.matchId, matchId))
  return rows.map(({ side }) => side)
}

/** Whether an organization still stands on the list of calls with the same question about this match. */
export async function isCallOpen(tx: Tx, matchId: MatchId, organizationId: OrganizationId, asks: Asks) {
  const { rows } = await tx.execute(sql`select from notices n join events e on e.id = n.event_id
    where n.organization_id = ${organizationId} and n.delivered_at is null
      and n.channel in ('phone', 'fax', 'post', 'line') and n.asks = ${asks}
      and e.payload @> ${JSON.stringify({ matchId })}::jsonb limit 1`)
  return rows.length > 0
}

/** Of several supporters that helped with one request, the first: what concerns the request is told once. */
export async function isFirstOfRequest(tx: Tx, { id, requestId }: MatchFacts['match']): Promise<boolean> {
  const [first] = await tx
    .select({ id: matches.id })
    .from(matches)
    .where(and(eq(matches.requestId, requestId), eq(matches.status, 'done')))
    .orderBy(asc(matches.id))
    .limit(1)
  return first?.id === id
}

/** A supporter and how far its registration is. */
export async function supporterFacts(tx: Tx, id: OrganizationId) {
  const { status, statusReason, number } = supporters
  const [row] = await tx
    .select({ id: organizations.id, name: organizations.name, status, statusReason, number })
    .from(supporters)
    .innerJoin(organizations, eq(organizations.id, supporters.organizationId))
    .where(eq(supporters.organizationId, id))
  if (!row) throw new Refusal('not-found')
  return row
}
export type SupporterFacts = Awaited<ReturnType<typeof supporterFacts>>

/** Why the centre returned a change of a supporter; null when nothing is returned any more. */
export async function returnReasonOf(tx: Tx, id: OrganizationId): Promise<string | null> {
  const { returnReason, organizationId } = waitingChanges
  const [row] = await tx.select({ returnReason }).from(waitingChanges).where(eq(organizationId, id))
  return row?.returnReason ?? null
}

/** The mailed link of an application that still works, if there is one. */
export async function applicationLinkOf(tx: Tx, organizationId: OrganizationId, now: Date): Promise<string | null> {
  const [link] = await tx
    .select({ id: applicationLinks.id })
    .from(applicationLinks)
    .where(and(eq(applicationLinks.organizationId, organizationId), gt(applicationLinks.expiresAt, now)))
    .orderBy(desc(applicationLinks.createdAt))
    .limit(1)
  return link?.id ?? null
}

export async function organizationNameOf(tx: Tx, id: OrganizationId | null): Promise<string | null> {
  if (!id) return null
  const [row] = await tx.select({ name: organizations.name }).from(organizations).where(eq(organizations.id, id))
  return row?.name ?? null
}
