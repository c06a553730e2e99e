import { Refusal, type RequestId } from '@app/shared'
import type { RequestPage, RequestStatus } from '@app/shared/requests'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { reachRequest } from './reach-request.ts'
import { riskOf } from './request-facts.queries.ts'
import { requestSeen } from './request-seen.queries.ts'
import { insuranceNeeded } from './requests.rules.ts'
import { type RequestRow, saveRequest } from './requests.store.ts'

const over: readonly RequestStatus[] = ['done', 'closed', 'unmet', 'cancelled']

/** A coordinator ticks 「保険確認済み」 or takes it back; who and when are kept (product rule 9). */
export function checkInsurance(ctx: Context, requestId: RequestId, checked: boolean): Promise<RequestPage> {
  return transact(ctx, async (tx) => {
    const { row } = await reachRequest(tx, ctx, requestId)
    if (over.includes(row.status)) throw new Refusal('wrong-moment')
    const by = { insuranceCheckedAt: ctx.now, insuranceCheckedBy: ctx.actor.accountId }
    const nobody = { insuranceCheckedAt: null, insuranceCheckedBy: null }
    await saveRequest(tx, requestId, checked ? by : nobody, ctx.now)
    await record(tx, ctx, { type: 'request.insurance-checked', requestId })
    return requestSeen(tx, ctx.actor, requestId)
  })
}

/** Refuses an agreement before the insurance was looked at, where the work needs it. */
export async function requireInsurance(tx: Tx, row: RequestRow): Promise<void> {
  const needed = insuranceNeeded(await riskOf(tx, row.itemId), row.hazards)
  if (needed && !row.insuranceCheckedAt) throw new Refusal('insurance-unchecked')
}
