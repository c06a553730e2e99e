import { type DeskNoteId, type OrganizationId, Refusal } from '@app/shared'
import { and, eq } from 'drizzle-orm'
import type { Tx } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'
import { deskNotesTable as notes } from './organizations.table.ts'

/** Keeps a note with who wrote it and when. */
export async function insertDeskNote(
  tx: Tx,
  note: Pick<typeof notes.$inferInsert, 'organizationId' | 'text' | 'writtenBy' | 'writtenAt'>,
): Promise<void> {
  await tx.insert(notes).values({ id: newId<DeskNoteId>(), ...note })
}

/** Erases a note; refuses one that is not there or lies with another organization. */
export async function deleteDeskNote(tx: Tx, organizationId: OrganizationId, id: DeskNoteId): Promise<void> {
  const gone = await tx
    .delete(notes)
    .where(and(eq(notes.id, id), eq(notes.organizationId, organizationId)))
    .returning({ id: notes.id })
  if (gone.length === 0) throw new Refusal('not-found')
}
