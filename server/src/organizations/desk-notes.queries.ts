import type { OrganizationId } from '@app/shared'
import type { DeskNote } from '@app/shared/organizations'
import { desc, eq } from 'drizzle-orm'
import { accountsTable as accounts } from '../accounts/accounts.table.ts'
import type { Db, Tx } from '../platform/db.ts'
import { whereItWent } from './merged.queries.ts'
import { deskNotesTable as notes } from './organizations.table.ts'

/** What the centre has noted about an organization, the latest first. Only routes of the desk ask this. */
export async function deskNotesOf(db: Db | Tx, id: OrganizationId): Promise<{ items: DeskNote[] }> {
  const rows = await db
    .select({ id: notes.id, text: notes.text, writtenBy: accounts.displayName, writtenAt: notes.writtenAt })
    .from(notes)
    .leftJoin(accounts, eq(accounts.id, notes.writtenBy))
    .where(eq(notes.organizationId, whereItWent(id)))
    .orderBy(desc(notes.writtenAt), desc(notes.id))
  return { items: rows.map((row) => ({ ...row, writtenAt: row.writtenAt.toISOString() })) }
}
