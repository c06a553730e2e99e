import type { OrganizationId, SeriesId } from '@app/shared'
import type { Answer } from '@app/shared/matches'
import { sql } from 'drizzle-orm'
import type { Tx } from '../platform/db.ts'
import type { SessionTold } from './series-facts.queries.ts'

/** A match of one supporter in a series, with why it ended and how far it had come. */
interface Ending extends SessionTold {
  endReason: string | null
  startedBy: 'association' | 'supporter' | 'coordinator'
  supporterAnswer: Answer
  associationAnswer: Answer
  wasAgreed: boolean
  endedNow: boolean
}

/** What of one supporter's matches ended in that moment, what stays, and why. */
export interface SeriesEnding {
  ended: Ending[]
  /** Promised, or still to be answered: it goes on. */
  stays: Ending[]
  reason: string | null
}

export async function seriesEnding(
  tx: Tx,
  id: SeriesId,
  supporterId: OrganizationId,
  { at, how }: { at: Date; how: 'withdrawn' | 'called-off' },
): Promise<SeriesEnding> {
  const { rows } = await tx.execute<Ending>(sql`
    select r.id as "requestId", r.series_number as number, r.session_title as title, r.status, m.on_day::text as day,
      m.from_time as "from", m.to_time as "to", r.heads_min as "headsMin", r.heads_max as "headsMax",
      m.supporter_id as "supporterId", m.status as "matchStatus", m.heads, m.heads_asked as "headsAsked",
      m.end_reason as "endReason", m.started_by as "startedBy", m.supporter_answer as "supporterAnswer",
      m.association_answer as "associationAnswer", m.agreed_at is not null as "wasAgreed",
      coalesce(m.ended_at = ${at.toISOString()}::timestamptz, false) as "endedNow"
    from matches m join requests r on r.id = m.request_id
    where r.series_id = ${id} and m.supporter_id = ${supporterId} order by r.series_number, m.id`)
  const ended = rows.filter(
    ({ endedNow, matchStatus }) => endedNow && (how === 'called-off' || matchStatus === 'withdrawn'),
  )
  const said = ended.find(({ matchStatus }) => matchStatus !== 'declined') ?? ended[0]
  return {
    ended,
    stays: rows.filter(({ matchStatus }) => matchStatus === 'agreed' || matchStatus === 'proposed'),
    reason: said?.endReason ?? null,
  }
}
