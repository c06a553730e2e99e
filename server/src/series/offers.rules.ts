import type { MatchId } from '@app/shared'
import type { Answer, MatchStatus } from '@app/shared/matches'

/** One session that a supporter said it comes to. */
export interface OfferedSession {
  matchId: MatchId
  number: number
  sessionTitle: string | null
  day: string | null
  from: string | null
  to: string | null
  heads: number
  status: MatchStatus
  associationAnswer: Answer
  /** Until when the association may answer. */
  answerBy: string
}

/** Whether the association's answer is still awaited. */
export const isAwaited = ({ status, associationAnswer, answerBy }: OfferedSession, now: Date): boolean =>
  status === 'proposed' && associationAnswer === 'pending' && new Date(answerBy) > now

/** `open`: some session waits; `answered`: what stands is shown; `over`: all came too late. */
export function stateOfOffers(sessions: readonly OfferedSession[], now: Date): 'open' | 'answered' | 'over' {
  if (sessions.some((one) => isAwaited(one, now))) return 'open'
  return sessions.every(({ status, associationAnswer }) => status === 'proposed' && associationAnswer === 'pending')
    ? 'over'
    : 'answered'
}

const stands: Record<MatchStatus, string> = {
  proposed: 'お返事の期限が過ぎました',
  agreed: 'お願いしました。お手伝いが決まりました',
  done: 'お手伝いは終わりました',
  declined: '今回は見送りました',
  withdrawn: 'この話は、なくなりました',
  expired: 'お返事の期限が過ぎて、終わりました',
  cancelled: '取りやめになりました',
}

/** How a session stands that waits for nothing any more, in the association's eyes. */
export const standOfOffer = ({ status }: OfferedSession): string => stands[status]
