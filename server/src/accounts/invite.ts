import type { InvitationId, OrganizationId, SeatId } from '@app/shared'
import type { Invited, PendingInvitation } from '@app/shared/accounts'
import type { Role } from '@app/shared/accounts/role'
import { jstDay } from '@app/shared/kernel'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'
import { record } from '../platform/outbox.ts'
import { hashOf, signedCode, signedSecret } from '../platform/secrets.ts'
import { toPending } from './accounts.queries.ts'
import { insertInvitation, type InvitationRow } from './links.store.ts'

/** To which seat, and whom. */
export interface Invitation {
  organizationId: OrganizationId | null
  role: Role
  title?: string
  name?: string
  email?: string | null
  startsOn?: string | undefined
  endsOn?: string | null
  rights?: 'answer' | 'read'
  /** Gives access back to the holder of this seat. */
  forSeatId?: SeatId | null
  /** The fiscal year whose officers it is about. */
  handoverYear?: number | null
}

const day = 86_400_000

/** What is typed instead of a link; rebuilt from the invitation, so that a letter can be printed again. */
export const codeOfInvitation = (ctx: Pick<Context, 'config'>, id: InvitationId): string =>
  signedCode(ctx, 'invitation', id)

/** The answer to whoever invites: without an address it carries the code, which is kept nowhere. */
export const withCode = (ctx: Context, invitation: PendingInvitation): Invited => ({
  invitation,
  code: invitation.email ? null : codeOfInvitation(ctx, invitation.id),
})

/** Two weeks by mail, a month on paper; an invitation for a later day works until a month after it. */
function lastMoment(ctx: Context, email: string | null, startsOn: string): Date {
  const usual = ctx.now.getTime() + (email ? 14 : 30) * day
  const afterStart = Date.parse(`${startsOn}T00:00:00+09:00`) + 30 * day
  const longest = ctx.now.getTime() + 200 * day
  return new Date(startsOn > jstDay(ctx.now) ? Math.min(Math.max(usual, afterStart), longest) : usual)
}

/**
 * Invites somebody to a seat, within the transaction of whoever asks. With an address the link is mailed; without one
 * there is a code for paper.
 */
export async function inviteSeat(tx: Tx, ctx: Context, invitation: Invitation): Promise<PendingInvitation> {
  const { organizationId, role, title = '', name = '', email = null, endsOn = null, rights = 'answer' } = invitation
  const { startsOn = jstDay(ctx.now), forSeatId = null, handoverYear = null } = invitation
  const id = newId<InvitationId>()
  const row = {
    id,
    organizationId,
    role,
    title,
    name,
    email,
    startsOn,
    endsOn,
    rights,
    forSeatId,
    handoverYear,
    secretHash: hashOf(signedSecret(ctx, 'invitation', id)),
    codeHash: email ? null : hashOf(codeOfInvitation(ctx, id)),
    invitedBy: ctx.actor.accountId,
    createdAt: ctx.now,
    expiresAt: lastMoment(ctx, email, startsOn),
    redeemedAt: null,
    withdrawnAt: null,
    seatId: null,
  } satisfies InvitationRow
  await insertInvitation(tx, row)
  await record(tx, ctx, { type: 'account.invited', invitationId: id, organizationId })
  return toPending(row)
}
