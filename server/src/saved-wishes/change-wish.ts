import type { OrganizationId, SavedWishId } from '@app/shared'
import type { Cadence, SavedWish } from '@app/shared/saved-wishes'
import { sideReaching } from '../organizations/index.ts'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { saveCadence } from './saved-wishes.store.ts'
import { wishSeen } from './wishes-seen.ts'

/** A supporter wants to hear of a wish more or less often. What was told is not told again. */
export function changeWish(
  ctx: Context,
  organizationId: OrganizationId,
  id: SavedWishId,
  cadence: Cadence,
): Promise<SavedWish> {
  return transact(ctx, async (tx) => {
    sideReaching(ctx.actor, organizationId)
    const wish = await saveCadence(tx, organizationId, id, cadence)
    await record(tx, ctx, { type: 'saved-wish.changed', savedWishId: id, organizationId })
    return wishSeen(tx, wish, ctx.now)
  })
}
