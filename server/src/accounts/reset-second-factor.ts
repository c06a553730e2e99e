import { Refusal, type SeatId } from '@app/shared'
import { isStaff } from '@app/shared/accounts/role'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { seatById } from './accounts.store.ts'
import { refuseStale } from './second-factor.queries.ts'
import { forgetFactor } from './second-factor.store.ts'
import { endOtherSessions } from './sessions.store.ts'

/**
 * A colleague lost its phone: another admin takes its second factor away, and it sets up a new one when it comes in next.
 * All its sessions end and it is told by mail. Nobody does this for itself: that would be no second factor.
 */
export function resetSecondFactor(ctx: Context, seatId: SeatId): Promise<{ done: true }> {
  return transact(ctx, async (tx) => {
    await refuseStale(tx, ctx)
    const { accountId, role } = await seatById(tx, seatId)
    if (!isStaff(role)) throw new Refusal('not-found')
    if (accountId === ctx.actor.accountId) throw new Refusal('not-yours', 'ご自分の分は、ほかの管理者に頼んでください')
    if (!(await forgetFactor(tx, accountId))) throw new Refusal('wrong-moment')
    await endOtherSessions(tx, accountId, null, 'second-factor-changed', ctx.now)
    await record(tx, ctx, { type: 'account.second-factor-reset', accountId })
    return { done: true }
  })
}
