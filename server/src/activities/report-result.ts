import type { MatchId } from '@app/shared'
import type { MatchResult, ResultTold } from '@app/shared/matches'
import { tellResult } from '../matches/index.ts'
import type { Context } from '../platform/context.ts'
import { transact } from '../platform/transact.ts'
import { requestById } from '../requests/index.ts'
import { insertActivity } from './activities.store.ts'

/**
 * Somebody tells how it went. It lives here because the last result of a request also begins its story, not public
 * until the centre has written it and both sides agreed.
 */
export function reportResult(ctx: Context, id: MatchId, said: ResultTold): Promise<MatchResult> {
  return transact(ctx, async (tx) => {
    const { result, finished } = await tellResult(tx, ctx, id, said)
    if (finished) {
      const { title } = await requestById(tx, finished.requestId)
      await insertActivity(tx, { ...finished, title, createdAt: ctx.now })
    }
    return result
  })
}
