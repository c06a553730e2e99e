import { Refusal, type RequestId } from '@app/shared'
import { isStaff } from '@app/shared/accounts/role'
import type { CombinationSeen, Ways } from '@app/shared/matches'
import type { RequestStatus } from '@app/shared/requests'
import type { Actor } from '../platform/context.ts'
import type { Db, Tx } from '../platform/db.ts'
import { type Combination, combinationsFor } from './combinations.rules.ts'
import { fittingNow, isOfAssociation, relaxationsOf } from './relaxations.rules.ts'
import { requestFacts, supporterFacts } from './suggestion-facts.queries.ts'
import { suggestionFrom } from './suggestions.queries.ts'

/** Helpers are sought, or were not found: then it says what may go better next time. */
const isSought: readonly RequestStatus[] = ['open', 'unmet']

/**
 * Where one supporter is not found or not enough: combinations, and which condition to relax. The association reads
 * only what it can change itself, in numbers, and only when nobody could be asked; for others its request is not there.
 */
export async function waysFor(db: Db | Tx, actor: Actor, requestId: RequestId, now: Date): Promise<Ways> {
  const request = await requestFacts(db, requestId, now)
  const isCentre = actor.role !== 'nobody' && actor.role !== 'system' && isStaff(actor.role)
  if (!isCentre && request.associationId !== actor.organizationId) throw new Refusal('not-found')
  if (!isSought.includes(request.status)) return { fitting: 0, combinations: [], relaxations: [] }

  const known = await supporterFacts(db, request, now, 'anywhere')
  const fitting = fittingNow(request.facts, known)
  const relaxations = relaxationsOf(request.facts, known)
  if (!isCentre) {
    const nobodyFits = fitting === 0 && known.every(({ thisRequest }) => thisRequest !== 'asked')
    return { fitting, combinations: [], relaxations: nobodyFits ? relaxations.filter(isOfAssociation) : [] }
  }
  const seen = suggestionFrom(known, request.settings)
  const shown = ({ day, parts }: Combination): CombinationSeen => ({
    day: day?.day ?? null,
    parts: parts.map(({ heads, ...ranked }) => ({ ...seen(ranked), heads })),
  })
  return { fitting, combinations: combinationsFor(request.facts, known, request.settings).map(shown), relaxations }
}
