import { type AccountId, type ActivityId, Refusal, type RequestId } from '@app/shared'
import { eq, sql } from 'drizzle-orm'
import type { Tx } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'
import { activitiesTable as activities } from './activities.table.ts'

export type ActivityRow = typeof activities.$inferSelect

interface Beginning {
  requestId: RequestId
  title: string
  story?: string
  happenedOn: string
  createdAt: Date
}

/** Keeps what was done; one story per request, not public yet. */
export async function insertActivity(tx: Tx, beginning: Beginning): Promise<ActivityId> {
  const id = newId<ActivityId>()
  await tx
    .insert(activities)
    .values({ story: '', ...beginning, id })
    .onConflictDoNothing({ target: activities.requestId })
  return id
}

export async function lockActivity(tx: Tx, id: ActivityId): Promise<ActivityRow> {
  const [row] = await tx.select().from(activities).where(eq(activities.id, id)).for('update')
  if (!row) throw new Refusal('not-found')
  return row
}

interface Changes {
  title?: string
  story?: string
  publishedAt?: Date | null
  publishedBy?: AccountId | null
}

export async function saveActivity(tx: Tx, id: ActivityId, changes: Changes): Promise<void> {
  await tx
    .update(activities)
    .set({ ...changes, version: sql`${activities.version} + 1` })
    .where(eq(activities.id, id))
}
