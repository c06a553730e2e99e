import { jstDay } from '@app/shared/kernel/day'
import { allows, type Side } from '@app/shared/kernel/lifecycle'
import { matchLifecycle } from '@app/shared/matches/match.lifecycle'
import type { SeriesHelper, SeriesPage } from '@app/shared/series'

type SessionMatch = SeriesHelper['matches'][number]

/** Whether `by` may take this back: whoever began it, and the centre. */
const mayTakeBack = ({ status, startedBy }: SessionMatch, by: Side): boolean =>
  allows(matchLifecycle, status, 'withdraw', by) && (by === 'coordinator' || by === startedBy)

/** What `by` could take back of one supporter: what waits for its answer, and what it has said yes to already. */
export function takeable({ matches }: SeriesHelper, by: Side): { waiting: SessionMatch[]; answered: SessionMatch[] } {
  const mine = matches.filter((match) => mayTakeBack(match, by))
  const isMeant = (match: SessionMatch) => match.supporterAnswer === 'pending' || by === 'supporter'
  return { waiting: mine.filter(isMeant), answered: mine.filter((match) => !isMeant(match)) }
}

/**
 * What ends when this supporter leaves: everything that runs and lies ahead. Only where something was promised: what merely
 * waits is answered, or taken back.
 */
export function leavable({ matches }: SeriesHelper, { sessions }: SeriesPage, now: Date = new Date()): SessionMatch[] {
  const dayOf = (id: string) => sessions.find((one) => one.id === id)?.days[0]?.day ?? null
  const isAhead = ({ requestId }: SessionMatch) => (dayOf(requestId) ?? jstDay(now)) >= jstDay(now)
  const left = matches.filter((match) => match.status === 'proposed' || (match.status === 'agreed' && isAhead(match)))
  return left.some(({ status, supporterAnswer }) => status === 'agreed' || supporterAnswer === 'yes') ? left : []
}

/** What stays as it is when these end: promised days and those that are over; what was never to come is not named. */
export const staying = ({ matches }: SeriesHelper, ending: readonly SessionMatch[]): SessionMatch[] =>
  matches.filter((match) => !ending.includes(match) && ['proposed', 'agreed', 'done'].includes(match.status))
