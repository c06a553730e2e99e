import type { NoticeId, RequestId, SignUpId } from '@app/shared'
import { sql } from 'drizzle-orm'
import type { Tx } from '../platform/db.ts'
import type { PaperPicture } from '../platform/paper.ts'

/** What the form of a notice needs beyond the list: its words on paper, and what it is about. */
export interface PrintFacts extends Record<string, unknown> {
  id: NoticeId
  says: string
  on_paper: string | null
  /** Its match is agreed or done: the sheet is open. */
  is_agreed: boolean
  request_id: RequestId | null
  sign_up_id: SignUpId | null
  phone: string | null
  fax: string | null
}
export async function printFacts(tx: Tx, ids: readonly NoticeId[]): Promise<PrintFacts[]> {
  const { rows } = await tx.execute<PrintFacts>(sql`
    select n.id, n.says, n.on_paper, e.payload ->> 'requestId' as request_id, c.phone, c.fax,
      exists (select from matches m where m.id = (e.payload ->> 'matchId')::uuid and m.status in ('agreed', 'done')) as is_agreed,
      coalesce(e.payload ->> 'signUpId', (select s.id::text from meeting_sign_ups s
        where s.meeting_id = (e.payload ->> 'meetingId')::uuid and s.organization_id = n.organization_id
          and s.status <> 'cancelled' limit 1)) as sign_up_id
    from notices n join events e on e.id = n.event_id left join contacts c on c.organization_id = n.organization_id
    where n.id = any(${sql.param(ids)}::uuid[])`)
  return rows
}

/**
 * The photographs of the story that a notice asks about, in their order, while its words are those the notice tells. Only
 * those that a person has looked at and released: what may not be published is not printed either.
 */
export async function storyPictures(tx: Tx, id: NoticeId): Promise<PaperPicture[]> {
  const { rows } = await tx.execute<{ content: Buffer; media_type: string; caption: string }>(sql`
    select p.content, p.media_type, chosen.value ->> 'caption' as caption
    from notices n join events e on e.id = n.event_id
    join activities a on a.id = (e.payload ->> 'activityId')::uuid and a.status in ('asked', 'approved')
    join requests q on q.id = a.request_id
    cross join lateral jsonb_array_elements(a.pictures) with ordinality as chosen (value, place)
    join activity_pictures p on p.id = (chosen.value ->> 'id')::uuid and p.status = 'shown'
    where n.id = ${id} and n.asks = 'story' and exists (select from story_asks k left join matches m on m.id = k.match_id
      where k.activity_id = a.id and k.edition = a.edition and k.asked_at <= n.created_at
        and coalesce(m.supporter_id, q.association_id) = n.organization_id)
    order by chosen.place`)
  return rows.map(({ media_type: mediaType, ...row }) => ({ ...row, mediaType }))
}
