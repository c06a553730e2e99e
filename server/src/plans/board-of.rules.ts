import type { OrganizationId, RequestId } from '@app/shared'
import type { MatchStatus, ReasonCode, DoubtCode } from '@app/shared/matches'
import { type Board, type BoardSupporter, monthOf, type Pair } from './board.rules.ts'

interface Engagement {
  requestId: RequestId
  status: MatchStatus
  onDay: string | null
  headsAsked: number
  heads: number | null
}

/** What is known of an open request. */
export interface Wanting {
  id: RequestId
  line: { headsMin: number; headsMax: number; headsAgreed: number; headsHeld: number }
  running: readonly Engagement[]
  candidates: readonly {
    supporterId: OrganizationId
    day: string | null
    score: number
    reasons: { code: ReasonCode; text: string }[]
    doubts: { code: DoubtCode; text: string }[]
  }[]
}

/** What is known of a registered supporter. */
export interface Helping {
  id: OrganizationId
  maxHeads: number
  timesAskedLately: number
  /** ひと月に◯回まで, as it said itself; null: as the centre thinks. */
  mostAMonth: number | null
  engaged: readonly Engagement[]
}

export interface Wishes {
  locked: readonly { requestId: RequestId; supporterId: OrganizationId }[]
  forbidden: readonly { requestId: RequestId; supporterId: OrganizationId }[]
  /** Most activities of one supporter in one month. */
  perMonth: number
  /** A score that nobody passes; whatever one misses to it counts, at least one point. */
  perfect: number
}

/** Heads asked of supporters that have not answered: they may come, so nobody else is asked for the same place yet. */
export const headsAwaited = ({ running }: Pick<Wanting, 'running'>): number =>
  running.reduce(
    (sum, { status, heads, headsAsked }) => (status === 'proposed' && heads === null ? sum + headsAsked : sum),
    0,
  )

/** Heads that still have to be found; nought or less: answers are awaited. */
export const headsNeeded = (one: Pick<Wanting, 'line' | 'running'>): number =>
  one.line.headsMin - one.line.headsAgreed - one.line.headsHeld - headsAwaited(one)

/** Requests that need heads and supporters that have some, as a board: places in the lists take the place of ids. */
export function boardOf(requests: readonly Wanting[], supporters: readonly Helping[], wishes: Wishes): Board {
  const requestAt = new Map(requests.map(({ id }, at) => [id, at]))
  const supporterAt = new Map(supporters.map(({ id }, at) => [id, at]))
  const placed = (pairs: Wishes['locked']): Pair[] =>
    pairs.flatMap(({ requestId, supporterId }) => {
      const [request, supporter] = [requestAt.get(requestId), supporterAt.get(supporterId)]
      return request === undefined || supporter === undefined ? [] : [{ request, supporter }]
    })
  return {
    requests: requests.map((one) => ({ need: headsNeeded(one), room: roomOf(one) })),
    supporters: supporters.map((one) => promises(one, wishes.perMonth)),
    options: requests.flatMap(({ candidates }, request) =>
      candidates.map(({ supporterId, day, score }) => ({
        request,
        supporter: supporterAt.get(supporterId)!,
        day,
        misfit: Math.max(1, Math.round(wishes.perfect - score)),
      })),
    ),
    locked: placed(wishes.locked),
    forbidden: placed(wishes.forbidden),
  }
}

const roomOf = (one: Wanting): number =>
  one.line.headsMax - one.line.headsAgreed - one.line.headsHeld - headsAwaited(one)

/** A day that was asked for is kept free until the answer, and counts in its month. */
function promises({ maxHeads, timesAskedLately, engaged, ...own }: Helping, perMonth: number): BoardSupporter {
  const promisedIn: Record<string, number> = {}
  for (const { onDay, status } of engaged)
    if (onDay !== null || status !== 'done') promisedIn[monthOf(onDay)] = (promisedIn[monthOf(onDay)] ?? 0) + 1
  return {
    mostHeads: maxHeads,
    promisedDays: engaged.flatMap(({ onDay, status }) => (onDay !== null && status !== 'done' ? [onDay] : [])),
    promisedIn,
    mostAMonth: Math.min(own.mostAMonth ?? perMonth, perMonth),
    load: timesAskedLately,
  }
}
