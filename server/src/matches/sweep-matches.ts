import { advance } from '@app/shared/kernel'
import { matchLifecycle } from '@app/shared/matches'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { lockRequest } from '../requests/index.ts'
import { lockMatch, overdueProposals, saveMatch } from './matches.store.ts'
import { freeHeads } from './settle-request.ts'

const atOnce = 200

/**
 * Proposals without an answer in time expire, and heads they held are free again. The worker calls this with the
 * system's context; each proposal is a transaction of its own, so one that fails does not keep the others.
 */
export async function sweepMatches(ctx: Context): Promise<number> {
  const overdue = await overdueProposals(ctx.db, ctx.now, atOnce)
  let expired = 0
  for (const { id, requestId } of overdue) {
    const isExpired = await transact(
      ctx,
      async (tx) => {
        await lockRequest(tx, requestId)
        const match = await lockMatch(tx, id)
        if (match.status !== 'proposed' || match.answerBy > ctx.now) return false
        const status = advance(matchLifecycle, match.status, 'expire', 'system')
        await freeHeads(tx, match)
        await saveMatch(tx, id, { status, endReason: '期限までにお返事がありませんでした', endedAt: ctx.now })
        await record(tx, ctx, { type: 'match.expired', matchId: id, by: 'system' })
        return true
      },
      { silent: true },
    )
    if (isExpired) expired++
  }
  return expired
}
