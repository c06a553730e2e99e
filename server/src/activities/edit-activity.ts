import type { ActivityId } from '@app/shared'
import type { Activity } from '@app/shared/activities'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { requireVersion } from '../platform/version.ts'
import { activitySeen } from './activities.queries.ts'
import { lockActivity, saveActivity } from './activities.store.ts'

/** A coordinator writes the story of an activity. */
export function editActivity(ctx: Context, id: ActivityId, story: { title: string; story: string }): Promise<Activity> {
  return transact(ctx, async (tx) => {
    const { version } = await lockActivity(tx, id)
    requireVersion(ctx, version)
    await saveActivity(tx, id, story)
    await record(tx, ctx, { type: 'activity.edited', activityId: id })
    return activitySeen(tx, ctx.actor, id)
  })
}
