import type { DocumentId, OrganizationId, PictureId } from '@app/shared'
import type { DocumentInput, Enclosures, PictureInput } from '@app/shared/enclosures'
import { lockSupporter, sideReaching } from '../organizations/index.ts'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { layBeforeCentre, takeDocumentAway, takePictureAway } from './change-enclosures.ts'
import { enclosuresOf } from './enclosures.queries.ts'
import { type LockedPicture, lockPicture, orderOfPictures, saveOrder } from './enclosures.store.ts'
import { movedTo } from './keeping.rules.ts'
import { takeDocument, takePicture } from './take-enclosures.ts'
import { publishNewWords, saveAlt, saveNewWords } from './words.store.ts'

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

/** The words below a picture, or its place among the others, are said anew. */
export const editPicture = act<Changes>(async (tx, ctx, organizationId, { pictureId, alt, place }) => {
  await lockSupporter(tx, organizationId)
  const picture = await lockPicture(tx, organizationId, pictureId)
  const waits = alt !== undefined && (await reword(tx, ctx, organizationId, { ...picture, pictureId }, alt))
  if (place !== undefined)
    await saveOrder(tx, movedTo(await orderOfPictures(tx, organizationId, picture.kind), pictureId, place))
  await record(tx, ctx, { type: waits ? 'picture.resubmitted' : 'picture.edited', pictureId, organizationId })
  return enclosuresOf(tx, organizationId)
})

/**
 * New words of a supporter are for everybody to read: those of a public picture wait for the centre, and the picture
 * stays public with the earlier ones. Said as they were, nothing waits any more. The centre itself has read what it
 * writes. Answers whether something waits now.
 */
async function reword(
  tx: Tx,
  ctx: Context,
  organizationId: OrganizationId,
  { pictureId, status, alt: before, newAlt, returnReason }: LockedPicture & { pictureId: PictureId },
  alt: string,
): Promise<boolean> {
  if (status !== 'shown') await saveAlt(tx, pictureId, alt)
  else if (alt === before) await saveNewWords(tx, ctx, pictureId, null)
  else if (alt !== newAlt || returnReason !== null) await saveNewWords(tx, ctx, pictureId, alt)
  const isPublic = status === 'shown' && alt !== before
  const isOwn = sideReaching(ctx.actor, organizationId) === 'own'
  if (isPublic && !isOwn) await publishNewWords(tx, pictureId)
  return isPublic && isOwn
}
