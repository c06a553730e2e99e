import type { OrganizationId } from '@app/shared'
import { audit } from '../platform/audit.ts'
import type { Context } from '../platform/context.ts'
import { transact } from '../platform/transact.ts'
import { deskNotesOf } from './desk-notes.queries.ts'
import { insertDeskNote } from './desk-notes.store.ts'
import { lockOrganization } from './organizations.store.ts'

/** A coordinator notes something about an organization, for the centre only. */
export function addDeskNote(ctx: Context, organizationId: OrganizationId, text: string) {
  return transact(ctx, async (tx) => {
    await lockOrganization(tx, organizationId)
    await insertDeskNote(tx, { organizationId, text, writtenBy: ctx.actor.accountId, writtenAt: ctx.now })
    await audit(tx, ctx, { act: 'desk-note.added', subject: 'organization', subjectId: organizationId, organizationId })
    return deskNotesOf(tx, organizationId)
  })
}
