import { jstDay, type OrganizationId, Refusal, type RequestId } from '@app/shared'
import type { MatchStatus, Suggestion } from '@app/shared/matches'
import type { SupporterKind } from '@app/shared/organizations'
import { asc, eq, sql } from 'drizzle-orm'
import { districtsTable as districts } from '../districts/districts.table.ts'
import {
  organizationsTable as organizations,
  supportersTable as supporters,
} from '../organizations/organizations.table.ts'
import type { Db, Tx } from '../platform/db.ts'
import { requestDaysTable as days, requestsTable as requests } from '../requests/requests.table.ts'
import { itemFactsOf } from './item.queries.ts'
import type { RequestFacts, SupporterFacts } from './suggestion-facts.rules.ts'
import { suggestSupporters } from './suggestions.rules.ts'

interface Wanted {
  kind?: SupporterKind | undefined
  neverAsked?: boolean | undefined
  enoughHeads?: boolean | undefined
  perPage: number
}

/** Supporters that fit a request, best first. Computed on reading: nothing is stored, nothing is sent. */
export async function suggestionsFor(db: Db | Tx, requestId: RequestId, wanted: Wanted, now: Date) {
  const request = await requestFacts(db, requestId, now)
  const known = await supporterFacts(db, request, now)
  const byId = new Map(known.map((one) => [one.id, one]))
  const items = suggestSupporters(request.facts, known).flatMap(({ supporterId, ...ranked }): Suggestion[] => {
    const { name, number, kind, maxHeads, needsPhoneCheck, matchStatus } = byId.get(supporterId)!
    return [{ supporterId, name, number, kind, maxHeads, needsPhoneCheck, matchStatus, ...ranked }]
  })
  const kept = items.filter((one) => isWanted(one, wanted))
  return { items: kept.slice(0, wanted.perPage), total: kept.length }
}

const isWanted = ({ kind, reasons }: Suggestion, wanted: Wanted) =>
  (!wanted.kind || kind === wanted.kind) &&
  (!wanted.neverAsked || reasons.some(({ code }) => code === 'never-asked')) &&
  (!wanted.enoughHeads || reasons.some(({ code }) => code === 'enough-heads'))

interface KnownRequest {
  id: RequestId
  associationId: OrganizationId
  facts: RequestFacts
}

async function requestFacts(db: Db | Tx, id: RequestId, now: Date): Promise<KnownRequest> {
  const [row] = await db
    .select({ request: requests, districtName: districts.name, block: districts.block })
    .from(requests)
    .innerJoin(districts, eq(districts.id, requests.districtId))
    .where(eq(requests.id, id))
  if (!row) throw new Refusal('not-found')
  const { request, districtName, block } = row
  const wishes = await db.select().from(days).where(eq(days.requestId, id)).orderBy(asc(days.position))
  const item = await itemFactsOf(db, request.itemId)
  const { itemId, districtId, hazards, minorsWelcome, headsMin, headsHeld, headsAgreed, associationId } = request
  return {
    id,
    associationId,
    facts: {
      itemId,
      itemName: item.name,
      categoryName: item.category,
      districtId,
      districtName,
      block,
      days: wishes.map(({ onDay, fromTime, toTime }) => ({ day: onDay, from: fromTime, to: toTime })),
      headsMissing: Math.max(1, headsMin - headsHeld - headsAgreed),
      today: jstDay(now),
      hazards,
      minorsWelcome,
      insuranceNeeded: item.risk !== 'L' || hazards.some((one) => one !== 'personal-data'),
      equipment: item.equipment,
    },
  }
}

interface KnownSupporter extends SupporterFacts {
  name: string
  number: string | null
  kind: SupporterKind
  matchStatus: MatchStatus | null
}

/** Every registered supporter with what it said and what happened so far, in one question to the database. */
async function supporterFacts(db: Db | Tx, { id, associationId }: KnownRequest, now: Date): Promise<KnownSupporter[]> {
  const of = sql`m.supporter_id = ${supporters.organizationId}`
  const asked = sql`(select count(*)::int from matches m where ${of} and m.started_by <> 'supporter')`
  const askedLately = sql`(select count(*)::int from matches m where ${of} and m.started_by <> 'supporter'
    and m.proposed_at > ${now}::timestamptz - interval '90 days')`
  const worked = sql`(select json_build_object('times', count(*)::int,
      'lastTitle', (array_agg(r.title order by m.on_day desc nulls last))[1],
      'lastDay', coalesce(max(m.on_day), max(m.agreed_at)::date))
    from matches m join requests r on r.id = m.request_id
    where ${of} and m.status = 'done' and r.association_id = ${associationId} having count(*) > 0)`
  const ofThis = (statuses: string) =>
    sql<MatchStatus | null>`(select m.status from matches m where ${of} and m.request_id = ${id}
      and m.status = any(${statuses}::text[]) limit 1)`
  const rows = await db
    .select({
      supporter: supporters,
      name: organizations.name,
      itemIds: sql<
        SupporterFacts['itemIds']
      >`array(select i.item_id from supporter_items i where i.organization_id = ${supporters.organizationId})`,
      districtIds: sql<
        SupporterFacts['districtIds']
      >`array(select d.district_id from supporter_districts d where d.organization_id = ${supporters.organizationId})`,
      busyDays: sql<
        string[]
      >`array(select m.on_day::text from matches m where ${of} and m.status = 'agreed' and m.on_day is not null and m.request_id <> ${id})`,
      closed: sql<
        SupporterFacts['closed']
      >`coalesce((select json_agg(json_build_object('from', c.from_day, 'to', c.to_day)) from closed_spans c
        where c.organization_id = ${supporters.organizationId} and c.to_day >= ${jstDay(now)}), '[]')`,
      timesAskedEver: sql<number>`${asked}`,
      timesAskedLately: sql<number>`${askedLately}`,
      workedTogether: sql<SupporterFacts['workedTogether']>`${worked}`,
      matchStatus: ofThis('{proposed,agreed,done}'),
      saidNo: ofThis('{declined}'),
    })
    .from(supporters)
    .innerJoin(organizations, eq(organizations.id, supporters.organizationId))
    .where(eq(supporters.status, 'registered'))
  return rows.map(({ supporter, saidNo, ...row }) => ({
    ...supporter,
    ...row,
    id: supporter.organizationId,
    thisRequest: row.matchStatus ? 'asked' : saidNo ? 'declined' : null,
  }))
}
