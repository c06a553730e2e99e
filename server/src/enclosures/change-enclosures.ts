import { type DocumentId, type OrganizationId, type PictureId, Refusal } from '@app/shared'
import { type Enclosures, pictureLifecycle } from '@app/shared/enclosures'
import { advance } from '@app/shared/kernel'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { record } from '../platform/outbox.ts'
import { enclosuresOf } from './enclosures.queries.ts'
import { deleteDocument, deletePicture, lockPicture, saveHandedInAgain } from './enclosures.store.ts'

/** The consent is withdrawn: the picture is gone at once. */
export async function takePictureAway(
  tx: Tx,
  ctx: Context,
  organizationId: OrganizationId,
  pictureId: PictureId,
): Promise<Enclosures> {
  await lockPicture(tx, organizationId, pictureId)
  await deletePicture(tx, pictureId, ctx.now)
  await record(tx, ctx, { type: 'picture.removed', pictureId, organizationId })
  return enclosuresOf(tx, organizationId)
}

export async function takeDocumentAway(
  tx: Tx,
  ctx: Context,
  organizationId: OrganizationId,
  documentId: DocumentId,
): Promise<Enclosures> {
  if (!(await deleteDocument(tx, organizationId, documentId))) throw new Refusal('not-found')
  await record(tx, ctx, { type: 'document.removed', documentId, organizationId })
  return enclosuresOf(tx, organizationId)
}

/** A returned picture is laid before the centre again. */
export async function layBeforeCentre(
  tx: Tx,
  ctx: Context,
  organizationId: OrganizationId,
  pictureId: PictureId,
): Promise<Enclosures> {
  const { status } = await lockPicture(tx, organizationId, pictureId)
  const next = advance(pictureLifecycle, status, 'submit', 'supporter')
  await saveHandedInAgain(tx, ctx, pictureId, next)
  await record(tx, ctx, { type: 'picture.resubmitted', pictureId, organizationId })
  return enclosuresOf(tx, organizationId)
}
