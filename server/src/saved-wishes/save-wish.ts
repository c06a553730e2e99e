import { type OrganizationId, Refusal, type SavedWishId } from '@app/shared'
import type { SavedWish, SavedWishInput } from '@app/shared/saved-wishes'
import { sideReaching, standingOfSupporter, standInLineOf } from '../organizations/index.ts'
import type { Context } from '../platform/context.ts'
import { newId } from '../platform/ids.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { holdWishes, insertWish, refuseTooManyWishes } from './saved-wishes.store.ts'
import { wishSeen } from './wishes-seen.ts'

/** A supporter, or the centre for it, keeps a search. It hears of what opens from now on. */
export function saveWish(ctx: Context, organizationId: OrganizationId, said: SavedWishInput): Promise<SavedWish> {
  return transact(ctx, async (tx) => {
    sideReaching(ctx.actor, organizationId)
    if ((await standingOfSupporter(tx, organizationId)) !== 'registered') throw new Refusal('wrong-moment')
    await standInLineOf(tx, organizationId)
    refuseTooManyWishes(await holdWishes(tx, organizationId))

    const { channel, now, actor } = ctx
    const id = newId<SavedWishId>()
    const wish = { id, organizationId, ...said, savedAt: now, lookedAt: now, channel, enteredBy: actor.accountId }
    await insertWish(tx, wish)
    await record(tx, ctx, { type: 'saved-wish.saved', savedWishId: id, organizationId })
    return wishSeen(tx, wish, now)
  })
}
