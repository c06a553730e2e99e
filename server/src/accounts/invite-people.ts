import type { OrganizationId } from '@app/shared'
import type { Invited } from '@app/shared/accounts'
import type { Context } from '../platform/context.ts'
import { transact } from '../platform/transact.ts'
import { refuseNeighbours } from './accounts.queries.ts'
import { roleOfNewcomers } from './accounts.store.ts'
import { type Invitation, inviteSeat, withCode } from './invite.ts'
import { refuseStale } from './second-factor.queries.ts'

type Person = Omit<Invitation, 'organizationId' | 'role'>

/** An organization's own people, or the centre for them, invite a successor or a colleague, as long as it is there. */
export async function invitePerson(ctx: Context, organizationId: OrganizationId, person: Person): Promise<Invited> {
  const invited = await transact(ctx, async (tx) => {
    refuseNeighbours(ctx, organizationId)
    await refuseStale(tx, ctx)
    const role = await roleOfNewcomers(tx, organizationId)
    return inviteSeat(tx, ctx, { ...person, organizationId, role })
  })
  return withCode(ctx, invited)
}

/** An admin invites somebody to the centre. */
export async function inviteStaff(ctx: Context, person: Person & { role: 'coordinator' | 'admin' }): Promise<Invited> {
  const invited = await transact(ctx, async (tx) => {
    await refuseStale(tx, ctx)
    return inviteSeat(tx, ctx, { ...person, organizationId: null })
  })
  return withCode(ctx, invited)
}
