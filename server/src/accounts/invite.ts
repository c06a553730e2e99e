import type { InvitationId, OrganizationId } from '@app/shared'
import type { Invited } from '@app/shared/accounts'
import type { Role } from '@app/shared/accounts/role'
import { jstDay } from '@app/shared/kernel'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'
import { record } from '../platform/outbox.ts'
import { hashOf, newCode, signedSecret } from '../platform/secrets.ts'
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
}

const day = 86_400_000

/**
 * Invites somebody to a seat, within the transaction of whoever asks. With an address the link is mailed; without one
 * the answer carries a code for paper, this once.
 */
export async function inviteSeat(tx: Tx, ctx: Context, invitation: Invitation): Promise<Invited> {
  const { organizationId, role, title = '', name = '', email = null, startsOn, endsOn = null } = invitation
  const id = newId<InvitationId>()
  const code = email ? null : newCode()
  const row = {
    id,
    organizationId,
    role,
    title,
    name,
    email,
    startsOn: startsOn ?? jstDay(ctx.now),
    endsOn,
    secretHash: hashOf(signedSecret(ctx, 'invitation', id)),
    codeHash: code && hashOf(code),
    invitedBy: ctx.actor.accountId,
    createdAt: ctx.now,
    expiresAt: new Date(ctx.now.getTime() + (email ? 14 : 30) * day),
    redeemedAt: null,
    withdrawnAt: null,
    seatId: null,
  } satisfies InvitationRow
  await insertInvitation(tx, row)
  await record(tx, ctx, { type: 'account.invited', invitationId: id, organizationId })
  return { invitation: toPending(row), code }
}
