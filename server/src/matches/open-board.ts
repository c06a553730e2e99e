import { setImmediate as others } from 'node:timers/promises'
import type { OrganizationId } from '@app/shared'
import type { SuggestionSettings } from '@app/shared/suggestion-settings'
import type { Db, Tx } from '../platform/db.ts'
import { groupedBy } from '../platform/grouped-by.rules.ts'
import { boardFacts, type BoardFacts, type BoardRequestFacts, type Engagement } from './board.queries.ts'
import { type Candidate, candidatesOn, type NobodyBecause, nobodyBecause } from './board.rules.ts'
import type { SupporterFacts } from './suggestion-facts.rules.ts'

/** An open request on the board of all of them. */
export interface OpenRequest extends BoardRequestFacts {
  /** Askings of it that run. */
  running: Engagement[]
  candidates: Candidate[]
  /** Why there is no candidate; null when there is one. */
  nobody: NobodyBecause | null
}

/** A registered supporter on the board. */
export interface BoardSupporter {
  id: OrganizationId
  name: string
  kind: string
  maxHeads: number
  needsPhoneCheck: boolean
  timesAskedLately: number
  /** ひと月に◯回まで, as it said itself. */
  mostAMonth: number | null
  /** What it has promised or was asked for, of open requests and others. */
  engaged: Engagement[]
}

/**
 * All open requests with everybody who could help, by the rules of the suggestions. After each request others get their
 * turn, so that nobody waits for the whole board.
 */
export async function openBoard(
  db: Db | Tx,
  now: Date,
): Promise<{ requests: OpenRequest[]; supporters: BoardSupporter[]; settings: SuggestionSettings }> {
  const facts = await boardFacts(db, now)
  const bySupporter = groupedBy(facts.engagements, ({ supporterId }) => supporterId)
  const byRequest = groupedBy(facts.engagements, ({ requestId }) => requestId)
  const requests: OpenRequest[] = []
  for (const request of facts.open) {
    const known = supportersFor(request, facts, bySupporter)
    const running = (byRequest.get(request.id) ?? []).filter(isRunning)
    const candidates = candidatesOn(daysStillOpen(request, running), request.facts, known, facts.settings)
    const nobody = candidates.length > 0 ? null : nobodyBecause(request.facts, known)
    requests.push({ ...request, running, candidates, nobody })
    await others()
  }
  const supporters = facts.standing.map((one) => {
    const { id, name, kind, maxHeads, needsPhoneCheck, timesAskedLately, mostAMonth } = one
    const engaged = (bySupporter.get(id) ?? []).filter(({ status }) => status !== 'declined')
    return { id, name, kind, maxHeads, needsPhoneCheck, timesAskedLately, mostAMonth, engaged }
  })
  return { requests, supporters, settings: facts.settings }
}

/** Whoever comes already comes on a day: others are asked for the same. */
function daysStillOpen({ facts: { days } }: BoardRequestFacts, running: readonly Engagement[]) {
  const [first] = running.toSorted((a, b) => rankOf(a) - rankOf(b))
  const settled = days.filter(({ day }) => day === first?.onDay)
  return settled.length > 0 ? settled : days
}
const isRunning = ({ status }: Engagement): boolean => status === 'proposed' || status === 'agreed'
const rankOf = ({ status, heads }: Engagement): number => (status === 'agreed' ? 0 : heads !== null ? 1 : 2)

/** The supporters as this request sees them. */
export function supportersFor(
  { id, associationId }: Pick<BoardRequestFacts, 'id' | 'associationId'>,
  { standing, together }: Pick<BoardFacts, 'standing' | 'together'>,
  bySupporter: ReadonlyMap<OrganizationId, Engagement[]>,
): SupporterFacts[] {
  const before = new Map(
    together.filter((one) => one.associationId === associationId).map((one) => [one.supporterId, one]),
  )
  return standing.map((supporter) => {
    const own = bySupporter.get(supporter.id) ?? []
    const here = own.filter(({ requestId }) => requestId === id)
    const isRefused = here.some(({ status }) => status === 'declined')
    return {
      ...supporter,
      busyDays: own.flatMap(({ status, onDay, requestId }) =>
        status === 'agreed' && onDay !== null && requestId !== id ? [onDay] : [],
      ),
      workedTogether: before.get(supporter.id) ?? null,
      thisRequest: here.some(({ status }) => status !== 'declined') ? 'asked' : isRefused ? 'declined' : null,
    }
  })
}
