import type { OrganizationId, SavedWishId } from '@app/shared'
import { sideReaching } from '../organizations/index.ts'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { deleteWish } from './saved-wishes.store.ts'

/** A supporter no longer wants to hear of a wish. */
export function removeWish(
  ctx: Context,
  organizationId: OrganizationId,
  id: SavedWishId,
): Promise<{ id: SavedWishId }> {
  return transact(ctx, async (tx) => {
    sideReaching(ctx.actor, organizationId)
    await deleteWish(tx, organizationId, id)
    await record(tx, ctx, { type: 'saved-wish.removed', savedWishId: id, organizationId })
    return { id }
  })
}
