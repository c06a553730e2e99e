import { Refusal, type RequestId } from '@app/shared'
import { mayStillChange, type RequestInput, type RequestPage } from '@app/shared/requests'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { daysAsked } from './days-asked.queries.ts'
import { reachRequest } from './reach-request.ts'
import { refuseUnknownChoices } from './request-facts.queries.ts'
import { requestSeen } from './request-seen.queries.ts'
import { refuseMovingAsked, refusePastDays } from './requests.rules.ts'
import { reopenChecks } from './settle-checks.ts'
import { daysOf, type RequestRow, saveInput } from './requests.store.ts'

/** The association, or the centre for it, changes a request that nobody has agreed to yet. */
export function editRequest(ctx: Context, requestId: RequestId, input: RequestInput): Promise<RequestPage> {
  return transact(ctx, async (tx) => {
    const { row } = await reachRequest(tx, ctx, requestId)
    await changeRequest(tx, ctx, row, input)
    return requestSeen(tx, ctx.actor, requestId)
  })
}

/**
 * The same within a transaction that does more; the caller holds the request. What the centre had checked about safety is
 * open again where the change touches it.
 */
export async function changeRequest(tx: Tx, ctx: Context, row: RequestRow, input: RequestInput): Promise<void> {
  if (!mayStillChange(row)) throw new Refusal('wrong-moment', 'お手伝いが決まっているため、センターにご相談ください')
  const days = await daysOf(tx, row.id)
  refusePastDays(input.days, ctx.now, days)
  refuseMovingAsked(input.days, days, await daysAsked(tx, row.id))
  await refuseUnknownChoices(tx, input, row)

  await saveInput(tx, row.id, input, ctx.now)
  await reopenChecks(tx, ctx, row, { ...row, days }, input)
  await record(tx, ctx, { type: 'request.edited', requestId: row.id })
}
