import type { MatchId } from '@app/shared'
import { advance } from '@app/shared/kernel'
import { type Match, matchLifecycle } from '@app/shared/matches'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { dropAgreedHeads } from '../requests/index.ts'
import type { Standing } from './answers.rules.ts'
import { holdMatch } from './hold-match.ts'
import { matchSeen } from './matches.queries.ts'
import { type MatchRow, saveMatch } from './matches.store.ts'
import { settleRequest } from './settle-request.ts'

/** An agreed match falls out, with a reason: the other side is told at once, contacts close, the request may open again. */
export function cancelMatch(ctx: Context, id: MatchId, reason: string): Promise<Match> {
  return transact(ctx, async (tx) => {
    const { standing, match } = await holdMatch(tx, ctx, id)
    await callOff(tx, ctx, match, { standing, reason })
    return matchSeen(tx, ctx.actor, id)
  })
}

/** The same under the locks of request and match. */
export async function callOff(
  tx: Tx,
  ctx: Context,
  match: MatchRow,
  { standing, reason }: { standing: Standing; reason: string },
): Promise<void> {
  const status = advance(matchLifecycle, match.status, 'cancel', standing)
  await dropAgreedHeads(tx, match.requestId, match.heads!)
  await saveMatch(tx, match.id, { status, endReason: reason, endedAt: ctx.now })
  await record(tx, ctx, { type: 'match.cancelled', matchId: match.id, by: standing })
  await settleRequest(tx, ctx, match.requestId)
}
