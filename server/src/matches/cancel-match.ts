import type { MatchId } from '@app/shared'
import { advance } from '@app/shared/kernel'
import { type Match, matchLifecycle } from '@app/shared/matches'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { dropAgreedHeads } from '../requests/index.ts'
import { holdMatch } from './hold-match.ts'
import { matchSeen } from './matches.queries.ts'
import { saveMatch } from './matches.store.ts'
import { settleRequest } from './settle-request.ts'

/** An agreed match falls out, with a reason: the other side is told at once, contacts close, the request may open again. */
export function cancelMatch(ctx: Context, id: MatchId, reason: string): Promise<Match> {
  return transact(ctx, async (tx) => {
    const { standing, request, match } = await holdMatch(tx, ctx, id)
    const status = advance(matchLifecycle, match.status, 'cancel', standing)
    await dropAgreedHeads(tx, request.id, match.heads!)
    await saveMatch(tx, id, { status, endReason: reason, endedAt: ctx.now })
    await record(tx, ctx, { type: 'match.cancelled', matchId: id, by: standing })
    await settleRequest(tx, ctx, request.id)
    return matchSeen(tx, ctx.actor, id)
  })
}
