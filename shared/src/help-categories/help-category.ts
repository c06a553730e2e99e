import { z } from 'zod'

export const categoryId = z
  .string()
  .regex(/^[a-z-]{2,30}$/)
  .brand<'CategoryId', 'inout'>()
export type CategoryId = z.infer<typeof categoryId>
/** `category.item`, as in `festival.stall`. */
export const itemId = z
  .string()
  .regex(/^[a-z-]{2,30}\.[a-z0-9-]{2,40}$/)
  .brand<'ItemId', 'inout'>()
export type ItemId = z.infer<typeof itemId>

/** ◎ very good, ○ good, △ with conditions, × not suitable. */
export const suitability = z.enum(['◎', '○', '△', '×'])
export type Suitability = z.infer<typeof suitability>
export const risk = z.enum(['L', 'M', 'H'])
export type Risk = z.infer<typeof risk>

/** 支援内容: one kind of help. */
export const helpItem = z
  .object({
    id: itemId,
    categoryId,
    name: z.string(),
    season: z.string(),
    headcount: z.string(),
    equipment: z.array(z.string()),
    risk,
    /** What to ask about and of whom (insurance, offices), in the words of the list. */
    cover: z.string(),
    students: suitability,
    companies: suitability,
    active: z.boolean(),
    version: z.int(),
  })
  .meta({ id: 'HelpItem' })
export type HelpItem = z.infer<typeof helpItem>

/** 支援分野 with its 支援内容. */
export const helpCategory = z
  .object({ id: categoryId, name: z.string(), items: z.array(helpItem) })
  .meta({ id: 'HelpCategory' })
export type HelpCategory = z.infer<typeof helpCategory>
