import type { OrganizationId } from '@app/shared'
import type { Contact } from '@app/shared/organizations'
import type { Tx } from '../platform/db.ts'
import { earlierContactsTable as earlier } from './waiting-changes.table.ts'

/** The contact before its latest change; only the latest is kept, because it is personal data. */
export async function keepEarlierContact(tx: Tx, id: OrganizationId, contact: Contact, saidUntil: Date): Promise<void> {
  await tx
    .insert(earlier)
    .values({ organizationId: id, contact, saidUntil })
    .onConflictDoUpdate({ target: earlier.organizationId, set: { contact, saidUntil } })
}
