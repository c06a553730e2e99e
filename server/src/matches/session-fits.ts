import type { OrganizationId, RequestId } from '@app/shared'
import type { AskedGuard, MatchStatus } from '@app/shared/matches'
import type { Db, Tx } from '../platform/db.ts'
import { whyNotOn } from './day-fit.rules.ts'
import { factsOfAll } from './facts-of-all.queries.ts'
import type { KnownRequest, KnownSupporter } from './suggestion-facts.queries.ts'
import type { Ranked, RequestFacts } from './suggestion-facts.rules.ts'
import { askedOf } from './suggestions.queries.ts'
import { suggestSupporters } from './suggestions.rules.ts'

/** How one supporter stands to one session of a series. */
export interface SessionFit {
  supporter: Pick<KnownSupporter, 'name' | 'number' | 'kind' | 'maxHeads' | 'needsPhoneCheck'> & { id: OrganizationId }
  asked: AskedGuard
  /** Its place among the suggestions for this session; null: it cannot be asked for it. */
  ranked: Ranked | null
  /** Why not, in words to read out. */
  why: string | null
}

/** For each of these requests everybody who does this help and comes to this part of the city, with whether it could come. */
export async function fitsOf(
  db: Db | Tx,
  requestIds: readonly RequestId[],
  now: Date,
): Promise<Map<RequestId, SessionFit[]>> {
  const all = await factsOfAll(db, requestIds, now)
  return new Map([...all].map(([id, { request, known }]) => [id, fitsIn(request, known)]))
}

/** How each of the known supporters stands to one request. */
export function fitsIn(request: KnownRequest, known: readonly KnownSupporter[]): SessionFit[] {
  const ranked = new Map(suggestSupporters(request.facts, known, request.settings).map((one) => [one.supporterId, one]))
  return known.map((supporter) => {
    const taken = supporter.matchStatus && already[supporter.matchStatus]
    const fit = taken ? null : (ranked.get(supporter.id) ?? null)
    return {
      supporter,
      asked: askedOf(supporter, request.settings),
      ranked: fit,
      why: fit ? null : (taken ?? whyNot(request.facts, supporter)),
    }
  })
}

const already: Partial<Record<MatchStatus, string>> = {
  proposed: 'もう声をかけています',
  agreed: 'お手伝いが決まっています',
  done: 'お手伝いが終わっています',
}

const whyNot = ({ days, today }: RequestFacts, supporter: KnownSupporter): string =>
  days.map(({ day }) => whyNotOn(day, supporter, today)).find((why) => why !== null) ?? '条件が合いません'
