import { type ActivityPictureId, jstDay, type MatchId, Refusal } from '@app/shared'
import { type ActivityPicture, type ActivityPictureInput, mostPictures, storyLifecycle } from '@app/shared/activities'
import { largestFile } from '@app/shared/enclosures'
import { advance } from '@app/shared/kernel'
import { holdMatch } from '../../matches/index.ts'
import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db.ts'
import { cleanPicture } from '../../platform/files/picture.ts'
import { bytesOf } from '../../platform/files/upload.ts'
import { record } from '../../platform/outbox.ts'
import { transact } from '../../platform/transact.ts'
import { lockActivityOf, saveActivity } from '../activities.store.ts'
import { activityPicturesOf } from './activity-pictures.queries.ts'
import * as store from './activity-pictures.store.ts'

type Side = 'association' | 'supporter'

/** A side hands in a photograph of the activity, from its day on; it waits until a person has looked at the faces. */
export function addActivityPicture(
  ctx: Context,
  matchId: MatchId,
  { side: named, caption, content }: ActivityPictureInput,
): Promise<ActivityPicture[]> {
  return transact(ctx, async (tx) => {
    const { standing, match } = await holdMatch(tx, ctx, matchId)
    if (match.status !== 'agreed' && match.status !== 'done') throw new Refusal('wrong-moment')
    if (match.onDay && jstDay(ctx.now) < match.onDay)
      throw new Refusal('wrong-moment', '写真は、活動の日から入れられます')
    const side = sideOf(standing, named)
    const clean = cleanPicture(bytesOf(content, largestFile))
    if ((await store.countPictures(tx, matchId, side)) >= mostPictures)
      throw new Refusal(
        'no-room-left',
        `写真は${mostPictures}枚までです。入れかえるときは、どれかを取りのぞいてください`,
      )
    const activityPictureId = await store.insertActivityPicture(tx, ctx, clean, { matchId, side, caption })
    await record(tx, ctx, { type: 'activity-picture.added', activityPictureId, matchId })
    return activityPicturesOf(tx, ctx.actor, matchId)
  })
}

function sideOf(standing: Side | 'coordinator', named: Side | undefined): Side {
  if (standing !== 'coordinator') {
    if (named && named !== standing) throw new Refusal('not-found')
    return standing
  }
  if (named) return named
  const detail = 'どちらの団体の写真かを選んでください'
  throw new Refusal('invalid-input', detail, [{ pointer: '/side', detail }])
}

/** A side takes its photograph and the consent for it back: it is deleted, and no story shows it any more. */
export function removeActivityPicture(
  ctx: Context,
  id: ActivityPictureId,
  matchId: MatchId,
): Promise<ActivityPicture[]> {
  return transact(ctx, async (tx) => {
    const { standing, match } = await holdMatch(tx, { ...ctx, ifMatch: null }, matchId)
    await takeOutOfStory(tx, ctx, match.requestId, id, standing)
    const { side } = await store.lockActivityPicture(tx, id)
    if (standing !== 'coordinator' && standing !== side) throw new Refusal('not-found')
    await store.deleteActivityPicture(tx, id)
    await record(tx, ctx, { type: 'activity-picture.removed', activityPictureId: id, matchId })
    return activityPicturesOf(tx, ctx.actor, matchId)
  })
}

/** A story without one of its photographs is another story: every side is asked anew, and until then nobody reads it. */
async function takeOutOfStory(
  tx: Tx,
  ctx: Context,
  requestId: Parameters<typeof lockActivityOf>[1],
  id: ActivityPictureId,
  hand: Side | 'coordinator',
): Promise<void> {
  const story = await lockActivityOf(tx, requestId)
  const pictures = story?.pictures.filter((picture) => picture.id !== id)
  if (!story || pictures?.length === story.pictures.length) return
  const { id: activityId, status: before } = story
  if (before === 'published') {
    const status = advance(storyLifecycle, before, 'withdraw', hand)
    const withdrawnReason = '写真が取り下げられたため'
    await saveActivity(tx, activityId, { pictures, status, withdrawnReason, publishedAt: null, publishedBy: null })
    await record(tx, ctx, { type: 'activity.unpublished', activityId })
    return
  }
  const status = before === 'withdrawn' ? before : advance(storyLifecycle, before, 'edit', hand)
  await saveActivity(tx, activityId, { pictures, status })
  await record(tx, ctx, { type: 'activity.edited', activityId })
}
