import type { OrganizationId } from '@app/shared'
import type { Contact } from '@app/shared/organizations'
import { audit } from '../platform/audit.ts'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { contactOf } from './organizations.store.ts'

/** Shows a contact to a person who is not of that organization; each look leaves a line in the audit (rule 2). */
export async function revealContact(tx: Tx, ctx: Context, organizationId: OrganizationId): Promise<Contact> {
  const contact = await contactOf(tx, organizationId)
  const subject = { subject: 'organization', subjectId: organizationId, organizationId }
  await audit(tx, ctx, { act: 'contact.revealed', ...subject })
  return contact
}
