import type { MatchId, RequestId } from '@app/shared'
import { advance } from '@app/shared/kernel'
import { matchLifecycle } from '@app/shared/matches'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { eachInTurn } from '../platform/each-in-turn.ts'
import { record } from '../platform/outbox.ts'
import { lockRequest } from '../requests/index.ts'
import { lockMatch, overdueProposals, saveMatch } from './matches.store.ts'
import { freeHeads } from './settle-request.ts'

const atOnce = 200

/**
 * Proposals without an answer in time expire, and heads they held are free again. The worker calls this with the
 * system's context. Each proposal is a transaction of its own: one that fails is told at the end and keeps no other.
 */
export async function sweepMatches(ctx: Context): Promise<number> {
  const overdue = await overdueProposals(ctx.db, ctx.now, atOnce)
  return eachInTurn(ctx, overdue, (tx, { id, requestId }) => expireMatch(tx, ctx, id, requestId))
}

/** Ends one proposal, unless it was answered in the meantime. */
async function expireMatch(tx: Tx, ctx: Context, id: MatchId, requestId: RequestId): Promise<boolean> {
  await lockRequest(tx, requestId)
  const match = await lockMatch(tx, id)
  if (match.status !== 'proposed' || match.answerBy > ctx.now) return false
  const status = advance(matchLifecycle, match.status, 'expire', 'system')
  await freeHeads(tx, match)
  await saveMatch(tx, id, { status, endReason: '期限までにお返事がありませんでした', endedAt: ctx.now })
  await record(tx, ctx, { type: 'match.expired', matchId: id, by: 'system' })
  return true
}
