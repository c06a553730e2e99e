import { type MatchId, type MeetingId, type NoticeId, Refusal, type RequestId, type SeriesId } from '@app/shared'
import type { PaperCode } from '@app/shared/paper-codes'
import { eq, sql } from 'drizzle-orm'
import { contactsTable as contacts, organizationsTable as organizations } from '../organizations/organizations.table.ts'
import type { Db, Tx } from '../platform/db.ts'
import { opensWith, stateOf } from './digits.rules.ts'
import { paperCodesTable as codes } from './paper-codes.table.ts'

interface Subject extends Record<string, unknown> {
  title: string | null
  request_id: RequestId | null
  match_id: MatchId | null
  meeting_id: MeetingId | null
  notice_id: NoticeId | null
  series_id: SeriesId | null
}

/** One code as the desk sees it. */
export async function paperSeen(db: Db | Tx, code: string, now: Date): Promise<PaperCode> {
  const [row] = await db
    .select({
      paper: codes,
      name: organizations.name,
      side: organizations.kind,
      phone: contacts.phone,
      fax: contacts.fax,
    })
    .from(codes)
    .innerJoin(organizations, eq(organizations.id, codes.organizationId))
    .innerJoin(contacts, eq(contacts.organizationId, codes.organizationId))
    .where(eq(codes.code, code))
  if (!row) throw new Refusal('not-found')
  const { paper, name, side } = row
  const { rows } = await db.execute<Subject>(subjectOf(code))
  const about = rows[0]!
  return {
    code,
    kind: paper.kind,
    organizationId: paper.organizationId,
    organizationName: name,
    title: about.title ?? '',
    state: stateOf(paper, now),
    issuedAt: paper.issuedAt.toISOString(),
    expiresAt: paper.expiresAt?.toISOString() ?? null,
    openedAt: paper.openedAt?.toISOString() ?? null,
    wrongDigits: paper.wrongDigits,
    opensWith: opensWith(row),
    matchId: about.series_id ? null : about.match_id,
    seriesId: about.series_id,
    side,
    leadsTo: about.series_id
      ? `/desk/series/${about.series_id}?note=${paper.organizationId}`
      : about.meeting_id
        ? `/desk/meetings/${about.meeting_id}`
        : about.request_id
          ? `/desk/requests/${about.request_id}`
          : '/desk/calls',
  }
}

const subjectOf = (code: string) => sql`
  select coalesce(r.title, g.title, n.subject) as title, r.id as request_id, m.id as match_id, g.id as meeting_id, n.id as notice_id,
    case when n.asks = 'sessions' then coalesce((e.payload ->> 'seriesId')::uuid, r.series_id) end as series_id
  from paper_codes p
    left join notices n on n.id = p.notice_id
    left join events e on e.id = n.event_id
    left join matches m on m.id = coalesce(p.match_id, (e.payload ->> 'matchId')::uuid)
    left join requests r on r.id = coalesce(p.request_id, m.request_id, (e.payload ->> 'requestId')::uuid)
    left join meeting_sign_ups s on s.id = p.sign_up_id
    left join exchange_meetings g on g.id = coalesce(s.meeting_id, (e.payload ->> 'meetingId')::uuid)
  where p.code = ${code}`
