import { z } from 'zod'
import { documentId, pictureId } from '../kernel/ids.ts'
import { documentKinds, pictureKinds } from './enclosure-words.ts'
import { pictureStatuses } from './picture.lifecycle.ts'

/** A file in JSON: its bytes as base64. Five megabytes and a third. */
const content = z.base64('ファイルを選びなおしてください').min(1, 'ファイルを選んでください').max(7_500_000)
const alt = z
  .string()
  .trim()
  .min(1, '写真に写っていることを、短く書いてください')
  .max(120, '120文字までで入れてください')

/** A picture as it is handed in. Nobody hands one in without the consent of those who are seen (rule 1). */
export const pictureInput = z.strictObject({
  kind: z.enum(pictureKinds),
  /** 代わりの文: what is to be seen, for who cannot see it and as the line below it. */
  alt,
  /** 写っている人（未成年の人は保護者も）の了解; of a logo: the right to show it. */
  consent: z.literal(true, '写っている人の了解を確かめて、印を付けてください'),
  content,
})
export type PictureInput = z.infer<typeof pictureInput>

/** What may be said anew of a picture: its words, and its place among the others (1 is first). */
export const pictureChanges = z.strictObject({ alt: alt.optional(), place: z.int().min(1).max(6).optional() })

/** A document as it is handed in; the type is told by its bytes, never by its name. */
export const documentInput = z.strictObject({
  kind: z.enum(documentKinds),
  fileName: z.string().trim().min(1).max(120),
  content,
})
export type DocumentInput = z.infer<typeof documentInput>

/** A picture as its own people and the centre see it. The bytes have an address of their own. */
export const picture = z
  .object({
    id: pictureId,
    kind: z.enum(pictureKinds),
    status: z.enum(pictureStatuses),
    /** Why the centre returned it, or its new words. */
    returnReason: z.string().nullable(),
    alt: z.string(),
    /** New words for a public picture: they wait for the centre, or came back with `returnReason`. */
    newAlt: z.string().nullable(),
    /** Pixels. */
    width: z.int(),
    height: z.int(),
    uploadedAt: z.iso.datetime(),
    consentedAt: z.iso.datetime(),
  })
  .meta({ id: 'Picture' })
export type Picture = z.infer<typeof picture>

export const enclosedDocument = z
  .object({
    id: documentId,
    kind: z.enum(documentKinds),
    fileName: z.string(),
    /** Bytes. */
    size: z.int(),
    uploadedAt: z.iso.datetime(),
  })
  .meta({ id: 'EnclosedDocument' })
export type EnclosedDocument = z.infer<typeof enclosedDocument>

/** 添えたもの: everything a supporter has enclosed, pictures in their order. */
export const enclosures = z
  .object({ pictures: z.array(picture), documents: z.array(enclosedDocument) })
  .meta({ id: 'Enclosures' })
export type Enclosures = z.infer<typeof enclosures>

/** A picture on the public page. */
export const pictureShown = z
  .object({ id: pictureId, kind: z.enum(pictureKinds), alt: z.string(), width: z.int(), height: z.int() })
  .meta({ id: 'PictureShown' })
export type PictureShown = z.infer<typeof pictureShown>
