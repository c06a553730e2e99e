import { type OrganizationId, Refusal, type SeatId } from '@app/shared'
import type { Seat } from '@app/shared/accounts'
import { isStaff } from '@app/shared/accounts/role'
import { addDays, jstDay } from '@app/shared/kernel'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { refuseNeighbours, toSeat } from './accounts.queries.ts'
import { accountById, lockAdminSeats, lockSeat, saveSeatEnd, type SeatRow } from './accounts.store.ts'
import { refuseStale } from './second-factor.queries.ts'
import { daysToReadOn, rightsOn } from './sessions.rules.ts'
import { endSessionsOfSeat } from './sessions.store.ts'

/** A term ends. Unless at once, its holder comes in anew and reads on for 60 days (rule 3). */
export function endSeat(
  ctx: Context,
  { organizationId, seatId }: { organizationId: OrganizationId; seatId: SeatId },
  atOnce: boolean,
): Promise<Seat> {
  return transact(ctx, async (tx) => {
    refuseNeighbours(ctx, organizationId)
    const seat = await lockSeat(tx, seatId)
    if (seat.organizationId !== organizationId) throw new Refusal('not-found')
    return endedSeat(tx, ctx, seat, atOnce)
  })
}

/** One of the centre's people leaves, at once. There is always an admin. */
export function endStaffSeat(ctx: Context, seatId: SeatId): Promise<Seat> {
  return transact(ctx, async (tx) => {
    await refuseStale(tx, ctx)
    const admins = await lockAdminSeats(tx)
    const seat = await lockSeat(tx, seatId)
    if (!isStaff(seat.role)) throw new Refusal('not-found')
    const others = admins.filter((admin) => admin.id !== seatId && rightsOn(admin, ctx.now) === 'answer')
    if (seat.role === 'admin' && others.length === 0) throw new Refusal('last-admin')
    return endedSeat(tx, ctx, seat, true)
  })
}

async function endedSeat(tx: Tx, ctx: Context, seat: SeatRow, atOnce: boolean): Promise<Seat> {
  if (seat.endedAt) throw new Refusal('wrong-moment')
  const change = await endOfTerm(tx, ctx, seat, atOnce)
  return toSeat({ ...seat, ...change }, await accountById(tx, seat.accountId), ctx)
}

/** Ends a seat that is held: its sessions close, and unless at once its holder may read on for 60 days. */
export async function endOfTerm(
  tx: Tx,
  ctx: Context,
  seat: SeatRow,
  atOnce: boolean,
): Promise<Pick<SeatRow, 'endsOn' | 'endedAt' | 'readsUntil'>> {
  const today = jstDay(ctx.now)
  const endsOn = seat.startsOn > today ? seat.startsOn : today
  const change = { endsOn, endedAt: ctx.now, readsUntil: atOnce ? null : addDays(today, daysToReadOn) }
  await saveSeatEnd(tx, seat.id, change)
  await endSessionsOfSeat(tx, seat.id, ctx.now)
  await record(tx, ctx, { type: 'account.seat-ended', seatId: seat.id, organizationId: seat.organizationId })
  return change
}
