import { fiscalYearOf, jstDay, type OrganizationId, Refusal, type RequestId } from '@app/shared'
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
import { requestDaysTable as days, requestsTable as requests } from '../requests/requests.table.ts'
import { itemFactsOf } from './item.queries.ts'
import { nearbyOf } from './nearby.rules.ts'
import { settingsNow } from './settings.queries.ts'
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
  const [request] = await db.select().from(requests).where(eq(requests.id, id))
  if (!request) throw new Refusal('not-found')
  const { lat, lon, name, block } = districts
  const points = await db.select({ id: districts.id, name, block, lat, lon }).from(districts)
  const here = points.find((one) => one.id === request.districtId)!
  const wishes = await db.select().from(days).where(eq(days.requestId, id)).orderBy(asc(days.position))
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
  const { id } = request
  const rows = await db
    .select({
      ...standingColumns(now),
      busyDays: sql<
        string[]
      >`array(select m.on_day::text from matches m where ${ofIt} and m.status = 'agreed' and m.on_day is not null and m.request_id <> ${id})`,
      workedTogether: workedWith(request.associationId, now),
      matchStatus: ofThis(id, '{proposed,agreed,done}'),
      saidNo: ofThis(id, '{declined}'),
    })
    .from(supporters)
    .innerJoin(organizations, eq(organizations.id, supporters.organizationId))
    .where(
      and(
        eq(supporters.status, 'registered'),
        worksIn(request),
        reach === 'here' ? comesHere(request) : undefined,
        sql`not ${waitsInLine(id)}`,
      ),
    )
  return rows.map(({ supporter, saidNo, tally, ...row }) => ({
    ...supporter,
    ...row,
    ...tally,
    id: supporter.organizationId,
    thisRequest: row.matchStatus ? 'asked' : saidNo ? 'declined' : null,
  }))
}

const ofIt = sql`m.supporter_id = ${supporters.organizationId}`

/** What is known of a supporter whatever the request: the same for one request and for the whole board. */
export const standingColumns = (now: Date) => ({
  supporter: supporters,
  name: organizations.name,
  itemIds: sql<
    SupporterFacts['itemIds']
  >`array(select i.item_id from supporter_items i where i.organization_id = ${supporters.organizationId})`,
  districtIds: sql<
    SupporterFacts['districtIds']
  >`array(select d.district_id from supporter_districts d where d.organization_id = ${supporters.organizationId})`,
  closed: sql<
    SupporterFacts['closed']
  >`coalesce((select json_agg(json_build_object('from', c.from_day, 'to', c.to_day)) from closed_spans c
    where c.organization_id = ${supporters.organizationId} and c.to_day >= ${jstDay(now)}), '[]')`,
  helpedIn: sql<SupporterFacts['helpedIn']>`array(select distinct r.district_id from matches m
    join requests r on r.id = m.request_id where ${ofIt} and m.status = 'done')`,
  tally: tallyOf(now),
})

/** Chosen already, and asked when its turn comes: it is no candidate once more. */
const waitsInLine = (id: RequestId): SQL => sql`(exists (select from asking_turns t where t.request_id = ${id}
    and t.supporter_id = ${supporters.organizationId} and t.match_id is null and t.passed_at is null)
  or exists (select from series_turns t join series_turn_sessions s on s.turn_id = t.id and s.request_id = ${id}
    where t.supporter_id = ${supporters.organizationId} and t.asking_id is null and t.passed_at is null))`

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

type Tally = Pick<
  SupporterFacts,
  | 'timesAskedEver'
  | 'timesAskedLately'
  | 'timesAskedThisMonth'
  | 'timesAskedThisYear'
  | 'timesHelpedThisYear'
  | 'lastAskedOn'
>

/** How often it was asked, by the centre or an association, and how often it helped: this month and fiscal year of Japan. */
function tallyOf(now: Date): SQL<Tally> {
  const today = jstDay(now)
  const [month, year] = [`${today.slice(0, 7)}-01`, `${fiscalYearOf(today)}-04-01`]
  const asked = sql`m.started_by <> 'supporter'`
  const askedOn = sql`(m.proposed_at at time zone 'Asia/Tokyo')::date`
  return sql<Tally>`(select json_build_object(
      'timesAskedEver', count(*) filter (where ${asked}),
      'timesAskedLately', count(*) filter (where ${asked} and m.proposed_at > ${now}::timestamptz - interval '90 days'),
      'timesAskedThisMonth', count(*) filter (where ${asked} and ${askedOn} >= ${month}::date),
      'timesAskedThisYear', count(*) filter (where ${asked} and ${askedOn} >= ${year}::date),
      'timesHelpedThisYear', count(*) filter (where m.status = 'done'
        and coalesce(m.on_day, (m.agreed_at at time zone 'Asia/Tokyo')::date) >= ${year}::date),
      'lastAskedOn', max(${askedOn}) filter (where ${asked}))
    from matches m where ${ofIt})`
}

/** Help it gave to this association, and what it answered to 今年も since. */
export const workedWith = (associationId: OrganizationId, now: Date) =>
  sql<SupporterFacts['workedTogether']>`(select json_build_object('times', count(*)::int,
      'lastTitle', (array_agg(r.title order by m.on_day desc nulls last))[1],
      'lastDay', coalesce(max(m.on_day), max(m.agreed_at)::date),
      'saidSince', (array_agg(s.body order by s.sent_at desc) filter (where s.body is not null))[1])
    from matches m join requests r on r.id = m.request_id
      left join match_reminders k on k.match_id = m.id and k.kind = 'this-year'
        and k.told_at > ${now}::timestamptz - interval '1 year'
      left join lateral (select g.body, g.sent_at from match_messages g where g.match_id = k.match_id
        and g.from_side = 'supporter' and g.sent_at >= k.told_at order by g.sent_at desc limit 1) s on true
    where ${ofIt} and m.status = 'done' and r.association_id = ${associationId} having count(*) > 0)`

const ofThis = (id: RequestId, statuses: string) =>
  sql<MatchStatus | null>`(select m.status from matches m where ${ofIt} and m.request_id = ${id}
    and m.status = any(${statuses}::text[]) limit 1)`
