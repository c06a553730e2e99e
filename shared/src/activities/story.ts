import { z } from 'zod'
import { activityId, activityPictureId, matchId } from '../kernel/ids.ts'
import { activity, storyPicture } from './activity.ts'
import { mostOfStory, mostPictures, storyAnswers } from './story-words.ts'
import { storyStatuses } from './story.lifecycle.ts'

/** Which side: the match of a supporter; null: the association. */
const side = matchId.nullable()
const line = (most: number) => z.string().trim().max(most, `${most}字までで入れてください`)

/** The words and photographs of a story, as the centre writes them. */
export const storyInput = z.strictObject({
  title: line(mostOfStory.title).min(1, '題名を入れてください'),
  story: line(mostOfStory.story),
  comments: z.array(z.strictObject({ matchId: side, text: line(mostOfStory.comment) })).max(20),
  pictures: z
    .array(
      z.strictObject({
        id: activityPictureId,
        caption: line(mostOfStory.caption).min(1, '写真の説明を入れてください'),
      }),
    )
    .max(mostPictures, `写真は${mostPictures}枚までです`),
})
export type StoryInput = z.infer<typeof storyInput>

const storyAsk = z.object({
  matchId: side,
  /** Who is asked, as the reader may know it. */
  name: z.string(),
  side: z.enum(['association', 'supporter']),
  /** Whether it is the reader's own. */
  isOwn: z.boolean(),
  answer: z.enum(storyAnswers).nullable(),
  /** What is to be changed; its own side and the centre read it. */
  wish: z.string().nullable(),
  answeredAt: z.iso.datetime().nullable(),
  answerBy: z.iso.datetime(),
  /** How the centre heard it, and from whom; the centre alone reads it. */
  channel: z.string().nullable(),
  toldBy: z.string().nullable(),
})

/** 紹介の原稿 with where it stands, for its sides and the centre. */
export const story = activity
  .extend({
    status: z.enum(storyStatuses),
    /** Counts up with every change; an answer is to one edition. */
    edition: z.int(),
    /** Nobody has written in it yet: it stands as drafted from the reports. */
    isDrafted: z.boolean(),
    showsName: z.boolean(),
    comments: z.array(z.object({ matchId: side, by: z.string(), text: z.string() })),
    pictures: z.array(storyPicture),
    /** Who has a word in the story: the association first. */
    sides: z.array(z.object({ matchId: side, side: z.enum(['association', 'supporter']), name: z.string() })),
    /** Photographs that were looked at and may be chosen, with who handed them in; for the centre alone. */
    photographs: z.array(storyPicture.extend({ by: z.string() })),
    /** Every side, with its answer to this edition; empty until it is asked. */
    asks: z.array(storyAsk),
    withdrawnReason: z.string().nullable(),
  })
  .meta({ id: 'Story' })
export type Story = z.infer<typeof story>

/** この内容でよい / 直してほしい. `of` and `toldBy`: whose word the centre notes, and who said it. */
export const storyAnswerInput = z
  .strictObject({
    edition: z.int(),
    answer: z.enum(storyAnswers, 'どちらかを選んでください'),
    wish: line(mostOfStory.wish).default(''),
    of: side.optional(),
    toldBy: line(60).default(''),
  })
  .refine(({ answer, wish }) => answer !== 'change' || wish !== '', {
    path: ['wish'],
    error: 'どこを直すかを書いてください',
  })
export type StoryAnswerInput = z.infer<typeof storyAnswerInput>

/** A story that waits for my answer. */
export const storyLine = z
  .object({ id: activityId, title: z.string(), answerBy: z.iso.datetime() })
  .meta({ id: 'StoryLine' })
export type StoryLine = z.infer<typeof storyLine>
