import { jstDay, type OrganizationId, Refusal, type RequestId } from '@app/shared'
import type { MatchStatus } from '@app/shared/matches'
import type { SupporterKind } from '@app/shared/organizations'
import type { SuggestionSettings } from '@app/shared/suggestion-settings'
import { and, asc, eq, type SQL, sql } from 'drizzle-orm'
import { districtsTable as districts } from '../districts/districts.table.ts'
import {
  organizationsTable as organizations,
  supportersTable as supporters,
} from '../organizations/organizations.table.ts'
import type { Db, Tx } from '../platform/db.ts'
import { prepared } from '../platform/prepared.ts'
import { requestDaysTable as days, requestsTable as requests } from '../requests/requests.table.ts'
import { itemFactsOf } from './item.queries.ts'
import { nearbyOf } from './nearby.rules.ts'
import { settingsNow } from './settings.queries.ts'
import { type Given, type Moment, momentOf, ofIt, standingAt, workedAt } from './standing.queries.ts'
import type { RequestFacts, SupporterFacts } from './suggestion-facts.rules.ts'

export interface KnownRequest {
  id: RequestId
  associationId: OrganizationId
  status: typeof requests.$inferSelect.status
  facts: RequestFacts
  /** What counts how much, as the centre has set it. */
  settings: SuggestionSettings
}

/** What is known of a request when somebody looks for helpers. */
export async function requestFacts(db: Db | Tx, id: RequestId, now: Date): Promise<KnownRequest> {
  const read = inside(db)
  const [request] = await read.request.execute({ id })
  if (!request) throw new Refusal('not-found')
  const points = await read.points.execute()
  const here = points.find((one) => one.id === request.districtId)!
  const wishes = await read.wishes.execute({ id })
  const item = await itemFactsOf(db, request.itemId)
  const settings = await settingsNow(db)
  return {
    id,
    associationId: request.associationId,
    status: request.status,
    facts: factsFrom({
      request,
      here,
      item,
      nearby: nearbyOf(points, here.id, settings.closeByKm),
      days: wishes.map(({ onDay, fromTime, toTime }) => ({ day: onDay, from: fromTime, to: toTime })),
      today: jstDay(now),
    }),
    settings,
  }
}

const inside = prepared((db) => {
  const { id, lat, lon, name, block } = districts
  const given = placeholder('id')
  return {
    request: db.select().from(requests).where(eq(requests.id, given)).prepare('suggestion_request'),
    points: db.select({ id, name, block, lat, lon }).from(districts).prepare('suggestion_points'),
    wishes: db
      .select()
      .from(days)
      .where(eq(days.requestId, given))
      .orderBy(asc(days.position))
      .prepare('suggestion_wishes'),
  }
})

interface Read extends Pick<RequestFacts, 'days' | 'nearby' | 'today'> {
  request: typeof requests.$inferSelect
  here: Pick<typeof districts.$inferSelect, 'name' | 'block'>
  item: Awaited<ReturnType<typeof itemFactsOf>>
}

/** What was read of a request, as the rules know it: the same for one request and for the whole board. */
export function factsFrom({ request, here, item, nearby, days, today }: Read): RequestFacts {
  const { itemId, districtId, hazards, minorsWelcome, headsMin, headsHeld, headsAgreed, theyBring } = request
  return {
    itemId,
    itemName: item.name,
    categoryName: item.category,
    districtId,
    districtName: here.name,
    block: here.block,
    nearby,
    days,
    headsMissing: Math.max(1, headsMin - headsHeld - headsAgreed),
    today,
    hazards,
    minorsWelcome,
    insuranceNeeded: item.risk !== 'L' || hazards.some((one) => one !== 'personal-data'),
    equipment: item.equipment,
    bring: theyBring ?? '',
  }
}

export interface KnownSupporter extends SupporterFacts {
  name: string
  number: string | null
  kind: SupporterKind
  matchStatus: MatchStatus | null
}

/** How far hard filters reach: `here` leaves out who never comes to this district; `anywhere` keeps it. */
export type Reach = 'here' | 'anywhere'

/**
 * Registered supporters that can do this help or its field, with what they said and what happened so far, in one
 * question to the database. What `canCome` would refuse for good (state, field, area) is left out here already.
 */
