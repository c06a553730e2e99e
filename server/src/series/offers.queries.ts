import type { MatchId, OrganizationId, SeriesId } from '@app/shared'
import { sql } from 'drizzle-orm'
import type { Db } from '../platform/db.ts'
import type { OfferedSession } from './offers.rules.ts'

/** What one supporter offered for several sessions of a series, as its association reads it: never contacts (rule 2). */
export interface Offers {
  seriesId: SeriesId
  associationId: OrganizationId
  supporterId: OrganizationId
  supporterName: string
  title: string
  districtName: string
  place: string
  /** What the supporter wrote when it raised its hand; null where it was asked. */
  message: string | null
  sessions: readonly OfferedSession[]
}

/**
 * The sessions that belong together with this match: of the same supporter in the same series, said yes to in the same
 * moment or awaited until the same time. So a link opens what its mail told of, and nothing that is offered later.
 */
export async function offersOf(db: Db, id: MatchId): Promise<Offers | null> {
  const { rows: sessions } = await db.execute<OfferedSession & Record<string, unknown>>(sql`
    select m.id as "matchId", r.series_number as number, r.session_title as "sessionTitle", m.on_day::text as day,
      m.from_time as "from", m.to_time as "to", coalesce(m.heads, m.heads_asked) as heads, m.status,
      m.association_answer as "associationAnswer", m.answer_by::text as "answerBy"
    from matches own join requests o on o.id = own.request_id
      join requests r on r.series_id = o.series_id join matches m on m.request_id = r.id and m.supporter_id = own.supporter_id
    where own.id = ${id} and own.supporter_answer = 'yes' and m.supporter_answer = 'yes'
      and (m.supporter_answered_at = own.supporter_answered_at or m.answer_by = own.answer_by)
    order by r.series_number, m.id`)
  if (sessions.length === 0) return null
  const { rows } = await db.execute<Omit<Offers, 'sessions'> & Record<string, unknown>>(sql`
    select s.id as "seriesId", s.association_id as "associationId", m.supporter_id as "supporterId",
      p.name as "supporterName", s.title, d.name as "districtName", r.place,
      case when m.started_by = 'supporter' then m.message end as message
    from matches m join requests r on r.id = m.request_id join series s on s.id = r.series_id
      join districts d on d.id = r.district_id join organizations p on p.id = m.supporter_id
    where m.id = ${id}`)
  return rows[0] ? { ...rows[0], sessions } : null
}
