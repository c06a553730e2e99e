import type { OrganizationId, PictureId } from '@app/shared'
import { type Enclosures, pictureLifecycle } from '@app/shared/enclosures'
import { advance } from '@app/shared/kernel'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { enclosuresOf } from './enclosures.queries.ts'
import { lockPicture, savePictureStanding } from './enclosures.store.ts'

const decision =
  (act: 'accept' | 'return', type: 'picture.accepted' | 'picture.returned') =>
  (ctx: Context, organizationId: OrganizationId, pictureId: PictureId, reason: string | null): Promise<Enclosures> =>
    transact(ctx, async (tx) => {
      const { status } = await lockPicture(tx, organizationId, pictureId)
      const next = advance(pictureLifecycle, status, act, 'coordinator')
      await savePictureStanding(tx, pictureId, { status: next, returnReason: reason, decidedAt: ctx.now })
      await record(tx, ctx, { type, pictureId, organizationId })
      return enclosuresOf(tx, organizationId)
    })

/** Somebody of the centre has looked at the faces: the picture may be seen by everybody. */
export const acceptPicture = decision('accept', 'picture.accepted')
/** The picture goes back with a reason; one that was public is not any more. */
export const returnPicture = decision('return', 'picture.returned')
