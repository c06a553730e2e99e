import type { NoticeId } from '@app/shared'
import { sql } from 'drizzle-orm'
import type { Tx } from '../platform/db.ts'

/** One session of an asking that waits for its answer, as it stands on the paper to be ticked. */
export interface SessionToTick extends Record<string, unknown> {
  number: number
  title: string | null
  day: string | null
  from: string | null
  to: string | null
  headsAsked: number
}

/** What the asking of a notice still waits for: the asking itself, or a reminder of one of its matches. */
export async function sessionsToTick(tx: Tx, id: NoticeId): Promise<SessionToTick[]> {
  const { rows } = await tx.execute<SessionToTick>(sql`
    select r.series_number as number, r.session_title as title, m.on_day::text as day, m.from_time as "from",
      m.to_time as "to", m.heads_asked as "headsAsked"
    from notices n join events e on e.id = n.event_id
      join series_asking_matches t on t.asking_id = coalesce((e.payload ->> 'askingId')::uuid, (select a.asking_id
        from series_asking_matches a where a.match_id = (e.payload ->> 'matchId')::uuid limit 1))
      join matches m on m.id = t.match_id and m.supporter_id = n.organization_id
      join requests r on r.id = m.request_id
    where n.id = ${id} and m.status = 'proposed' and m.supporter_answer = 'pending' order by r.series_number`)
  return rows
}
