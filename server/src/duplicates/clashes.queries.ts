import type { OrganizationId } from '@app/shared'
import type { Clash } from '@app/shared/duplicates'
import { sql } from 'drizzle-orm'
import type { Tx } from '../platform/db.ts'

/** What both organizations have and only one can keep, as it stands now; making them one looks again (rule 8). */
export async function clashesOf(tx: Tx, first: OrganizationId, second: OrganizationId): Promise<Clash[]> {
  const { rows } = await tx.execute<Clash & Record<string, unknown>>(sql`select * from (
    select case when 'proposed' in (a.status, b.status) then 'both-proposed' else 'both-promised' end as kind, r.title
    from matches a join matches b on b.request_id = a.request_id join requests r on r.id = a.request_id
    where a.supporter_id = ${first} and b.supporter_id = ${second}
      and a.status in ('proposed', 'agreed', 'done') and b.status in ('proposed', 'agreed', 'done')
      and not (a.status = 'done' and b.status = 'done')
    union all
    select 'both-signed-up', m.title from meeting_sign_ups a join meeting_sign_ups b on b.meeting_id = a.meeting_id
      join exchange_meetings m on m.id = a.meeting_id
    where a.organization_id = ${first} and b.organization_id = ${second}
      and a.status in ('confirmed', 'waitlisted') and b.status in ('confirmed', 'waitlisted')
    union all
    select 'same-person', a.title from seats a join seats b on b.account_id = a.account_id
    where a.organization_id = ${first} and b.organization_id = ${second} and a.ended_at is null and b.ended_at is null
    union all
    select 'same-mail', (select name from organizations where id = a.organization_id) from contacts a join contacts b
      on lower(trim(normalize(b.email, NFKC))) = lower(trim(normalize(a.email, NFKC)))
    where a.organization_id = ${first} and b.organization_id = ${second} and trim(a.email) <> ''
    union all
    select 'change-waits', o.name from waiting_changes c join organizations o on o.id = c.organization_id
    where c.organization_id in (${first}, ${second}) and c.returned_at is null
  ) clash order by kind <> 'both-promised', kind, title`)
  return rows.map(({ kind, title }) => ({ kind, title }))
}
