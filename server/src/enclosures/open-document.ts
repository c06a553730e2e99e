import type { DocumentId, OrganizationId } from '@app/shared'
import { sideReaching } from '../organizations/index.ts'
import { audit } from '../platform/audit.ts'
import type { Context } from '../platform/context.ts'
import { transact } from '../platform/transact.ts'
import { documentOf, type StoredFile } from './enclosures.queries.ts'

/** A document may hold names of many people: each look by the centre leaves a line in the audit (trust rule 18). */
export function openDocument(ctx: Context, organizationId: OrganizationId, id: DocumentId): Promise<StoredFile> {
  if (sideReaching(ctx.actor, organizationId) === 'own') return documentOf(ctx.db, organizationId, id)
  return transact(ctx, async (tx) => {
    const document = await documentOf(tx, organizationId, id)
    await audit(tx, ctx, { act: 'document.opened', subject: 'document', subjectId: id, organizationId })
    return document
  })
}
