import { type OrganizationId, Refusal } from '@app/shared'
import { eq } from 'drizzle-orm'
import { contactsTable as contacts, organizationsTable as organizations } from '../organizations/organizations.table.ts'
import type { Tx } from '../platform/db.ts'

/** How an organization wants to be reached, for mails and the list of calls; nothing else of its contacts. */
export async function reachOf(tx: Tx, id: OrganizationId) {
  const { channel, email, phone, fax } = contacts
  const [row] = await tx
    .select({ name: organizations.name, channel, email, phone, fax })
    .from(organizations)
    .leftJoin(contacts, eq(contacts.organizationId, organizations.id))
    .where(eq(organizations.id, id))
  if (!row) throw new Refusal('not-found')
  return { ...row, channel: row.channel ?? 'post' }
}
