import { type OrganizationId, Refusal, type SeatId } from '@app/shared'
import type { Seat, SeatChange } from '@app/shared/accounts'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { refuseNeighbours, toSeat } from './accounts.queries.ts'
import { accountById, lockSeat, saveSeatTerm } from './accounts.store.ts'
import { refuseStale } from './second-factor.queries.ts'
import { readsUntil } from './sessions.rules.ts'

/**
 * Title, term and rights of somebody's seat change. Nobody changes its own rights: whoever took the last answering hand
 * away from itself could not give it back.
 */
export function editSeat(
  ctx: Context,
  { organizationId, seatId }: { organizationId: OrganizationId; seatId: SeatId },
  change: SeatChange,
): Promise<Seat> {
  return transact(ctx, async (tx) => {
    refuseNeighbours(ctx, organizationId)
    await refuseStale(tx, ctx)
    const seat = await lockSeat(tx, seatId)
    if (seat.organizationId !== organizationId) throw new Refusal('not-found')
    if (seat.endedAt) throw new Refusal('wrong-moment')
    if (seat.accountId === ctx.actor.accountId && change.rights !== seat.rights)
      throw new Refusal('not-yours', 'ご自分の「できること」は、ほかの方かセンターに変えてもらってください')
    const term = { ...change, readsUntil: readsUntil(change.endsOn) }
    await saveSeatTerm(tx, seatId, term)
    await record(tx, ctx, { type: 'account.seat-edited', seatId, organizationId })
    return toSeat({ ...seat, ...term }, await accountById(tx, seat.accountId), ctx)
  })
}
