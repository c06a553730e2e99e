import type { OrganizationId } from '@app/shared'
import type { Contact } from '@app/shared/organizations'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { contactOf, lockOrganization, saveContact } from './organizations.store.ts'
import { sideReaching } from './reach-organization.ts'

/** An organization, or the centre for it, says anew whom to talk to. */
export function editContact(ctx: Context, organizationId: OrganizationId, contact: Contact): Promise<Contact> {
  return transact(ctx, async (tx) => {
    sideReaching(ctx.actor, organizationId)
    await lockOrganization(tx, organizationId)
    await saveContact(tx, organizationId, contact, ctx.now)
    await record(tx, ctx, { type: 'organization.contact-edited', organizationId })
    return contactOf(tx, organizationId)
  })
}
