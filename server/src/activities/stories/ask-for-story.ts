import { type ActivityId, Refusal } from '@app/shared'
import { type Story, storyLifecycle } from '@app/shared/activities'
import { advance } from '@app/shared/kernel'
import type { Context } from '../../platform/context.ts'
import { eachInTurn } from '../../platform/each-in-turn.ts'
import { record } from '../../platform/outbox.ts'
import { transact } from '../../platform/transact.ts'
import { requireVersion } from '../../platform/version.ts'
import { lockActivity, saveActivity } from '../activities.store.ts'
import { nameOf, refuseUnlooked, sidesOf, storiesToRemind, storySeen } from './stories.queries.ts'
import { insertAsk, markReminded } from './story-asks.store.ts'
import { refuseHiddenName } from './story-sides.rules.ts'

/** Every side is asked whether exactly this story may be shown; each hears it with a one-tap link. */
export function askForStory(ctx: Context, id: ActivityId): Promise<Story> {
  return transact(ctx, async (tx) => {
    const held = await lockActivity(tx, id)
    requireVersion(ctx, held.version)
    const status = advance(storyLifecycle, held.status, 'ask', 'coordinator')
    if (!held.story) throw new Refusal('wrong-moment', '活動のようすを書いて、保存してから、お願いしてください')
    await refuseUnlooked(tx, held)
    const { name, showsName } = await nameOf(tx, held.requestId)
    refuseHiddenName(name, showsName, [held.title, held.story, ...held.comments.map(({ text }) => text)])
    for (const { matchId } of await sidesOf(tx, held.requestId)) await insertAsk(tx, ctx, held, matchId)
    await saveActivity(tx, id, { status })
    await record(tx, ctx, { type: 'activity.asked', activityId: id })
    return storySeen(tx, ctx.actor, id)
  })
}

/** Sides that have not answered for some days are reminded, once. */
export async function remindOfStories(ctx: Context): Promise<void> {
  await eachInTurn(ctx, await storiesToRemind(ctx.db, ctx.now), async (tx, id) => {
    const { status, edition } = await lockActivity(tx, id)
    if (status !== 'asked' || !(await markReminded(tx, id, edition, ctx.now))) return false
    await record(tx, ctx, { type: 'activity.approval-reminded', activityId: id })
    return true
  })
}
