import { jstDay, type MeetingId, type OrganizationId, type RequestId } from '@app/shared'
import type { z } from 'zod'
import type { highlights } from '@app/shared/reports'
import { requestSight } from '@app/shared/requests'
import { seriesOfLine, type SeriesOfRow } from '@app/shared/series'
import { and, asc, desc, eq, gte, inArray, isNotNull, sql } from 'drizzle-orm'
import { activitiesTable as activities } from '../activities/activities.table.ts'
import { districtsTable as districts } from '../districts/districts.table.ts'
import { picturesTable as pictures } from '../enclosures/enclosures.table.ts'
import {
  exchangeMeetingsTable as meetings,
  meetingQuotasTable as quotas,
} from '../exchange-meetings/exchange-meetings.table.ts'
import {
  organizationsTable as organizations,
  supporterDistrictsTable as supporterDistricts,
  supporterItemsTable as supporterItems,
  supportersTable as supporters,
} from '../organizations/organizations.table.ts'
import type { Db } from '../platform/db.ts'
import { requestDaysTable as days, requestsTable as requests } from '../requests/requests.table.ts'

type Highlights = z.infer<typeof highlights>

/** 「◯◯地区の自治会」 unless it shows its name for this request (rule 2). */
const label = sql<string>`case when ${requests.showName} then ${organizations.name}
  else ${districts.name} || '地区の自治会' end`

/** What the top page shows of the running city: only what everybody may see. */
export async function highlightsOf(db: Db, now: Date): Promise<Highlights> {
  const [cards, open, coming, stories] = await Promise.all([
    supportersShown(db),
    requestsShown(db),
    meetingsShown(db, jstDay(now)),
    activitiesShown(db),
  ])
  return { supporters: cards, requests: open, meetings: coming, activities: stories }
}

/** Public supporters, those with the most published activities first. */
async function supportersShown(db: Db): Promise<Highlights['supporters']> {
  const done = sql<number>`(select count(distinct c.id)::int from activities c join matches m on m.request_id = c.request_id
    where m.supporter_id = ${organizations.id} and m.status = 'done' and c.published_at is not null)`
  type Card = Highlights['supporters'][number]
  const itemIds = sql<Card['itemIds']>`(select coalesce(json_agg(x.item_id order by x.item_id), '[]'::json)
    from ${supporterItems} x where x.organization_id = ${organizations.id})`
  const districtIds = sql<
    Card['districtIds']
  >`(select coalesce(json_agg(x.district_id order by x.district_id), '[]'::json)
    from ${supporterDistricts} x where x.organization_id = ${organizations.id})`
  const logo = sql<Highlights['supporters'][number]['logo']>`(select json_build_object('id', p.id, 'width', p.width,
    'height', p.height) from ${pictures} p where p.organization_id = ${organizations.id} and p.status = 'shown' and p.kind = 'logo')`
  const { number, kind, intro, wholeCity, blocks, maxHeads } = supporters
  return db
    .select({
      ...{ id: organizations.id, name: organizations.name, kana: organizations.kana },
      ...{ number, kind, intro, wholeCity, blocks, maxHeads },
      itemIds,
      districtIds,
      activities: done,
      logo,
    })
    .from(supporters)
    .innerJoin(organizations, eq(organizations.id, supporters.organizationId))
    .where(and(eq(supporters.isPublic, true), eq(supporters.status, 'registered')))
    .orderBy(desc(done), desc(supporters.registeredOn), asc(organizations.id))
    .limit(6)
}

const ofSeries = sql<SeriesOfRow | null>`(select row_to_json(v) from series_of_requests v
  where v.request_id = ${requests.id})`
/** A series is one card: its first session that still looks for hands. */
const onePerSeries = sql`(${requests.seriesId} is null or ${requests.seriesNumber} = (select min(o.series_number)
  from requests o where o.series_id = ${requests.seriesId} and o.status = 'open' and o.published))`

