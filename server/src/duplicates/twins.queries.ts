import { type OrganizationId, Refusal } from '@app/shared'
import type { ComparedOrganization } from '@app/shared/duplicates'
import { sql } from 'drizzle-orm'
import type { Tx } from '../platform/db.ts'

type Facts = Omit<ComparedOrganization, 'contact'>

/** What one looks at before two are made one; contacts come from their own door. */
export async function twinFacts(tx: Tx, id: OrganizationId): Promise<Facts> {
  const { rows } = await tx.execute<Facts & Record<string, unknown>>(sql`
    select o.id, o.kind, o.name, o.kana, o.version, s.number, s.status, s.corporate_number as "corporateNumber",
      a.households, d.name as "districtName",
      (select count(*)::int from requests where association_id = o.id) as requests,
      (select count(*)::int from matches where supporter_id = o.id) as matches,
      (select count(*)::int from meeting_sign_ups where organization_id = o.id) as "signUps",
      (select count(*)::int from seats where organization_id = o.id and ended_at is null) as seats
    from organizations o
    left join supporters s on s.organization_id = o.id
    left join associations a on a.organization_id = o.id
    left join districts d on d.id = o.district_id
    where o.id = ${id} and o.merged_into is null`)
  if (!rows[0]) throw new Refusal('not-found')
  return rows[0]
}
