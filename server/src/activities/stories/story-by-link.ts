import { type ActivityId, type MatchId, Refusal } from '@app/shared'
import type { Story, StoryAnswerInput } from '@app/shared/activities'
import { type Context, withActor } from '../../platform/context.ts'
import { hashOf } from '../../platform/secrets.ts'
import { transact } from '../../platform/transact.ts'
import { takeAnswer } from './answer-story.ts'
import { activityById, sidesOf, storySeen } from './stories.queries.ts'
import { lockActivity } from '../activities.store.ts'
import { askByHash } from './story-asks.store.ts'
import { sideName, type StorySide } from './story-sides.rules.ts'

/** Whom the bearer of a link or of a paper speaks for. */
export interface Bearer {
  activityId: ActivityId
  matchId: MatchId | null
}

/** How a link stands: the story to read and answer, written anew and not asked yet, or nothing to be seen any more. */
export type StoryLink =
  { state: 'open'; story: Story; own: Story['asks'][number] } | { state: 'rewritten' } | { state: 'over' }

/** Whose link this is, while it works. Nothing changes by reading: mail scanners open links (rule 5). */
export async function bearerOf({ db, now }: Context, secret: string): Promise<Bearer | null> {
  const ask = await askByHash(db, hashOf(secret))
  return ask && ask.linkEndsAt > now ? ask : null
}

/** The story as its side reads it: always the newest edition, whichever the link was sent for. */
export async function readStory(base: Context, bearer: Bearer | null): Promise<StoryLink> {
  if (!bearer) return { state: 'over' }
  const { ctx } = await speakingFor(base, bearer)
  const { status } = await activityById(ctx.db, bearer.activityId)
  if (status === 'draft') return { state: 'rewritten' }
  const story = await storySeen(ctx.db, ctx.actor, bearer.activityId)
  const own = story.asks.find(({ matchId }) => matchId === bearer.matchId)
  return own && status !== 'withdrawn' ? { state: 'open', story, own } : { state: 'over' }
}

/** The bearer presses a button: the proof is the link or the paper; the edition that was read comes with it. */
export async function answerFor(
  base: Context,
  bearer: Bearer,
  said: Omit<StoryAnswerInput, 'of' | 'toldBy'>,
): Promise<void> {
  const { ctx, side } = await speakingFor(base, bearer)
  await transact(ctx, async (tx) => {
    const held = await lockActivity(tx, bearer.activityId)
    await takeAnswer(tx, ctx, held, side, { ...said, toldBy: null })
  })
}

async function speakingFor(base: Context, { activityId, matchId }: Bearer): Promise<{ ctx: Context; side: StorySide }> {
  const { requestId } = await activityById(base.db, activityId)
  const side = (await sidesOf(base.db, requestId)).find((one) => one.matchId === matchId)
  if (!side) throw new Refusal('link-spent')
  const { organizationId } = side
  const bearer = withActor(base, { role: sideName(side), organizationId, accountId: null, seatId: null }, 'link')
  return { ctx: { ...bearer, onBehalfOf: null, idempotency: null, ifMatch: null }, side }
}
