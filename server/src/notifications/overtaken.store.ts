import type { AccountId, MatchId, RequestId } from '@app/shared'
import { type SQL, sql } from 'drizzle-orm'
import type { Db, Tx } from '../platform/db.ts'
import type { EventType } from './notice.ts'

const list = (...says: EventType[]): SQL =>
  sql`(${sql.join(
    says.map((one) => sql`${one}`),
    sql`, `,
  )})`
/** Told of a match that stands: nothing of it is true any more once it was called off. */
const ofStanding = list(
  'match.agreed',
  'match.day-nears',
  'match.day-before',
  'match.result-asked',
  'match.result-asked-again',
)
/** Looks ahead to the day of its match: nothing of it helps once the day has begun. */
const ahead = list('match.agreed', 'match.day-nears', 'match.day-before')
/** The same of a request: told to whoever comes, before the day. */
const ofRequest = list('request.goes-ahead', 'request.answered-later')

/** A day has begun at its clock time in Japan; without a clock time, once it is over. */
const hasBegun = (now: Date): SQL => sql`(m.on_day::timestamp + coalesce(m.from_time::interval, interval '1 day'))
  at time zone 'Asia/Tokyo' <= ${now.toISOString()}::timestamptz`

/** Somebody whom the news was for still comes; the association itself, while anybody does. */
const nobodyComes = sql`not exists (select from matches x where x.request_id = q.id and x.status in ('agreed', 'done')
  and (n.organization_id = q.association_id or x.supporter_id = n.organization_id))`

/**
 * Closes calls that nobody has made and that would only mislead now: 「お手伝いが決まりました」 of what was called off, the
 * eve of a day that has begun, 「予定どおり行います」 of what is not. Of one match or request, or (null) of all.
 */
export const closeOvertakenCalls = (
  tx: Db | Tx,
  about: { matchId: MatchId } | { requestId: RequestId } | null,
  { at, by }: { at: Date; by: AccountId | null },
) =>
  tx.execute(sql`update notices n set delivered_at = ${at.toISOString()}::timestamptz, told_by = ${by}::uuid, heard = 'overtaken'
    from events e left join matches m on m.id = (e.payload ->> 'matchId')::uuid
      left join requests q on q.id = (e.payload ->> 'requestId')::uuid
    where e.id = n.event_id and n.delivered_at is null and n.to_kind = 'organization' and n.channel <> 'screen'
      and (n.channel <> 'mail' or n.failed_at is not null) and ${concerns(about)} and (
        n.says in ${ofStanding} and m.status not in ('agreed', 'done')
        or n.says in ${ahead} and ${hasBegun(at)}
        or n.says in ${ofRequest} and (q.status not in ('open', 'staffed') or ${nobodyComes})
        or n.says = 'request.goes-ahead' and (q.goes_ahead_on is null
          or not exists (select from matches m where m.request_id = q.id and m.status = 'agreed'
            and m.on_day = q.goes_ahead_on and not (${hasBegun(at)})))
        or n.says = 'series.agreed' and not exists (select from matches x join requests r on r.id = x.request_id
          where r.series_id = (e.payload ->> 'seriesId')::uuid and x.supporter_id = (e.payload ->> 'organizationId')::uuid
            and x.status in ('agreed', 'done')))`)

function concerns(about: { matchId: MatchId } | { requestId: RequestId } | null): SQL {
  if (about === null) return sql`true`
  if ('requestId' in about) return sql`q.id = ${about.requestId}`
  return sql`(m.id = ${about.matchId} or q.id = (select o.request_id from matches o where o.id = ${about.matchId})
    or e.payload ->> 'seriesId' = (select r.series_id::text from matches o join requests r on r.id = o.request_id
      where o.id = ${about.matchId}))`
}

/** Swept every minute: the day of what nobody was told has begun. */
export const sweepCalls = (db: Db, now: Date) => closeOvertakenCalls(db, null, { at: now, by: null })
