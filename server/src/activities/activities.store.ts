import { type ActivityId, Refusal, type RequestId } from '@app/shared'
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

/** Holds a story: after request and match (docs/decisions/0002-lock-order.md). */
export async function lockActivity(tx: Tx, id: ActivityId): Promise<ActivityRow> {
  const [row] = await tx.select().from(activities).where(eq(activities.id, id)).for('update')
  if (!row) throw new Refusal('not-found')
  return row
}

/** Holds the story of a request, if one has begun. */
export async function lockActivityOf(tx: Tx, requestId: RequestId): Promise<ActivityRow | null> {
  const [row] = await tx.select().from(activities).where(eq(activities.requestId, requestId)).for('update')
  return row ?? null
}

type Changes = Partial<Omit<typeof activities.$inferInsert, 'id' | 'requestId' | 'version' | 'edition'>>

export async function saveActivity(tx: Tx, id: ActivityId, changes: Changes): Promise<ActivityRow> {
  const version = sql`${activities.version} + 1`
  const [row] = await tx
    .update(activities)
    .set({ ...changes, version })
    .where(eq(activities.id, id))
    .returning()
  return row!
}
