import { Refusal } from '@app/shared'

export interface Wish {
  day: string
  from: string | null
  to: string | null
}

interface Choice {
  /** What the caller chose. */
  said: string | undefined
  /** The day others have agreed on already. */
  agreed: string | null
  today: string
}

/**
 * The wished day a match is about: as said, else the day others agreed on, else the first wish still to come.
 * Without wished days (every month, not settled) the day is talked over: null.
 */
export function dayOfMatch(wishes: readonly Wish[], { said, agreed, today }: Choice): Wish | null {
  if (wishes.length === 0) return null
  const coming = wishes.filter(({ day }) => day >= today)
  if (said !== undefined) return chosen(wishes, coming, said)
  const found = coming.find(({ day }) => day === agreed) ?? coming[0]
  if (!found) throw new Refusal('day-is-past', '希望日が過ぎています。新しい日を入れてください')
  return found
}

function chosen(wishes: readonly Wish[], coming: readonly Wish[], said: string): Wish {
  const detail = '希望日の中から選んでください'
  if (!wishes.some(({ day }) => day === said)) throw new Refusal('invalid-input', detail, [{ pointer: '/day', detail }])
  const found = coming.find(({ day }) => day === said)
  if (!found) throw new Refusal('day-is-past')
  return found
}
