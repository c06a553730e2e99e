import { type ActivityId, Refusal } from '@app/shared'
import type { Activity } from '@app/shared/activities'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { requireVersion } from '../platform/version.ts'
import { activitySeen } from './activities.queries.ts'
import { lockActivity, saveActivity } from './activities.store.ts'

/** A coordinator shows an activity to everybody after both sides agreed (rule 1), or takes it back. */
export function publishActivity(ctx: Context, id: ActivityId, isPublic: boolean): Promise<Activity> {
  return transact(ctx, async (tx) => {
    const { version, publishedAt } = await lockActivity(tx, id)
    requireVersion(ctx, version)
    if ((publishedAt !== null) === isPublic) throw new Refusal('wrong-moment')
    const { now, actor } = ctx
    await saveActivity(tx, id, { publishedAt: isPublic ? now : null, publishedBy: isPublic ? actor.accountId : null })
    await record(tx, ctx, { type: isPublic ? 'activity.published' : 'activity.unpublished', activityId: id })
    return activitySeen(tx, ctx.actor, id)
  })
}
