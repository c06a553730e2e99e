import { z } from 'zod'
import { pictureStatuses } from '../enclosures/picture.lifecycle.ts'
import { activityPictureId, matchId } from '../kernel/ids.ts'
import { faceLooks, mostOfStory } from './story-words.ts'

const side = z.enum(['association', 'supporter'], 'どちらの団体の写真かを選んでください')

/** A photograph as it is handed in. Nobody hands one in without the consent of those who are seen (rule 1). */
export const activityPictureInput = z.strictObject({
  caption: z
    .string()
    .trim()
    .min(1, '写真に写っていることを、短く書いてください')
    .max(mostOfStory.caption, `${mostOfStory.caption}字までで入れてください`),
  /** 写っている人（未成年の人は保護者も）の了承. */
  consent: z.literal(true, '写っている人の了承を確かめて、印を付けてください'),
  /** Base64; what five megabytes become in it. */
  content: z.base64('ファイルを選びなおしてください').min(1, 'ファイルを選んでください').max(7_500_000),
  /** For whom the centre hands it in. */
  side: side.optional(),
})
export type ActivityPictureInput = z.infer<typeof activityPictureInput>

/** 活動の写真 as its own side and the centre see it. */
export const activityPicture = z
  .object({
    id: activityPictureId,
    matchId,
    side,
    status: z.enum(pictureStatuses),
    caption: z.string(),
    faces: z.enum(faceLooks).nullable(),
    returnReason: z.string().nullable(),
    /** Pixels. */
    width: z.int(),
    height: z.int(),
    /** It stands in the story. */
    inStory: z.boolean(),
    uploadedAt: z.iso.datetime(),
  })
  .meta({ id: 'ActivityPicture' })
export type ActivityPicture = z.infer<typeof activityPicture>

/** A photograph that waits for a look at its faces: of which activity, and whose. */
export const pictureToCheck = activityPicture
  .extend({ requestTitle: z.string(), handedInBy: z.string() })
  .meta({ id: 'PictureToCheck' })
export type PictureToCheck = z.infer<typeof pictureToCheck>

/** 顔の確認: what a person saw. With recognisable faces their consent must have been checked as well. */
export const faceCheck = z
  .strictObject({
    faces: z.enum(faceLooks, '写真を見て、どれかを選んでください'),
    consentChecked: z.boolean().default(false),
  })
  .refine(({ faces, consentChecked }) => faces !== 'recognisable' || consentChecked, {
    path: ['consentChecked'],
    error: '写っている方の了承を、団体に確かめてから印を付けてください',
  })
export type FaceCheck = z.infer<typeof faceCheck>
