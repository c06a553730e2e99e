import { z } from 'zod'
import { kindFields } from './supporter-words.ts'

/** 団体の種類 as master data: its name on screen, and which fields its applications are asked for. */
export const supporterKindRow = z
  .object({
    kind: z.string(),
    /** One of the seven of the first day, which ledgers are read by: it may be closed and never removed. */
    given: z.boolean(),
    name: z.string(),
    position: z.int(),
    /** Offered to whoever applies; who has it already keeps it. */
    active: z.boolean(),
    /** Fields that are shown in the form. */
    asks: z.array(z.enum(kindFields)),
    /** Fields without which nobody applies; each is asked too. */
    requires: z.array(z.enum(kindFields)),
    version: z.int(),
  })
  .meta({ id: 'SupporterKind' })
export type SupporterKindRow = z.infer<typeof supporterKindRow>

export const supporterKindChanges = z
  .strictObject({
    name: z.string().trim().min(1, '名前を入れてください').max(40),
    position: z.int('順番を数字で入れてください').min(1).max(99),
    active: z.boolean(),
    asks: z.array(z.enum(kindFields)).max(kindFields.length),
    requires: z.array(z.enum(kindFields)).max(kindFields.length),
  })
  .refine(({ asks, requires }) => requires.every((field) => asks.includes(field)), {
    path: ['requires'],
    error: '必ず聞くことは、「聞くこと」にも入れてください',
  })
export type SupporterKindChanges = z.infer<typeof supporterKindChanges>
