import { Refusal, type RequestId } from '@app/shared'
import { onlyAsked, type RequestPage, type WishedDay } from '@app/shared/requests'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { transact } from '../platform/transact.ts'
import { moveRequest } from './move-request.ts'
import { reachRequest } from './reach-request.ts'
import { requestSeen } from './request-seen.queries.ts'
import { refusePastDays } from './requests.rules.ts'
import { reopenChecks } from './settle-checks.ts'
import { daysOf, replaceDays, type RequestRow, saveRequest } from './requests.store.ts'

/**
 * A postponed request gets new days and opens again, by the centre or by its association. What only the old days asked for
 * (heat in summer) goes with them. What was put off before the centre had looked at it is handed in anew: it looks first.
 */
export function resumeRequest(ctx: Context, requestId: RequestId, days: WishedDay[]): Promise<RequestPage> {
  return transact(ctx, async (tx) => {
    const { row, side } = await reachRequest(tx, ctx, requestId)
    if (row.status !== 'postponed') throw new Refusal('wrong-moment')
    refusePastDays(days, ctx.now)

    const isUnseen = side === 'association' && row.openedAt === null
    await moveRequest(tx, ctx, row, isUnseen ? 'hand-in-anew' : 'resume', side)
    await takeNewDays(tx, ctx, row, days)
    return requestSeen(tx, ctx.actor, requestId)
  })
}

/** The days of a held request anew: what only the old ones asked for goes with them, checks that hung on them open again. */
export async function takeNewDays(tx: Tx, ctx: Context, row: RequestRow, days: readonly WishedDay[]): Promise<void> {
  const before = { ...row, days: await daysOf(tx, row.id) }
  const answers = onlyAsked(row.answers, { ...row, days })
  const whenKind = days.length > 1 ? 'candidates' : 'single'
  await saveRequest(tx, row.id, { whenKind, answers, goesAheadOn: null }, ctx.now)
  await replaceDays(tx, row.id, days)
  await reopenChecks(tx, ctx, row, before, { ...row, answers, days: [...days] })
}
