import type { DocumentId, OrganizationId, PictureId } from '@app/shared'
import { sql } from 'drizzle-orm'
import type { Db } from '../platform/db.ts'

interface Until {
  /** Registrations that ended before this moment keep nothing. */
  ended: Date
  /** Pictures, or new words for them, returned before this moment, and left alone since. */
  returned: Date
  /** Documents of registrations decided before this moment, and not added since. */
  decided: Date
}
interface Due {
  kind: 'picture' | 'words' | 'document'
  id: PictureId & DocumentId
  organizationId: OrganizationId
}

const hasEnded = sql`s.status in ('rejected', 'withdrawn', 'revoked')`
const endedAt = sql`coalesce(s.standing_since, o.updated_at)`
const decidedAt = sql`(s.registered_on::timestamp at time zone 'Asia/Tokyo')`

/** What need not be kept any longer, at most a hundred at a time. */
export async function enclosuresDue(db: Db, { ended, returned, decided }: Until): Promise<Due[]> {
  const [endedBefore, returnedBefore, decidedBefore] = [ended, returned, decided].map((day) => day.toISOString())
  const of = sql`join supporters s on s.organization_id = e.organization_id join organizations o on o.id = s.organization_id`
  const { rows } = await db.execute<{ kind: Due['kind']; id: string; organization_id: OrganizationId }>(sql`
    select 'picture' as kind, e.id, e.organization_id from pictures e ${of}
    where (${hasEnded} and ${endedAt} < ${endedBefore}::timestamptz)
      or (e.status = 'returned' and e.decided_at < ${returnedBefore}::timestamptz)
    union all
    select 'words' as kind, e.id, e.organization_id from pictures e
    where e.status = 'shown' and e.return_reason is not null and e.decided_at < ${returnedBefore}::timestamptz
    union all
    select 'document' as kind, e.id, e.organization_id from documents e ${of}
    where (${hasEnded} and ${endedAt} < ${endedBefore}::timestamptz)
      or (s.status in ('registered', 'suspended', 'expired')
        and greatest(e.uploaded_at, ${decidedAt}) < ${decidedBefore}::timestamptz)
    limit 100`)
  return rows.map(({ kind, id, organization_id: organizationId }) => ({ kind, id: id as Due['id'], organizationId }))
}
