import type { OrganizationId, RequestId } from '@app/shared'
import type { ReasonCode } from '@app/shared/matches'
import type { Db, Tx } from '../platform/db.ts'
import { groupedBy } from '../platform/grouped-by.rules.ts'
import { boardFacts, type BoardRequestFacts } from './board.queries.ts'
import { supportersFor } from './open-board.ts'
import { fits, suggestSupporters } from './suggestions.rules.ts'

/** A published open request that fits a supporter, and why, in words that it may read. */
export interface Fitting {
  requestId: RequestId
  reasons: { code: ReasonCode; text: string }[]
}

/**
 * What a supporter may read of why it fits: what it said itself. That it helped this association before would name an
 * association that does not show its name (rule 2); how often it was asked is the centre's business.
 */
const forItself: readonly ReasonCode[] = [
  'can-do-item',
  'can-do-category',
  'same-district',
  'same-block',
  'whole-city',
  'weekday-fits',
  'month-fits',
  'time-fits',
  'enough-heads',
]

/**
 * うちに合う依頼: reads the board once, and then tells of any registered supporter which open requests fit it, best
 * first, by the rules of the suggestions. Those it was asked for, promised or refused are left out.
 */
export async function fittingRequests(db: Db | Tx, now: Date): Promise<(id: OrganizationId) => Fitting[]> {
  const facts = await boardFacts(db, now)
  const bySupporter = groupedBy(facts.engagements, ({ supporterId }) => supporterId)
  const published = facts.open.filter((one) => one.published && hasRoom(one))
  return (id) => {
    const own = { ...facts, standing: facts.standing.filter((one) => one.id === id) }
    return published
      .flatMap((request) => {
        const supporters = supportersFor(request, own, bySupporter)
        const wanted = supporters.filter((one) => one.thisRequest === null && fits(request.facts, one))
        return suggestSupporters(request.facts, wanted, facts.settings).map((ranked) => ({ request, ...ranked }))
      })
      .toSorted((a, b) => b.score - a.score || (a.request.id < b.request.id ? -1 : 1))
      .map(({ request: { id: requestId }, reasons }) => ({
        requestId,
        reasons: reasons.filter(({ code }) => forItself.includes(code)),
      }))
  }
}

const hasRoom = ({ line: { headsMax, headsAgreed, headsHeld } }: BoardRequestFacts) =>
  headsAgreed + headsHeld < headsMax
