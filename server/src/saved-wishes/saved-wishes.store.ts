import { type OrganizationId, Refusal, type RequestId, type SavedWishId } from '@app/shared'
import { type Cadence, mostWishes } from '@app/shared/saved-wishes'
import { and, asc, eq, sql } from 'drizzle-orm'
import { refusingOn } from '../platform/constraints.ts'
import type { Tx } from '../platform/db.ts'
import { savedWishesTable as wishes, wishTellingsTable as tellings } from './saved-wishes.table.ts'

export type WishRow = typeof wishes.$inferSelect

/** Keeps a wish; the database refuses the same one twice. */
export async function insertWish(tx: Tx, wish: WishRow): Promise<void> {
  await refusingOn('a_wish_is_kept_once', 'wish-known', tx.insert(wishes).values(wish))
}

/** Whoever changes the wishes of a supporter holds all of them, so that they are counted and told by one at a time. */
export const holdWishes = (tx: Tx, organizationId: OrganizationId): Promise<WishRow[]> =>
  tx.select().from(wishes).where(eq(wishes.organizationId, organizationId)).orderBy(asc(wishes.id)).for('update')

export function refuseTooManyWishes(held: readonly WishRow[]): void {
  if (held.length >= mostWishes)
    throw new Refusal('no-room-left', `希望の条件は${mostWishes}件までです。要らないものを消してから、入れてください`)
}

/** Another pace for a wish; one of somebody else is not there. */
export async function saveCadence(tx: Tx, organizationId: OrganizationId, id: SavedWishId, cadence: Cadence) {
  const [row] = await tx
    .update(wishes)
    .set({ cadence })
    .where(and(eq(wishes.id, id), eq(wishes.organizationId, organizationId)))
    .returning()
  if (!row) throw new Refusal('not-found')
  return row
}

export async function deleteWish(tx: Tx, organizationId: OrganizationId, id: SavedWishId): Promise<void> {
  const gone = await tx
    .delete(wishes)
    .where(and(eq(wishes.id, id), eq(wishes.organizationId, organizationId)))
    .returning({ id: wishes.id })
  if (gone.length === 0) throw new Refusal('not-found')
}

/** Keeps of which requests a supporter hears now; answers those of which it had not heard. */
export async function keepTellings(
  tx: Tx,
  organizationId: OrganizationId,
  requestIds: readonly RequestId[],
  toldAt: Date,
): Promise<RequestId[]> {
  if (requestIds.length === 0) return []
  const fresh = await tx
    .insert(tellings)
    .values(requestIds.map((requestId) => ({ organizationId, requestId, toldAt })))
    .onConflictDoNothing()
    .returning({ requestId: tellings.requestId })
  return fresh.map(({ requestId }) => requestId)
}

/** A wish was looked through up to a moment; never back. */
export async function saveLook(tx: Tx, id: SavedWishId, until: Date): Promise<void> {
  await tx
    .update(wishes)
    .set({ lookedAt: sql`greatest(${wishes.lookedAt}, ${until.toISOString()}::timestamptz)` })
    .where(eq(wishes.id, id))
}