export async function supporterFacts(
  db: Db | Tx,
  request: KnownRequest,
  now: Date,
  reach: Reach = 'here',
): Promise<KnownSupporter[]> {
  const where = and(worksIn(request), reach === 'here' ? comesHere(request) : undefined)
  const rows = await factsWhere(db, { id: request.id, associationId: request.associationId, ...momentOf(now) }, where)
  return rows.map(knownFrom)
}

/** The same of those named alone. */
export async function supporterFactsOf(
  db: Db | Tx,
  { id, associationId }: KnownRequest,
  now: Date,
  ids: readonly OrganizationId[],
): Promise<KnownSupporter[]> {
  const rows = await named(db).execute({ id, associationId, ids, ...momentOf(now), now: now.toISOString() })
  return rows.map(knownFrom)
}

const { placeholder } = sql
const named = prepared((db) => {
  const moment = { now: placeholder('now'), today: placeholder('today') }
  const month = { month: placeholder('month'), year: placeholder('year') }
  const about = { id: placeholder('id'), associationId: placeholder('associationId'), ...moment, ...month }
  return factsWhere(db, about, sql`${supporters.organizationId} = any(${placeholder('ids')}::uuid[])`).prepare(
    'supporters_for_request',
  )
})

interface About extends Moment {
  id: Given<RequestId>
  associationId: Given<OrganizationId>
}

const factsWhere = (db: Db | Tx, { id, associationId, ...moment }: About, which: SQL | undefined) =>
  db
    .select({
      ...standingAt(moment),
      busyDays: sql<
        string[]
      >`array(select m.on_day::text from matches m where ${ofIt} and m.status = 'agreed' and m.on_day is not null and m.request_id <> ${id})`,
      workedTogether: workedAt(associationId, moment.now),
      matchStatus: ofThis(id, '{proposed,agreed,done}'),
      saidNo: ofThis(id, '{declined}'),
    })
    .from(supporters)
    .innerJoin(organizations, eq(organizations.id, supporters.organizationId))
    .where(and(eq(supporters.status, 'registered'), which, sql`not ${waitsInLine(id)}`))

type Row = Awaited<ReturnType<typeof factsWhere>>[number]

const knownFrom = ({ supporter, saidNo, tally, ...row }: Row): KnownSupporter => ({
  ...supporter,
  ...row,
  ...tally,
  id: supporter.organizationId,
  thisRequest: row.matchStatus ? 'asked' : saidNo ? 'declined' : null,
})

/** Chosen already, and asked when its turn comes: it is no candidate once more. */
export const waitsInLine = (id: Given<RequestId>, supporter: SQL = sql`${supporters.organizationId}`): SQL =>
  sql`(exists (select from asking_turns t where t.request_id = ${id}
    and t.supporter_id = ${supporter} and t.match_id is null and t.passed_at is null)
  or exists (select from series_turns t join series_turn_sessions s on s.turn_id = t.id and s.request_id = ${id}
    where t.supporter_id = ${supporter} and t.asking_id is null and t.passed_at is null))`

/** It can do this help, or something of the same field. */
export const worksIn = ({ facts: { itemId } }: KnownRequest): SQL =>
  sql`exists (select 1 from supporter_items i where i.organization_id = ${supporters.organizationId}
    and split_part(i.item_id, '.', 1) = split_part(${itemId}, '.', 1))`

/** It comes here, or never said where it comes: then it is asked. */
export const comesHere = ({ facts: { districtId, block } }: KnownRequest): SQL =>
  sql`(${supporters.wholeCity} or ${block} = any(${supporters.blocks})
    or exists (select 1 from supporter_districts d where d.organization_id = ${supporters.organizationId} and d.district_id = ${districtId})
    or (cardinality(${supporters.blocks}) = 0
      and not exists (select 1 from supporter_districts d where d.organization_id = ${supporters.organizationId})))`

const ofThis = (id: Given<RequestId>, statuses: string) =>
  sql<MatchStatus | null>`(select m.status from matches m where ${ofIt} and m.request_id = ${id}
    and m.status = any(${statuses}::text[]) limit 1)`
