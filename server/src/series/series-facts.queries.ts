import type { OrganizationId, RequestId, SeriesId } from '@app/shared'
import type { RequestStatus } from '@app/shared/requests'
import { eq, sql } from 'drizzle-orm'
import { organizationsTable as organizations } from '../organizations/organizations.table.ts'
import type { Db, Tx } from '../platform/db.ts'

/** How many sessions there are, how many are ahead and not called off, and on which day the first one was. */
export async function countsOf(db: Db | Tx, id: SeriesId): Promise<{ of: number; left: number; first: string | null }> {
  const { rows } = await db.execute<{ of: number; left: number; first: string | null }>(sql`
    select count(*)::int as of,
      count(*) filter (where status in ('draft', 'submitted', 'returned', 'open', 'staffed', 'postponed'))::int as left,
      (select min(d.on_day)::text from request_days d join requests f on f.id = d.request_id
        where f.series_id = ${id} and f.series_number = 1) as first
    from requests where series_id = ${id}`)
  return rows[0]!
}

export async function associationNameOf(db: Db | Tx, id: OrganizationId): Promise<string> {
  const [row] = await db.select({ name: organizations.name }).from(organizations).where(eq(organizations.id, id))
  return row?.name ?? ''
}

/** The sessions as they were asked for: day, hours, heads; and the heads that are held and agreed. */
export async function sessionFacts(db: Db | Tx, id: SeriesId) {
  const { rows } = await db.execute<{
    id: RequestId
    status: RequestStatus
    day: string
    from: string | null
    to: string | null
    title: string | null
    headsMin: number
    headsMax: number
    headsHeld: number
    headsAgreed: number
  }>(sql`
    select r.id, r.status, d.on_day::text as day, d.from_time as "from", d.to_time as "to", r.session_title as title,
      r.heads_min as "headsMin", r.heads_max as "headsMax",
      r.heads_held as "headsHeld", r.heads_agreed as "headsAgreed"
    from requests r join lateral (select * from request_days w where w.request_id = r.id order by w.position limit 1) d on true
    where r.series_id = ${id} order by r.series_number`)
  return rows
}
