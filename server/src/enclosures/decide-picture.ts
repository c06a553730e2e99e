import { type OrganizationId, type PictureId, Refusal } from '@app/shared'
import { type Enclosures, pictureLifecycle } from '@app/shared/enclosures'
import { advance } from '@app/shared/kernel'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { enclosuresOf } from './enclosures.queries.ts'
import { lockPicture, savePictureStanding } from './enclosures.store.ts'

/** Somebody of the centre has looked at the faces and read these words: the picture may be seen by everybody. */
export const acceptPicture = (
  ctx: Context,
  organizationId: OrganizationId,
  pictureId: PictureId,
  wordsRead: string,
): Promise<Enclosures> =>
  transact(ctx, async (tx) => {
    const { status, alt } = await lockPicture(tx, organizationId, pictureId)
    const next = advance(pictureLifecycle, status, 'accept', 'coordinator')
    if (alt !== wordsRead) throw new Refusal('version-stale')
    await savePictureStanding(tx, pictureId, { status: next, returnReason: null, decidedAt: ctx.now })
    await record(tx, ctx, { type: 'picture.accepted', pictureId, organizationId })
    return enclosuresOf(tx, organizationId)
  })

/** The picture goes back with a reason; one that was public is not any more. */
export const returnPicture = (
  ctx: Context,
  organizationId: OrganizationId,
  pictureId: PictureId,
  reason: string,
): Promise<Enclosures> =>
  transact(ctx, async (tx) => {
    const { status } = await lockPicture(tx, organizationId, pictureId)
    const next = advance(pictureLifecycle, status, 'return', 'coordinator')
    await savePictureStanding(tx, pictureId, { status: next, returnReason: reason, decidedAt: ctx.now })
    await record(tx, ctx, { type: 'picture.returned', pictureId, organizationId })
    return enclosuresOf(tx, organizationId)
  })
