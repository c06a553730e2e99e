import { sql } from 'drizzle-orm'
import type { Tx } from '../platform/db.ts'

/**
 * What happened in the demo city, told as it would have been while it happened, so that a request has a timeline.
 * Nobody is notified: only the events are written, already handled.
 */
export async function tellHistory(tx: Tx): Promise<void> {
  await tx.execute(sql`
    insert into events (type, payload, role, on_behalf_of, channel, at, handled_at)
    select type, payload, role, on_behalf_of, channel, at, at from (
      select 'request.posted' as type, jsonb_build_object('requestId', id) as payload,
        case channel when 'web' then 'association' else 'coordinator' end as role,
        case channel when 'web' then null else association_id end as on_behalf_of, channel, posted_at as at
      from requests
      union all
      select 'series.posted', jsonb_build_object('seriesId', id), 'coordinator', association_id, 'phone', posted_at from series
      union all
      select 'request.opened', jsonb_build_object('requestId', id), 'coordinator', null, 'web', opened_at
      from requests where opened_at is not null
      union all
      select 'request.' || status, jsonb_build_object('requestId', id), 'coordinator', null, 'web', coalesce(ended_at, updated_at)
      from requests where status in ('unmet', 'cancelled', 'postponed')
      union all
      select 'match.proposed', jsonb_build_object('matchId', id, 'by', 'coordinator'), 'coordinator', null, 'web', proposed_at
      from matches
      union all
      select 'match.supporter-said-yes', jsonb_build_object('matchId', id, 'by', 'supporter'), 'supporter', null, 'link',
        supporter_answered_at
      from matches where supporter_answer = 'yes'
      union all
      select 'match.agreed', jsonb_build_object('matchId', id, 'by', 'association'), 'association', null, 'web', agreed_at
      from matches where agreed_at is not null
      union all
      select 'request.staffed', jsonb_build_object('requestId', r.id), 'system', null, 'system', max(m.agreed_at)
      from requests r join matches m on m.request_id = r.id
      where r.status in ('staffed', 'done', 'closed') and m.agreed_at is not null group by r.id
      union all
      select 'match.' || status, jsonb_build_object('matchId', id, 'by', 'system'), 'system', null, 'system', ended_at
      from matches where status in ('expired', 'cancelled', 'withdrawn') and ended_at is not null
      union all
      select 'match.reported', jsonb_build_object('matchId', match_id, 'by', side), side, null, channel, at
      from match_results
      union all
      select 'activity.published', jsonb_build_object('activityId', id), 'coordinator', null, 'web', published_at
      from activities where published_at is not null
      union all
      select 'activity.asked', jsonb_build_object('activityId', a.id), 'coordinator', null, 'web', min(k.asked_at)
      from activities a join story_asks k on k.activity_id = a.id where a.status = 'asked' group by a.id
    ) told (type, payload, role, on_behalf_of, channel, at)
    order by at`)
}