/** Requests that still look for hands, the newest first; of a series the next session alone. */
async function requestsShown(db: Db): Promise<Highlights['requests']> {
  const rows = await db
    .select({ request: requests, associationLabel: label, series: ofSeries })
    .from(requests)
    .innerJoin(organizations, eq(organizations.id, requests.associationId))
    .innerJoin(districts, eq(districts.id, requests.districtId))
    .where(and(inArray(requests.status, [...requestSight.public.listed]), eq(requests.published, true), onePerSeries))
    .orderBy(desc(requests.postedAt), desc(requests.id))
    .limit(6)
  const ids = rows.map(({ request }) => request.id)
  const wished = ids.length
    ? await db.select().from(days).where(inArray(days.requestId, ids)).orderBy(asc(days.position))
    : []
  const daysOf = (id: RequestId) =>
    wished
      .filter(({ requestId }) => requestId === id)
      .map(({ onDay: day, fromTime: from, toTime: to }) => ({ day, from, to }))
  return rows.map(({ request, associationLabel, series }) => {
    const { id, number, title, itemId, districtId, status, whenKind, whenNote, place, postedAt } = request
    const { headsMin, headsMax, headsAgreed, headsHeld } = request
    return {
      ...{ id, number, title, itemId, districtId, status, whenKind, whenNote, place },
      ...{ headsMin, headsMax, headsAgreed, headsHeld, associationLabel },
      days: daysOf(id),
      postedAt: postedAt.toISOString(),
      series: seriesOfLine(series),
    }
  })
}

/** The next meetings one can sign up for. */
async function meetingsShown(db: Db, today: string): Promise<Highlights['meetings']> {
  const rows = await db
    .select()
    .from(meetings)
    .where(and(eq(meetings.status, 'open'), gte(meetings.heldOn, today)))
    .orderBy(asc(meetings.heldOn))
    .limit(2)
  const ids = rows.map(({ id }) => id)
  const waiting = sql<number>`(select coalesce(sum(w.heads), 0)::int from meeting_sign_ups w
    where w.meeting_id = ${quotas.meetingId} and w.side = ${quotas.side} and w.status = 'waitlisted')`
  const seats = ids.length
    ? await db
        .select({ meetingId: quotas.meetingId, side: quotas.side, quota: quotas.quota, taken: quotas.taken, waiting })
        .from(quotas)
        .where(inArray(quotas.meetingId, ids))
    : []
  const seatsOf = (id: MeetingId, side: 'association' | 'supporter') =>
    seats.find((one) => one.meetingId === id && one.side === side) ?? { quota: 0, taken: 0, waiting: 0 }
  return rows.map(({ fromTime: from, toTime: to, ...meeting }) => ({
    ...{ ...meeting, from, to, mine: null },
    seats: { association: seatsOf(meeting.id, 'association'), supporter: seatsOf(meeting.id, 'supporter') },
  }))
}

/** The latest published stories. */
async function activitiesShown(db: Db): Promise<Highlights['activities']> {
  const rows = await db
    .select({
      activity: activities,
      itemId: requests.itemId,
      districtId: requests.districtId,
      associationLabel: label,
      supporters: sql<{ id: OrganizationId; name: string; heads: number }[]>`coalesce((
        select json_agg(json_build_object('id', s.id, 'name', s.name, 'heads', coalesce(t.heads, m.heads, 0)) order by m.id)
        from matches m join organizations s on s.id = m.supporter_id
        left join match_results t on t.match_id = m.id and t.side = 'association'
        where m.request_id = ${requests.id} and m.status = 'done'), '[]'::json)`,
    })
    .from(activities)
    .innerJoin(requests, eq(requests.id, activities.requestId))
    .innerJoin(organizations, eq(organizations.id, requests.associationId))
    .innerJoin(districts, eq(districts.id, requests.districtId))
    .where(isNotNull(activities.publishedAt))
    .orderBy(desc(activities.publishedAt), desc(activities.id))
    .limit(3)
  return rows.map(({ activity: { createdAt: _, publishedBy: __, publishedAt, ...activity }, ...rest }) => ({
    ...{ ...activity, ...rest },
    publishedAt: publishedAt?.toISOString() ?? null,
    heads: rest.supporters.reduce((sum, { heads }) => sum + heads, 0),
  }))
}
