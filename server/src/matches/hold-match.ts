import type { MatchId, RequestId } from '@app/shared'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { requireVersion } from '../platform/version.ts'
import { lockRequest, requestById, type RequestRow } from '../requests/index.ts'
import type { Standing } from './answers.rules.ts'
import { lockMatch, matchById, type MatchRow } from './matches.store.ts'
import { standingIn } from './sight.rules.ts'

export interface Held {
  request: RequestRow
  match: MatchRow
}

/**
 * Holds a match and its request for an act of somebody who stands in it: request first, match second, always
 * (docs/decisions/0002-lock-order.md). Not yours = not there.
 */
export async function holdMatch(tx: Tx, ctx: Context, id: MatchId): Promise<Held & { standing: Standing }> {
  const { requestId, supporterId } = await matchById(tx, id)
  const { associationId } = await requestById(tx, requestId)
  const standing = standingIn(ctx.actor, { associationId, supporterId })
  const request = await lockRequest(tx, requestId)
  const match = await lockMatch(tx, id)
  requireVersion(ctx, match.version)
  return { request, match, standing }
}

/** Holds several matches with their requests: all requests in order first, then the matches in order. */
export async function holdMatches(tx: Tx, ids: readonly MatchId[]): Promise<Held[]> {
  const seen: MatchRow[] = []
  for (const id of ids.toSorted()) seen.push(await matchById(tx, id))
  const requests = new Map<RequestId, RequestRow>()
  for (const id of [...new Set(seen.map(({ requestId }) => requestId))].toSorted())
    requests.set(id, await lockRequest(tx, id))
  const held: Held[] = []
  for (const { id } of seen) {
    const match = await lockMatch(tx, id)
    held.push({ match, request: requests.get(match.requestId)! })
  }
  return held
}
