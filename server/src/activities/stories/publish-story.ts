import { type ActivityId } from '@app/shared'
import { type Story, storyLifecycle } from '@app/shared/activities'
import { advance } from '@app/shared/kernel'
import type { Context } from '../../platform/context.ts'
import { record } from '../../platform/outbox.ts'
import { transact } from '../../platform/transact.ts'
import { requireVersion } from '../../platform/version.ts'
import { lockActivity, saveActivity } from '../activities.store.ts'
import { refuseUnlooked, sidesOf, storySeen } from './stories.queries.ts'
import { handOn, sideName } from './story-sides.rules.ts'

/** A coordinator shows a story to everybody; the database holds it to every side's yes to exactly this edition (rule 1). */
export function publishStory(ctx: Context, id: ActivityId): Promise<Story> {
  return transact(ctx, async (tx) => {
    const held = await lockActivity(tx, id)
    const { version, status: before } = held
    requireVersion(ctx, version)
    await refuseUnlooked(tx, held)
    const status = advance(storyLifecycle, before, 'publish', 'coordinator')
    await saveActivity(tx, id, { status, publishedAt: ctx.now, publishedBy: ctx.actor.accountId })
    await record(tx, ctx, { type: 'activity.published', activityId: id })
    return storySeen(tx, ctx.actor, id)
  })
}

/** A side or the centre takes a story back; every yes to it ends with that. */
export function withdrawStory(ctx: Context, id: ActivityId, reason: string): Promise<Story> {
  return transact(ctx, async (tx) => {
    const { requestId, status: before } = await lockActivity(tx, id)
    const hand = handOn(await sidesOf(tx, requestId), ctx.actor)
    const status = advance(storyLifecycle, before, 'withdraw', hand === 'coordinator' ? hand : sideName(hand))
    await saveActivity(tx, id, { status, publishedAt: null, publishedBy: null, withdrawnReason: reason })
    await record(tx, ctx, { type: 'activity.unpublished', activityId: id })
    return storySeen(tx, ctx.actor, id)
  })
}
