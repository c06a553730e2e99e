import { type OrganizationId, Refusal } from '@app/shared'
import type { Registration } from '@app/shared/organizations'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { holdRegistration } from './move-registration.ts'
import { saveOrganization } from './organizations.store.ts'
import { sideReaching } from './reach-organization.ts'
import { registrationSeen } from './registrations.queries.ts'
import { changeOf, dropChange } from './waiting-changes.store.ts'

/** A supporter takes back its change, whether it waits or came back: all stays as it is. */
export function takeBackChange(ctx: Context, id: OrganizationId): Promise<Registration> {
  return transact(ctx, async (tx) => {
    sideReaching(ctx.actor, id)
    const { organization } = await holdRegistration(tx, ctx, id)
    if (!(await changeOf(tx, id))) throw new Refusal('wrong-moment', '確認を待っている変更はありません')
    await dropChange(tx, id)
    await saveOrganization(tx, id, organization, ctx.now)
    await record(tx, ctx, { type: 'registration.change-taken-back', organizationId: id })
    return registrationSeen(tx, ctx, id)
  })
}
