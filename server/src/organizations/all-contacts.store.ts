import type { OrganizationId } from '@app/shared'
import type { Contact, OrganizationKind } from '@app/shared/organizations'
import { eq } from 'drizzle-orm'
import type { Tx } from '../platform/db.ts'
import { contactsTable as contacts, organizationsTable as organizations } from './organizations.table.ts'

/**
 * Every contact of one side, for a workbook of the centre. Bulk personal data (trust rule 18): whoever asks has said
 * a purpose, is counted, and leaves a line in the audit.
 */
export async function allContactsOf(tx: Tx, kind: OrganizationKind): Promise<Map<OrganizationId, Contact>> {
  const rows = await tx
    .select({ contact: contacts })
    .from(contacts)
    .innerJoin(organizations, eq(organizations.id, contacts.organizationId))
    .where(eq(organizations.kind, kind))
  return new Map(
    rows.map(({ contact: { organizationId, updatedAt: _, version: __, ...contact } }) => [organizationId, contact]),
  )
}
