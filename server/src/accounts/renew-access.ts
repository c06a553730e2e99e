import { type OrganizationId, Refusal, type SeatId } from '@app/shared'
import type { Invited } from '@app/shared/accounts'
import { isStaff } from '@app/shared/accounts/role'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { accountByEmail, accountById, emailKeyOf, forgetPassword, lockSeat, seatsOfAccount } from './accounts.store.ts'
import { inviteSeat, withCode } from './invite.ts'
import { voidLinksOf } from './links.store.ts'
import { refuseStale } from './second-factor.queries.ts'
import { rightsOn } from './sessions.rules.ts'
import { endOtherSessions } from './sessions.store.ts'

/**
 * Somebody lost its way in (a dead mailbox, a forgotten password, a lost letter): the centre gives a new one, by mail or
 * by letter. All that worked before is dead at once: sessions, mailed links, older letters, the password.
 * The centre's own people are not let in this way: their access opens everybody's contacts.
 */
export async function renewAccess(
  ctx: Context,
  { organizationId, seatId }: { organizationId: OrganizationId; seatId: SeatId },
  email: string | null,
): Promise<Invited> {
  const invited = await transact(ctx, async (tx) => {
    await refuseStale(tx, ctx)
    const seat = await lockSeat(tx, seatId)
    if (seat.organizationId !== organizationId) throw new Refusal('not-found')
    if (!rightsOn(seat, ctx.now)) throw new Refusal('wrong-moment')
    const { accountId, role, title } = seat
    const seats = await seatsOfAccount(tx, accountId)
    if (seats.some((one) => isStaff(one.role)))
      throw new Refusal('not-yours', 'センターの方の入り方は、管理者が「センターの人」のページで直します')
    const owner = await accountById(tx, accountId)
    const known = email === null ? null : await accountByEmail(tx, email)
    if (known && known.id !== accountId) throw new Refusal('mail-already-known')
    await endOtherSessions(tx, accountId, null, 'access-renewed', ctx.now)
    await voidLinksOf(tx, accountId, ctx.now)
    await forgetPassword(tx, accountId)
    const isMoved = email !== null && emailKeyOf(email) !== owner.emailKey
    await record(tx, ctx, { type: 'account.access-renewed', seatId, organizationId, isMoved })
    const { startsOn, endsOn } = seat
    const person = { name: owner.displayName, title, email, startsOn, endsOn, rights: seat.rights }
    return inviteSeat(tx, ctx, { ...person, organizationId, role, forSeatId: seatId })
  })
  return withCode(ctx, invited)
}
