import { type ActivityId, Refusal } from '@app/shared'
import { type Story, type StoryAnswerInput, storyLifecycle } from '@app/shared/activities'
import { advance } from '@app/shared/kernel'
import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db.ts'
import { record } from '../../platform/outbox.ts'
import { transact } from '../../platform/transact.ts'
import { type ActivityRow, lockActivity, saveActivity } from '../activities.store.ts'
import { sidesOf, storySeen } from './stories.queries.ts'
import { asksOf, saveAsk, type StoryAskRow } from './story-asks.store.ts'
import { handOn, sideName, sideSpeaking, type StorySide } from './story-sides.rules.ts'

/** A side says yes to this edition of its story, or what is to be changed; or the centre notes what it was told. */
export function answerStory(ctx: Context, id: ActivityId, said: StoryAnswerInput): Promise<Story> {
  return transact(ctx, async (tx) => {
    const held = await lockActivity(tx, id)
    const sides = await sidesOf(tx, held.requestId)
    const { channel } = ctx
    const hand = handOn(sides, ctx.actor)
    const side = sideSpeaking(sides, hand, { channel, of: said.of, toldBy: said.toldBy })
    await takeAnswer(tx, ctx, held, side, { ...said, toldBy: hand === 'coordinator' ? said.toldBy : null })
    return storySeen(tx, ctx.actor, id)
  })
}

type Said = Pick<StoryAnswerInput, 'edition' | 'answer' | 'wish'> & { toldBy: string | null }

/**
 * Takes the answer of one side; the story is held. A yes is to exactly the edition that was read: whoever read an earlier
 * one hears that it was written anew. The last yes completes it.
 */
export async function takeAnswer(tx: Tx, ctx: Context, held: ActivityRow, side: StorySide, said: Said): Promise<void> {
  const { id, status, edition } = held
  if (said.edition !== edition) throw stale()
  const asks = await asksOf(tx, id, edition)
  const ask = asks.find(({ matchId }) => matchId === side.matchId)
  if (!ask) throw status === 'draft' ? stale() : new Refusal('wrong-moment')
  if (ask.answer === said.answer && (ask.wish ?? '') === (said.answer === 'change' ? said.wish : ''))
    return noteAgain(tx, ctx, held)
  if (status !== 'asked' && status !== 'approved') throw new Refusal('wrong-moment')
  if (said.answer === 'change') advance(storyLifecycle, status, 'wish', sideName(side))
  await saveAsk(tx, ask.id, answered(ctx, said))
  if (said.answer === 'change') return wished(tx, ctx, held)
  await record(tx, ctx, { type: 'activity.yes-said', activityId: id })
  if (asks.every((one) => one.id === ask.id || one.answer === 'yes')) await complete(tx, ctx, held)
}

const stale = () =>
  new Refusal('version-stale', '紹介の文が書き直されました。新しいものを読んで、もう一度お返事をお願いします')

/** Pressed twice, the answer stands; the trace says that it came again. */
const noteAgain = async (tx: Tx, ctx: Context, { id }: ActivityRow): Promise<void> =>
  void (await record(tx, ctx, { type: 'activity.answered-again', activityId: id }))

function answered({ now, actor, channel }: Context, { answer, wish, toldBy }: Said): Partial<StoryAskRow> {
  const how = { answeredAt: now, answeredBy: actor.accountId, channel, toldBy }
  return { answer, wish: answer === 'change' ? wish : null, ...how }
}

async function wished(tx: Tx, ctx: Context, { id, status }: ActivityRow): Promise<void> {
  if (status === 'approved') await saveActivity(tx, id, { status: 'asked' })
  await record(tx, ctx, { type: 'activity.change-wished', activityId: id })
}

async function complete(tx: Tx, ctx: Context, { id, status }: ActivityRow): Promise<void> {
  await saveActivity(tx, id, { status: advance(storyLifecycle, status, 'complete', 'system') })
  await record(tx, ctx, { type: 'activity.approved', activityId: id })
}
