import type { NoticeId, RequestId, SignUpId } from '@app/shared'
import { sql } from 'drizzle-orm'
import type { Tx } from '../platform/db.ts'

/** What the form of a notice needs beyond the list: its words on paper, and what it is about. */
export interface PrintFacts extends Record<string, unknown> {
  id: NoticeId
  says: string
  on_paper: string | null
  request_id: RequestId | null
  sign_up_id: SignUpId | null
  phone: string | null
  fax: string | null
}
export async function printFacts(tx: Tx, ids: readonly NoticeId[]): Promise<PrintFacts[]> {
  const { rows } = await tx.execute<PrintFacts>(sql`
    select n.id, n.says, n.on_paper, e.payload ->> 'requestId' as request_id, c.phone, c.fax,
      coalesce(e.payload ->> 'signUpId', (select s.id::text from meeting_sign_ups s
        where s.meeting_id = (e.payload ->> 'meetingId')::uuid and s.organization_id = n.organization_id
          and s.status <> 'cancelled' limit 1)) as sign_up_id
    from notices n join events e on e.id = n.event_id left join contacts c on c.organization_id = n.organization_id
    where n.id = any(${sql.param(ids)}::uuid[])`)
  return rows
}
