import { type OrganizationId, Refusal } from '@app/shared'
import type { Review } from '@app/shared/organizations'
import { asc, desc, eq } from 'drizzle-orm'
import type { Db, Tx } from '../platform/db.ts'
import {
  earlierProfilesTable as earlier,
  reviewTicksTable as ticks,
  supportersTable as supporters,
} from './organizations.table.ts'

/** What the reviewer has beside a registration: the ticks so far, and what was said before. */
export async function reviewOf(db: Db | Tx, id: OrganizationId): Promise<Review> {
  const [supporter] = await db
    .select({ id: supporters.organizationId })
    .from(supporters)
    .where(eq(supporters.organizationId, id))
  if (!supporter) throw new Refusal('not-found')
  const points = await db.select().from(ticks).where(eq(ticks.organizationId, id)).orderBy(asc(ticks.tickedAt))
  const [before] = await db
    .select({ profile: earlier.profile, saidUntil: earlier.saidUntil })
    .from(earlier)
    .where(eq(earlier.organizationId, id))
    .orderBy(desc(earlier.saidUntil), desc(earlier.id))
    .limit(1)
  return {
    ticked: points.map(({ point }) => point),
    earlier: before ? { profile: before.profile, saidUntil: before.saidUntil.toISOString() } : null,
  }
}
