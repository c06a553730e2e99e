import type { MatchId } from '@app/shared'
import type { MatchResult, ResultTold } from '@app/shared/matches'
import { tellResult } from '../matches/index.ts'
import type { Context } from '../platform/context.ts'
import { transact } from '../platform/transact.ts'
import { requestById } from '../requests/index.ts'
import { insertActivity } from './activities.store.ts'
import { draftFromReports } from './stories/write-story.ts'

/**
 * Somebody tells how it went. It lives here because the last result of a request also begins its story, drafted from what
 * was told and not public until every side has said yes to it.
 */
export function reportResult(ctx: Context, id: MatchId, said: ResultTold): Promise<MatchResult> {
  return transact(ctx, async (tx) => {
    const { result, requestId, finished } = await tellResult(tx, ctx, id, said)
    if (finished) {
      const { title } = await requestById(tx, requestId)
      await insertActivity(tx, { requestId, ...finished, title, createdAt: ctx.now })
    }
    await draftFromReports(tx, requestId)
    return result
  })
}
