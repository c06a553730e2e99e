import { addDays, type MatchId } from '@app/shared'
import type { Answer, MatchStatus } from '@app/shared/matches'
import type { MatchSide } from './answers.rules.ts'

/**
 * What a link that stands for a side is for: the association's answer to an offer, or how it went. Its secret is signed
 * over purpose and match, so it rests nowhere; the match itself says whether anything is left to answer.
 */
export const sideLinks = ['accept', 'result-association', 'result-supporter'] as const
export type SideLink = (typeof sideLinks)[number]

/** For whom a link speaks. */
export const sideOfLink = (purpose: SideLink): MatchSide =>
  purpose === 'result-supporter' ? 'supporter' : 'association'

/** `/a/accept/0199…/`, before its secret. */
export const sideLinkPath = (purpose: SideLink, matchId: MatchId): string => `/a/${purpose}/${matchId}/`

/** The same for several sessions of a series that one supporter offered: any of their matches stands for all of them. */
export const sessionsLinkPath = (matchId: MatchId): string => `/a/accept-sessions/${matchId}/`

/** For how many days after the day, or after the agreement where none was set, a link takes how it went. */
export const daysToTell = 60

/** `open`: waits for this side; `answered`: what stands is shown; `over`: too late, or the asking has ended. */
export type SideLinkState = 'open' | 'answered' | 'over'

interface Asked {
  status: MatchStatus
  associationAnswer: Answer
  answerBy: Date
  /** `YYYY-MM-DD`; null while no day was set. */
  onDay: string | null
  agreedAt: Date | null
}

/** Whether a link still takes an answer. The first answer stands, whoever of the association gave it and wherever. */
export function stateOfSideLink(purpose: SideLink, match: Asked, hasTold: boolean, now: Date): SideLinkState {
  if (purpose !== 'accept') return hasTold ? 'answered' : mayStillTell(match, now) ? 'open' : 'over'
  if (match.associationAnswer !== 'pending' || match.status !== 'proposed') return 'answered'
  return match.answerBy > now ? 'open' : 'over'
}

function mayStillTell({ status, onDay, agreedAt }: Asked, now: Date): boolean {
  if (status !== 'agreed' && status !== 'done') return false
  const from = onDay ? new Date(`${addDays(onDay, 1)}T00:00:00+09:00`) : agreedAt
  return from === null || now.getTime() < from.getTime() + daysToTell * 86_400_000
}
