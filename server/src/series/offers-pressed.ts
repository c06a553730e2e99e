import { Refusal } from '@app/shared'
import { type DeclineReason, noInput, talkInput } from '@app/shared/matches'
import { z } from 'zod'

/** What the plain form sent, as text by field. */
export type OfferFields = Readonly<Record<string, string>>

/** Which button was pressed, for which sessions. */
export type OffersPressed =
  | { answer: 'yes'; numbers: ReadonlySet<number> }
  | { answer: 'no'; numbers: ReadonlySet<number>; reason: DeclineReason; note: string }
  | { answer: 'talk'; body: string }

const input = z.discriminatedUnion('answer', [
  z.object({ answer: z.literal('yes') }),
  z.object({ answer: z.literal('no'), reason: noInput.shape.reason, note: noInput.shape.note }),
  z.object({ answer: z.literal('talk'), body: talkInput.shape.body }),
])

/** Reads the form; nothing that was not shown on the page is answered with it. */
export function readOffersPressed(fields: OfferFields): OffersPressed {
  const read = input.safeParse(fields)
  if (!read.success) throw new Refusal('invalid-input', read.error.issues[0]?.message)
  if (read.data.answer === 'talk') return read.data
  const numbers = new Set(
    Object.keys(fields)
      .flatMap((name) => /^session-(\d{1,3})$/.exec(name)?.[1] ?? [])
      .map(Number),
  )
  if (numbers.size === 0) throw new Refusal('invalid-input', 'お願いする回に、1つ以上印をつけてください')
  return { ...read.data, numbers }
}
