import { z } from 'zod'

/** Keyset pages: `after` is the opaque mark of the last row seen, `perPage` at most 100. */
export const pageQuery = {
  after: z.string().max(200).optional(),
  perPage: z.coerce.number().int().min(1).max(100).default(20),
}

/** A page of a list. Totals are counted up to 1,000 (`totalIsCapped` then says 1,000件以上). */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({
    items: z.array(item),
    next: z.string().nullable(),
    total: z.int(),
    totalIsCapped: z.boolean(),
  })
export interface Page<T> {
  items: T[]
  next: string | null
  total: number
  totalIsCapped: boolean
}
