import { fiscalYearOf, jstDay, type OrganizationId } from '@app/shared'
import { type Placeholder, type SQL, sql } from 'drizzle-orm'
import {
  organizationsTable as organizations,
  supportersTable as supporters,
} from '../organizations/organizations.table.ts'
import type { SupporterFacts } from './suggestion-facts.rules.ts'

/** A value, or one that comes when a prepared statement runs. */
export type Given<T> = T | Placeholder
/** When facts are read. */
export interface Moment {
  now: Given<Date>
  today: Given<string>
  /** First days of this month and fiscal year. */
  month: Given<string>
  year: Given<string>
}

export function momentOf(now: Date) {
  const today = jstDay(now)
  return { now, today, month: `${today.slice(0, 7)}-01`, year: `${fiscalYearOf(today)}-04-01` }
}

/** A match `m` of the supporter at hand. */
export const ofIt = sql`m.supporter_id = ${supporters.organizationId}`

/** What is known of a supporter whatever the request: the same for one request and for the whole board. */
export const standingColumns = (now: Date) => standingAt(momentOf(now))

/** The same, for a moment that may come when a prepared statement runs. */
export const standingAt = (moment: Moment) => ({
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
    where c.organization_id = ${supporters.organizationId} and c.to_day >= ${moment.today}), '[]')`,
  helpedIn: sql<SupporterFacts['helpedIn']>`array(select distinct r.district_id from matches m
    join requests r on r.id = m.request_id where ${ofIt} and m.status = 'done')`,
  tally: tallyOf(moment),
})

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
function tallyOf({ now, month, year }: Moment): SQL<Tally> {
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
export const workedWith = (associationId: OrganizationId, now: Date) => workedAt(associationId, now)

/** The same, for a moment that may come when a prepared statement runs. */
export const workedAt = (associationId: Given<OrganizationId>, now: Given<Date>) =>
  sql<SupporterFacts['workedTogether']>`(select json_build_object('times', count(*)::int,
      'lastTitle', (array_agg(r.title order by m.on_day desc nulls last))[1],
      'lastDay', coalesce(max(m.on_day), max(m.agreed_at)::date),
      'saidSince', (array_agg(s.body order by s.sent_at desc) filter (where s.body is not null))[1],
      'saidToCentre', (array_agg(s.channel in ('phone', 'fax', 'visit', 'meeting') order by s.sent_at desc)
        filter (where s.body is not null))[1])
    from matches m join requests r on r.id = m.request_id
      left join match_reminders k on k.match_id = m.id and k.kind = 'this-year'
        and k.told_at > ${now}::timestamptz - interval '1 year'
      left join lateral (select g.body, g.sent_at, g.channel from match_messages g where g.match_id = k.match_id
        and g.from_side = 'supporter' and g.sent_at >= k.told_at order by g.sent_at desc limit 1) s on true
    where ${ofIt} and m.status = 'done' and r.association_id = ${associationId} having count(*) > 0)`
