import type { OrganizationId } from '@app/shared'
import { jstDay } from '@app/shared/kernel'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { lockSeatsOfOrganization, type SeatRow } from './accounts.store.ts'
import { endOfTerm } from './end-seat.ts'
import { withdrawInvitationsTo } from './links.store.ts'

/**
 * An organization leaves: every term ends today, its people read on for 60 days (rule 3), and nobody takes a seat by an
 * invitation any more. Within the transaction of whoever ends the organization's registration.
 */
export async function endSeatsOf(tx: Tx, ctx: Context, organizationId: OrganizationId): Promise<void> {
  await withdrawInvitationsTo(tx, organizationId, ctx.now)
  for (const seat of await lockSeatsOfOrganization(tx, organizationId))
    if (!isOver(seat, jstDay(ctx.now))) await endOfTerm(tx, ctx, seat, false)
}

/** Two organizations turn out to be one: whoever sits in both keeps the seat in the one that stays. */
export async function endTwinSeats(
  tx: Tx,
  ctx: Context,
  { stays, goes }: { stays: OrganizationId; goes: OrganizationId },
): Promise<void> {
  const today = jstDay(ctx.now)
  const sitting = (await lockSeatsOfOrganization(tx, stays)).filter((seat) => !isOver(seat, today))
  const holders = new Set(sitting.map(({ accountId }) => accountId))
  for (const seat of await lockSeatsOfOrganization(tx, goes))
    if (!isOver(seat, today) && holders.has(seat.accountId)) await endOfTerm(tx, ctx, seat, true)
}

const isOver = ({ endedAt, endsOn }: SeatRow, today: string) => endedAt !== null || (endsOn !== null && endsOn < today)
