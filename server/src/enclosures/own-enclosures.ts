import type { DocumentId, OrganizationId, PictureId } from '@app/shared'
import { type DocumentInput, type Enclosures, type PictureInput, pictureLifecycle } from '@app/shared/enclosures'
import { advance } from '@app/shared/kernel'
import { lockSupporter, sideReaching } from '../organizations/index.ts'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { layBeforeCentre, takeDocumentAway, takePictureAway } from './change-enclosures.ts'
import { enclosuresOf } from './enclosures.queries.ts'
import { lockPicture, orderOfPictures, saveAlt, saveHandedInAgain, saveOrder } from './enclosures.store.ts'
import { movedTo } from './keeping.rules.ts'
import { takeDocument, takePicture } from './take-enclosures.ts'

/** An act on the enclosures of a supporter by its own members, or by the centre for it. */
const act =
  <Said>(work: (tx: Tx, ctx: Context, organizationId: OrganizationId, said: Said) => Promise<Enclosures>) =>
  (ctx: Context, organizationId: OrganizationId, said: Said): Promise<Enclosures> => {
    sideReaching(ctx.actor, organizationId)
    return transact(ctx, (tx) => work(tx, ctx, organizationId, said))
  }

export const addPicture = act<PictureInput>(takePicture)
export const removePicture = act<PictureId>(takePictureAway)
export const submitPicture = act<PictureId>(layBeforeCentre)
export const addDocument = act<DocumentInput>(takeDocument)
export const removeDocument = act<DocumentId>(takeDocumentAway)

interface Changes {
  pictureId: PictureId
  alt?: string | undefined
  place?: number | undefined
}

/**
 * The words below a picture, or its place among the others, are said anew. New words of its supporter are for everybody
 * to read, so a picture that is public waits for the centre again; the centre itself has read what it writes.
 */
export const editPicture = act<Changes>(async (tx, ctx, organizationId, { pictureId, alt, place }) => {
  await lockSupporter(tx, organizationId)
  const { kind, status, alt: before } = await lockPicture(tx, organizationId, pictureId)
  const isReworded = alt !== undefined && alt !== before
  const waitsAgain = isReworded && status === 'shown' && sideReaching(ctx.actor, organizationId) === 'own'
  if (isReworded) await saveAlt(tx, pictureId, alt)
  if (waitsAgain) await saveHandedInAgain(tx, ctx, pictureId, advance(pictureLifecycle, status, 'reword', 'supporter'))
  if (place !== undefined)
    await saveOrder(tx, movedTo(await orderOfPictures(tx, organizationId, kind), pictureId, place))
  await record(tx, ctx, { type: waitsAgain ? 'picture.resubmitted' : 'picture.edited', pictureId, organizationId })
  return enclosuresOf(tx, organizationId)
})
