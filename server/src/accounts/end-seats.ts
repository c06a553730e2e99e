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

const isOver = ({ endedAt, endsOn }: SeatRow, today: string) => endedAt !== null || (endsOn !== null && endsOn < today)
