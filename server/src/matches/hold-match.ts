import type { MatchId } from '@app/shared'
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
