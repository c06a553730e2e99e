import type { OrganizationId } from '@app/shared'
import type { ContactShown } from '@app/shared/organizations'
import { eq } from 'drizzle-orm'
import type { Tx } from '../platform/db.ts'
import { contactOf, contactVersionOf } from './organizations.store.ts'
import { withContactChange } from './waiting-change.rules.ts'
import { changeOf } from './waiting-changes.store.ts'
import { earlierContactsTable as earlier } from './waiting-changes.table.ts'

/** A contact with its version, what it was before its latest change, and how it would be if the centre accepts. */
export async function contactShownOf(tx: Tx, id: OrganizationId): Promise<ContactShown> {
  const contact = await contactOf(tx, id)
  const [before] = await tx.select().from(earlier).where(eq(earlier.organizationId, id))
  const change = await changeOf(tx, id)
  return {
    ...contact,
    version: await contactVersionOf(tx, id),
    earlier: before ? { contact: before.contact, saidUntil: before.saidUntil.toISOString() } : null,
    waiting: change?.contact ? withContactChange(contact, change) : null,
  }
}
