import { type ActivityPictureId, Refusal } from '@app/shared'
import type { ActivityPicture, FaceCheck } from '@app/shared/activities'
import { pictureLifecycle } from '@app/shared/enclosures'
import { advance } from '@app/shared/kernel'
import type { Context } from '../../platform/context.ts'
import { record } from '../../platform/outbox.ts'
import { transact } from '../../platform/transact.ts'
import { activityPicturesOf } from './activity-pictures.queries.ts'
import { lockActivityPicture, saveActivityPicture } from './activity-pictures.store.ts'

/** A person of the centre has looked at the faces: the photograph may stand in a story. */
export function checkActivityPicture(
  ctx: Context,
  id: ActivityPictureId,
  { faces, consentChecked }: FaceCheck,
): Promise<ActivityPicture[]> {
  return transact(ctx, async (tx) => {
    const { matchId, status: before } = await lockActivityPicture(tx, id)
    const status = advance(pictureLifecycle, before, 'accept', 'coordinator')
    const looked = { checkedAt: ctx.now, checkedBy: ctx.actor.accountId }
    await saveActivityPicture(tx, id, { status, faces, consentChecked, ...looked })
    await record(tx, ctx, { type: 'activity-picture.checked', activityPictureId: id, matchId })
    return activityPicturesOf(tx, ctx.actor, matchId)
  })
}

/** The centre returns a photograph with a reason. One that stands in a story is taken out of it first. */
export function returnActivityPicture(ctx: Context, id: ActivityPictureId, reason: string): Promise<ActivityPicture[]> {
  return transact(ctx, async (tx) => {
    const { matchId, status: before } = await lockActivityPicture(tx, id)
    const status = advance(pictureLifecycle, before, 'return', 'coordinator')
    const shown = (await activityPicturesOf(tx, ctx.actor, matchId)).find((one) => one.id === id)
    if (shown?.inStory) throw new Refusal('wrong-moment', '紹介に使っている写真です。先に、紹介から外してください')
    await saveActivityPicture(tx, id, { status, returnReason: reason })
    await record(tx, ctx, { type: 'activity-picture.returned', activityPictureId: id, matchId })
    return activityPicturesOf(tx, ctx.actor, matchId)
  })
}
