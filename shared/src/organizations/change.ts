import { z } from 'zod'
import { reviewableFields } from './profile-fields.ts'

/** 変更の確認: whether a supporter's change of this field waits for the centre. */
export const profileFieldRow = z
  .object({ field: z.enum(reviewableFields), reviewed: z.boolean(), version: z.int() })
  .meta({ id: 'ProfileField' })
export type ProfileFieldRow = z.infer<typeof profileFieldRow>
