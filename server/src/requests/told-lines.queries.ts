import type { MatchId, OrganizationId, RequestId } from '@app/shared'
import type { ToldLine } from '@app/shared/requests'
import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../platform/db.ts'
import type { Reader } from './timeline.rules.ts'

/** A notice, an answer to it or a talk, without any address, number or word of its body. */
interface Line extends Record<string, unknown> {
  id: string
  at: string
  way: ToldLine['way']
  state: ToldLine['state']
  name: string | null
  subject: string | null
  printedAt: string | null
  afterFailure: boolean
  toldBy: string | null
  note: string | null
  matchId: MatchId | null
  times: number
}

/**
 * お知らせの記録: what went out about a request over any channel but the screen, and what came back. The centre reads all of
 * it, with who called and what was heard; a side reads what went to itself, and of talks what stands in its own threads. A
 * supporter so learns nothing of others that were asked.
 */
export async function toldLinesOf(
  db: Db,
  id: RequestId,
  reader: Reader,
  own: OrganizationId | null,
): Promise<ToldLine[]> {
  const isCentre = reader === 'centre'
  const toOneself = isCentre ? sql`true` : sql`n.organization_id = ${own}::uuid`
  const ownThread = reader === 'supporter' ? sql`m.supporter_id = ${own}::uuid` : sql`true`
  const told = [notices(id, toOneself), messages(id, toOneself), tries(id, toOneself)]
  const parts = [...told, mailsBack(toOneself, ownThread), talks(id, ownThread)]
  const all = sql.join(isCentre ? [...parts, consultations(id)] : parts, sql` union all `)
  const { rows } = await db.execute<Line>(sql`
    with heard as (${heardOf(id)})
    select min(l.key) as id, max(l.at) as at, l.way, l.state, o.name, l.subject, max(l.printed_at) as "printedAt",
      bool_or(l.after_failure) as "afterFailure", max(p.display_name) as "toldBy", max(l.note) as note,
      l.match_id as "matchId", count(*)::int as times
    from (${all}) l
      left join organizations o on o.id = l.organization_id
      left join accounts p on p.id = l.told_by
    group by l.thing, l.way, l.state, o.name, l.subject, l.match_id
    order by max(l.at) desc
    limit 300`)
  return rows.map(({ at, printedAt, toldBy, note, ...line }) => ({
    ...line,
    at: new Date(at).toISOString(),
    printedAt: printedAt && new Date(printedAt).toISOString(),
    toldBy: isCentre ? toldBy : null,
    note: isCentre ? note : null,
  }))
}

/** The events of a request, of its matches, of its story, and of the series that it belongs to. */
const heardOf = (id: RequestId): SQL => sql`
  select id, (array_agg(match_id) filter (where match_id is not null))[1] as match_id from (
  select e.id, m.id as match_id from matches m
    join events e on e.payload @> jsonb_build_object('matchId', m.id) where m.request_id = ${id}
  union select e.id, null from events e where e.payload @> jsonb_build_object('requestId', ${id}::text)
  union select e.id, null from activities y
    join events e on e.payload @> jsonb_build_object('activityId', y.id) where y.request_id = ${id}
  union select e.id, null from requests r
    join events e on e.payload @> jsonb_build_object('seriesId', r.series_id)
    where r.id = ${id} and r.series_id is not null) e group by id`

/** What is told of the whole request or series to a supporter belongs to its match, the newest. */
const matchOf = (id: RequestId): SQL => sql`coalesce(h.match_id, (select w.id from matches w
  where w.request_id = ${id} and w.supporter_id = n.organization_id order by w.id desc limit 1))`

/** Mails, and what a person tells, faxes or posts. Several addresses of one organization are one line. */
const notices = (id: RequestId, visible: SQL): SQL => sql`
  select n.id::text as key, n.event_id::text as thing, n.organization_id, n.subject, n.channel as way, ${matchOf(id)} as match_id,
    case when n.heard is not null then 'answered'
      when n.delivered_at is not null and (n.channel <> 'mail' or n.told_by is not null) then 'told'
      when n.delivered_at is not null then 'sent'
      when n.failed_at is not null then 'failed' else 'waiting' end as state,
    coalesce(n.delivered_at, n.failed_at, n.printed_at, n.created_at) as at, n.printed_at,
    n.channel = 'mail' and n.told_by is not null as after_failure,
    case when n.heard is null then n.told_by end as told_by, n.told_note as note
  from heard h join notices n on n.event_id = h.id
    left join sendings s on s.notice_id = n.id and s.channel = 'mail'
  where n.channel <> 'screen' and n.to_kind <> 'address' and s.last_error is distinct from 'left' and ${visible}`

/** Calls that nobody answered, each a line, whatever they would have told. */
const tries = (id: RequestId, visible: SQL): SQL => sql`
  (select distinct on (c.id, 6) c.id::text, c.id::text, n.organization_id, null, 'phone', ${matchOf(id)}, 'not-reached', c.at,
    null::timestamptz, false, c.by, null::text
  from heard h join notices n on n.event_id = h.id join call_tries c on c.notice_id = n.id where ${visible})`

/** LINE, SMS and push: they hang on the notice of the screen. */
const messages = (id: RequestId, visible: SQL): SQL => sql`
  select s.id::text, n.event_id::text, n.organization_id, n.subject, s.channel, ${matchOf(id)},
    case when s.state = 'sent' then 'sent' when s.state in ('failed', 'given-up') then 'failed' else 'waiting' end,
    coalesce(s.sent_at, s.created_at), null::timestamptz, false, null::uuid, null::text
  from heard h join notices n on n.event_id = h.id join sendings s on s.notice_id = n.id
  where s.channel <> 'mail' and n.to_kind <> 'address' and s.last_error is distinct from 'left' and ${visible}`

/** Mails that were answered by mail: in the thread for both of its sides, else for the centre and whoever wrote. */
const mailsBack = (visible: SQL, ownThread: SQL): SQL => sql`
  select i.message_key, i.message_key, n.organization_id, null, 'mail', h.match_id,
    case i.became when 'thread' then 'in-thread' else 'to-centre' end, i.received_at, null, false, null, null
  from heard h join notices n on n.event_id = h.id join inbound_mails i on i.notice_id = n.id
    left join matches m on m.id = h.match_id
  where i.became in ('thread', 'reply') and n.to_kind = 'organization'
    and (${visible} or i.became = 'thread' and m.id is not null and ${ownThread})`

/** What was said on the telephone, at the counter or in a FAX, and written into a thread. */
const talks = (id: RequestId, ownThread: SQL): SQL => sql`
  select g.id::text, g.id::text, case g.from_side when 'association' then r.association_id when 'supporter' then m.supporter_id end,
    null, g.channel, m.id, 'noted', g.sent_at, null, false, null, null
  from matches m join requests r on r.id = m.request_id join match_messages g on g.match_id = m.id
  where m.request_id = ${id} and g.channel in ('phone', 'fax', 'visit', 'meeting') and ${ownThread}`

/** The consultation that the request came from, and each further talk about it: for the centre, without its words. */
const consultations = (id: RequestId): SQL => sql`
  select k.id::text, k.id::text, c.organization_id, null, k.channel, null, 'consulted', k.at, null, false, k.by, null
  from consultations c
    cross join lateral (select c.id, c.channel, c.held_at as at, c.written_by as by
      union all select t.id, t.channel, t.at, t.by from consultation_talks t where t.consultation_id = c.id) k
  where c.request_id = ${id}`
