import type { OrganizationId } from '@app/shared'
import type { ReviewPoint, SupporterProfile } from '@app/shared/organizations'
import { and, eq, notInArray } from 'drizzle-orm'
import type { Tx } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'
import { earlierProfilesTable as earlier, reviewTicksTable as ticks } from './organizations.table.ts'

/** What a supporter said until now is kept before it says anew. */
export async function keepEarlierProfile(
  tx: Tx,
  organizationId: OrganizationId,
  profile: SupporterProfile,
  now: Date,
): Promise<void> {
  await tx.insert(earlier).values({ id: newId(), organizationId, profile, saidUntil: now })
}

/** Exactly these points are ticked; who ticked first and when stays. */
export async function saveTicks(
  tx: Tx,
  organizationId: OrganizationId,
  points: readonly ReviewPoint[],
  by: Pick<typeof ticks.$inferInsert, 'accountId' | 'tickedAt'>,
): Promise<void> {
  const isGone = points.length > 0 ? notInArray(ticks.point, [...points]) : undefined
  await tx.delete(ticks).where(and(eq(ticks.organizationId, organizationId), isGone))
  const rows = points.map((point) => ({ organizationId, point, ...by }))
  if (rows.length > 0) await tx.insert(ticks).values(rows).onConflictDoNothing()
}
