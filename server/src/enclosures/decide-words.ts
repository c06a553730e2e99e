import { type OrganizationId, type PictureId, Refusal } from '@app/shared'
import type { Enclosures } from '@app/shared/enclosures'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { enclosuresOf } from './enclosures.queries.ts'
import { lockPicture } from './enclosures.store.ts'
import { publishNewWords, saveWordsReturned } from './words.store.ts'

/** The words that wait beside a public picture, held; none wait, or they came back already: there is nothing to decide. */
async function lockWaitingWords(tx: Tx, organizationId: OrganizationId, pictureId: PictureId): Promise<string> {
  const { newAlt, returnReason } = await lockPicture(tx, organizationId, pictureId)
  if (newAlt === null || returnReason !== null) throw new Refusal('wrong-moment')
  return newAlt
}

/** Somebody of the centre has read these new words: from now on they stand below the public picture. */
export const acceptPictureWords = (
  ctx: Context,
  organizationId: OrganizationId,
  pictureId: PictureId,
  wordsRead: string,
): Promise<Enclosures> =>
  transact(ctx, async (tx) => {
    if ((await lockWaitingWords(tx, organizationId, pictureId)) !== wordsRead) throw new Refusal('version-stale')
    await publishNewWords(tx, pictureId)
    await record(tx, ctx, { type: 'picture.words-accepted', pictureId, organizationId })
    return enclosuresOf(tx, organizationId)
  })

/** The new words go back with a reason; the picture stays public with the earlier ones. */
export const returnPictureWords = (
  ctx: Context,
  organizationId: OrganizationId,
  pictureId: PictureId,
  reason: string,
): Promise<Enclosures> =>
  transact(ctx, async (tx) => {
    await lockWaitingWords(tx, organizationId, pictureId)
    await saveWordsReturned(tx, pictureId, reason, ctx.now)
    await record(tx, ctx, { type: 'picture.words-returned', pictureId, organizationId })
    return enclosuresOf(tx, organizationId)
  })
