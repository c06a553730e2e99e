import { type ActivityId, Refusal } from '@app/shared'
import { type Story, type StoryInput, storyLifecycle } from '@app/shared/activities'
import { advance } from '@app/shared/kernel'
import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db.ts'
import { record } from '../../platform/outbox.ts'
import { transact } from '../../platform/transact.ts'
import { requireVersion } from '../../platform/version.ts'
import { type ActivityRow, lockActivity, lockActivityOf, saveActivity } from '../activities.store.ts'
import { draftOf } from './draft.rules.ts'
import { draftFacts, nameOf, readyPictures, sidesOf, storySeen } from './stories.queries.ts'
import { refuseHiddenName } from './story-sides.rules.ts'

/** A coordinator writes the story. Whatever changes leads back to the draft: every side is asked anew. */
export function editStory(ctx: Context, id: ActivityId, said: StoryInput): Promise<Story> {
  return transact(ctx, async (tx) => {
    const held = await lockActivity(tx, id)
    requireVersion(ctx, held.version)
    await refuseForeign(tx, held, said)
    const { name, showsName } = await nameOf(tx, held.requestId)
    const comments = said.comments.filter(({ text }) => text !== '')
    refuseHiddenName(name, showsName, [
      said.title,
      said.story,
      ...[...comments].map(({ text }) => text),
      ...captionsOf(said),
    ])
    await rewrite(tx, ctx, held, { ...said, comments, writtenAt: ctx.now })
    await record(tx, ctx, { type: 'activity.edited', activityId: id })
    return storySeen(tx, ctx.actor, id)
  })
}

const captionsOf = ({ pictures }: StoryInput) => pictures.map(({ caption }) => caption)

/** The words of the reports take the place of what was written. */
export function draftStory(ctx: Context, id: ActivityId): Promise<Story> {
  return transact(ctx, async (tx) => {
    const held = await lockActivity(tx, id)
    requireVersion(ctx, held.version)
    const draft = draftOf(await draftFacts(tx, held.requestId, held.happenedOn))
    await rewrite(tx, ctx, held, { ...draft, writtenAt: null })
    await record(tx, ctx, { type: 'activity.edited', activityId: id })
    return storySeen(tx, ctx.actor, id)
  })
}

/** As long as nobody has written in a story, each report drafts it anew. */
export async function draftFromReports(tx: Tx, requestId: ActivityRow['requestId']): Promise<void> {
  const held = await lockActivityOf(tx, requestId)
  if (!held || held.status !== 'draft' || held.writtenAt) return
  await saveActivity(tx, held.id, draftOf(await draftFacts(tx, requestId, held.happenedOn)))
}

type Words = Pick<ActivityRow, 'title' | 'story' | 'comments' | 'writtenAt'> & Partial<Pick<ActivityRow, 'pictures'>>

async function rewrite(tx: Tx, ctx: Context, held: ActivityRow, words: Words): Promise<void> {
  if (held.status === 'published')
    throw new Refusal('wrong-moment', '公開中の紹介は直せません。先に「公開をやめる」を押してください')
  const status = advance(storyLifecycle, held.status, 'edit', 'coordinator')
  await saveActivity(tx, held.id, { ...words, status, withdrawnReason: null })
}

/** Only sides that took part speak, and only photographs of this activity that a person has looked at are shown. */
async function refuseForeign(tx: Tx, { requestId }: ActivityRow, { comments, pictures }: StoryInput): Promise<void> {
  const sides = (await sidesOf(tx, requestId)).map(({ matchId }) => matchId)
  const known = await readyPictures(tx, requestId)
  const ids = pictures.map(({ id }) => id)
  if (comments.some(({ matchId }) => !sides.includes(matchId)) || new Set(ids).size !== ids.length)
    throw new Refusal('invalid-input')
  if (ids.some((id) => !known.includes(id))) {
    const detail = '顔の確認が終わっていない写真があります'
    throw new Refusal('invalid-input', detail, [{ pointer: '/pictures', detail }])
  }
}
