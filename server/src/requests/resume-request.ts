import { Refusal, type RequestId } from '@app/shared'
import { onlyAsked, type RequestPage, type WishedDay } from '@app/shared/requests'
import type { Context } from '../platform/context.ts'
import { transact } from '../platform/transact.ts'
import { moveRequest } from './move-request.ts'
import { reachRequest } from './reach-request.ts'
import { requestSeen } from './request-seen.queries.ts'
import { refusePastDays } from './requests.rules.ts'
import { reopenChecks } from './settle-checks.ts'
import { daysOf, replaceDays, saveRequest } from './requests.store.ts'

/** A postponed request gets new days and opens again. What only the old days asked for (heat in summer) goes with them. */
export function resumeRequest(ctx: Context, requestId: RequestId, days: WishedDay[]): Promise<RequestPage> {
  return transact(ctx, async (tx) => {
    const { row, side } = await reachRequest(tx, ctx, requestId)
    if (row.status !== 'postponed') throw new Refusal('wrong-moment')
    refusePastDays(days, ctx.now)

    const before = { ...row, days: await daysOf(tx, requestId) }
    await moveRequest(tx, ctx, row, 'resume', side)
    const answers = onlyAsked(row.answers, { ...row, days })
    await saveRequest(
      tx,
      requestId,
      { whenKind: days.length > 1 ? 'candidates' : 'single', answers, goesAheadOn: null },
      ctx.now,
    )
    await replaceDays(tx, requestId, days)
    await reopenChecks(tx, ctx, row, before, { ...row, answers, days })
    return requestSeen(tx, ctx.actor, requestId)
  })
}
