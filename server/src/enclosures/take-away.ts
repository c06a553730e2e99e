import { type DocumentId, type OrganizationId, type PictureId, Refusal } from '@app/shared'
import type { Enclosures } from '@app/shared/enclosures'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { enclosuresOf } from './enclosures.queries.ts'
import { deleteDocument, deletePicture, keepUntilTold, lockPicture } from './enclosures.store.ts'

/** The centre takes a picture away, whatever its state: it is gone at once, and its people hear why. */
export const takePictureAway = (
  ctx: Context,
  organizationId: OrganizationId,
  pictureId: PictureId,
  reason: string,
): Promise<Enclosures> =>
  transact(ctx, async (tx) => {
    const { kind, alt } = await lockPicture(tx, organizationId, pictureId)
    await deletePicture(tx, pictureId, ctx.now)
    await keepUntilTold(tx, ctx, { subjectId: pictureId, organizationId, kind, alt, reason })
    await record(tx, ctx, { type: 'picture.taken-away', pictureId, organizationId })
    return enclosuresOf(tx, organizationId)
  })

/** The centre takes a document away. Its name is not kept: it may name people. */
export const takeDocumentAway = (
  ctx: Context,
  organizationId: OrganizationId,
  documentId: DocumentId,
  reason: string,
): Promise<Enclosures> =>
  transact(ctx, async (tx) => {
    const kind = await deleteDocument(tx, organizationId, documentId)
    if (!kind) throw new Refusal('not-found')
    await keepUntilTold(tx, ctx, { subjectId: documentId, organizationId, kind, reason })
    await record(tx, ctx, { type: 'document.taken-away', documentId, organizationId })
    return enclosuresOf(tx, organizationId)
  })
