import { z } from 'zod'
import { districtId } from '../districts/district.ts'
import { savedWishId } from '../kernel/ids.ts'
import { reasonCodes } from '../matches/match-words.ts'
import { requestLine } from '../requests/request.ts'
import { cadences, mostLettersOfWords } from './saved-wish-words.ts'

const cadence = z.enum(cadences, 'お知らせのしかたを選んでください')
const wishedFor = {
  /** 登録内容に合うもの: what it does, where, on which days, as its registration and its calendar say. */
  fits: z.boolean(),
  /** A category of help; null: any. */
  category: z.string().max(30).nullable(),
  district: districtId.nullable(),
  /** Words of the request; null: any. */
  q: z.string().nullable(),
}

/** 希望の条件: which new requests a supporter wants to hear of. The same search as on the page of open requests. */
export const savedWish = z
  .object({
    id: savedWishId,
    ...wishedFor,
    cadence,
    savedAt: z.iso.datetime(),
    /** Open requests that fit today, told or not. */
    open: z.int(),
  })
  .meta({ id: 'SavedWish' })
export type SavedWish = z.infer<typeof savedWish>

export const savedWishInput = z.strictObject({
  fits: wishedFor.fits.default(false),
  category: wishedFor.category.default(null),
  district: wishedFor.district.default(null),
  q: z
    .string()
    .trim()
    .max(mostLettersOfWords, `${mostLettersOfWords}文字までで入れてください`)
    .nullable()
    .default(null)
    .transform((words) => words || null),
  cadence,
})
export type SavedWishInput = z.infer<typeof savedWishInput>

export const cadenceInput = z.strictObject({ cadence })

/** うちに合う依頼: an open request that fits what a supporter said of itself, and why, in words for itself. */
export const fittingRequest = z
  .object({
    request: requestLine,
    reasons: z.array(z.object({ code: z.enum(reasonCodes), text: z.string() })),
  })
  .meta({ id: 'FittingRequest' })
export type FittingRequest = z.infer<typeof fittingRequest>
