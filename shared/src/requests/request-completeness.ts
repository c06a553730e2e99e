import type { AnswerKey, AboutRequest, QuestionKey } from './request-questions.ts'
import { isAsked, questionKeys, questionOf } from './request-questions.ts'

/** What a request says so far; of the private half only whether it is there. */
export interface SaidSoFar extends AboutRequest {
  answers?: Partial<Record<AnswerKey, string | readonly string[] | undefined>> | undefined
  supportersDo?: string | null | undefined
  weBring?: string | null | undefined
  theyBring?: string | null | undefined
  private?: Partial<Record<'meetingPoint' | 'parking' | 'toilet', string | null | undefined>> | undefined
}

export interface Completeness {
  /** How many things a supporter wants to know about this kind of help, and how many of them are said. */
  asked: number
  said: number
  /** What is not said yet, the weightiest first: its answer helps most. */
  missing: QuestionKey[]
}

/** どこまでわかるか: what a supporter would still have to ask before it can say yes. It counts questions, not chances. */
export function completenessOf(request: SaidSoFar): Completeness {
  const asked = questionKeys.filter((key) => isAsked(key, request))
  const missing = asked.filter((key) => !isSaid(key, request))
  return { asked: asked.length, said: asked.length - missing.length, missing }
}

const filled = (text: string | null | undefined): boolean => Boolean(text?.trim())

function isSaid(key: QuestionKey, request: SaidSoFar): boolean {
  const { private: inside, answers, days } = request
  switch (questionOf(key).rests) {
    case 'days':
      return days.every(({ day, to }) => !day || filled(to))
    case 'private':
      return filled(inside?.meetingPoint)
    case 'rainPlan':
      return Boolean(request.rainPlan)
    case 'supportersDo':
      return filled(request.supportersDo)
    case 'answers':
      return saidOtherwise(key, request) || [answers?.[key as AnswerKey] ?? []].flat().length > 0
  }
}

/** Said in words of one's own, where there was no choice to press. */
function saidOtherwise(key: QuestionKey, { weBring, theyBring, private: inside }: SaidSoFar): boolean {
  if (key === 'tools') return filled(weBring) || filled(theyBring)
  return (key === 'parking' || key === 'toilet') && filled(inside?.[key])
}
