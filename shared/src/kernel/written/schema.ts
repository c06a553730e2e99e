import { z } from 'zod'
import { doubtsIn, type Readers } from './doubts.ts'
import type { Reader } from './reading.ts'

/** One line of writing, kept as its reader writes it; what cannot be right is refused in the reader's words. */
export const written = (reader: Reader, max: number) =>
  z
    .string()
    .trim()
    .max(max, `${max}文字までで入れてください`)
    .overwrite((typed) => typed && reader(typed).value)
    .superRefine((value, { addIssue }) => {
      const wrong = value && reader(value).wrong
      if (wrong) addIssue({ code: 'custom', message: wrong })
    })

/**
 * The same object as somebody fills it in: a doubtful value passes once its field stands in `confirmed`, so that real
 * life is never refused by our rules. What comes out has no `confirmed` any more.
 */
export function confirmable<Shape extends z.core.$ZodLooseShape, Field extends keyof Shape & string>(
  object: z.ZodObject<Shape, z.core.$strict>,
  readers: Readers<Field>,
) {
  const fields = Object.keys(readers) as [Field, ...Field[]]
  const confirmed = z.array(z.enum(fields)).max(fields.length).default([])
  return z
    .strictObject({ ...object.shape, confirmed })
    .superRefine((whole, { addIssue }) => {
      const values = whole as Partial<Record<Field, unknown>> & { confirmed: Field[] }
      for (const { field, doubt } of doubtsIn(readers, values))
        if (!values.confirmed.includes(field))
          addIssue({
            code: 'custom',
            path: [field],
            message: `${doubt}。正しければ「このままで正しい」に印をつけてください`,
          })
    })
    .transform((whole) => {
      const { confirmed: _, ...values } = whole as { confirmed: Field[] }
      return values as z.output<z.ZodObject<Shape, z.core.$strict>>
    })
}
