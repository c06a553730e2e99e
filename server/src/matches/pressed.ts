import { Refusal } from '@app/shared'
import { noInput, talkInput } from '@app/shared/matches'
import { z } from 'zod'
import type { Pressed } from './answer-by-link.ts'

const detail = '人数を数字で入れてください'
/** A number as people type it: ６ and 6 are the same. */
const heads = z
  .string()
  .transform((typed) => Number(typed.normalize('NFKC').trim()))
  .refine((count) => Number.isInteger(count) && count >= 1 && count <= 500, detail)
/** What the three forms send. */
const pressedInput = z.discriminatedUnion('answer', [
  z.object({ answer: z.literal('yes'), heads, evenIfClosed: z.stringbool().default(false) }),
  z.object({ answer: z.literal('no'), reason: noInput.shape.reason, note: noInput.shape.note }),
  z.object({ answer: z.literal('talk'), body: talkInput.shape.body }),
])

/** Reads which button was pressed, and what was typed with it. */
export function readPressed(body: unknown): Pressed {
  const read = pressedInput.safeParse(body)
  if (read.success) return read.data
  throw new Refusal('invalid-input', read.error.issues[0]?.message)
}
