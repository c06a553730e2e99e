import type { RequestId } from '@app/shared'
import type { RequestPage } from '@app/shared/requests'
import type { Context } from '../platform/context.ts'
import { transact } from '../platform/transact.ts'
import { moveRequest } from './move-request.ts'
import { reachRequest } from './reach-request.ts'
import { requestSeen } from './request-seen.queries.ts'

/** A coordinator gives a request back with what is missing; the association is told the reason. */
export function returnRequest(ctx: Context, requestId: RequestId, reason: string): Promise<RequestPage> {
  return transact(ctx, async (tx) => {
    const { row, side } = await reachRequest(tx, ctx, requestId)
    await moveRequest(tx, ctx, row, 'return', side, reason)
    return requestSeen(tx, ctx.actor, requestId)
  })
}
