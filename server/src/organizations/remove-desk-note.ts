import type { DeskNoteId, OrganizationId } from '@app/shared'
import { audit } from '../platform/audit.ts'
import type { Context } from '../platform/context.ts'
import { transact } from '../platform/transact.ts'
import { deskNotesOf } from './desk-notes.queries.ts'
import { deleteDeskNote } from './desk-notes.store.ts'

/** A coordinator takes a note away that is no longer true. Its words go; that there was one stays in the audit. */
export function removeDeskNote(ctx: Context, organizationId: OrganizationId, noteId: DeskNoteId) {
  return transact(ctx, async (tx) => {
    await deleteDeskNote(tx, organizationId, noteId)
    await audit(tx, ctx, {
      act: 'desk-note.removed',
      subject: 'organization',
      subjectId: organizationId,
      organizationId,
    })
    return deskNotesOf(tx, organizationId)
  })
}
