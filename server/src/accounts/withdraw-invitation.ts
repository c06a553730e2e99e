import { type InvitationId, Refusal } from '@app/shared'
import type { PendingInvitation } from '@app/shared/accounts'
import { audit } from '../platform/audit.ts'
import type { Context } from '../platform/context.ts'
import { transact } from '../platform/transact.ts'
import { refuseNeighbours, toPending } from './accounts.queries.ts'
import { openInvitationById, saveWithdrawal } from './links.store.ts'

/** An invitation was a mistake, or its letter is lost: its link and its code are dead at once. */
export function withdrawInvitation(ctx: Context, id: InvitationId): Promise<PendingInvitation> {
  return transact(ctx, async (tx) => {
    const row = await openInvitationById(tx, id, ctx.now)
    if (row.organizationId) refuseNeighbours(ctx, row.organizationId)
    else if (ctx.actor.role !== 'admin') throw new Refusal('not-found')
    await saveWithdrawal(tx, id, ctx.now)
    const { organizationId } = row
    await audit(tx, ctx, { act: 'invitation.withdrawn', subject: 'invitation', subjectId: id, organizationId })
    return toPending(row)
  })
}
