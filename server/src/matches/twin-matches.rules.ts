import type { MatchStatus } from '@app/shared/matches'

/** What decides between two matches of one request when their supporters turn out to be one. */
export interface TwinMatch {
  status: MatchStatus
  supporterAnswer: 'pending' | 'yes' | 'no'
  associationAnswer: 'pending' | 'yes' | 'no'
}

/**
 * Of two matches of one request: the proposal that has come less far ends, the one of the supporter that goes where both
 * came as far. Two promises are for people to sort out. What both did is history and stays as it is.
 */
export function twinEnding(stays: TwinMatch, goes: TwinMatch): 'none' | 'stays' | 'goes' | 'refuse' {
  const [one, other] = [rank(stays), rank(goes)]
  if (one === 0 || other === 0) return 'none'
  if (stays.status === 'done' && goes.status === 'done') return 'none'
  if (stays.status !== 'proposed' && goes.status !== 'proposed') return 'refuse'
  return other > one ? 'stays' : 'goes'
}

/** How far a match has come; 0: it has ended without. */
function rank({ status, supporterAnswer, associationAnswer }: TwinMatch): number {
  if (status === 'agreed' || status === 'done') return 4
  if (status !== 'proposed') return 0
  if (supporterAnswer === 'yes') return 3
  return associationAnswer === 'yes' ? 2 : 1
}
