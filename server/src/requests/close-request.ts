import type { RequestId } from '@app/shared'
import type { RequestPage } from '@app/shared/requests'
import type { Context } from '../platform/context.ts'
import { transact } from '../platform/transact.ts'
import { moveRequest } from './move-request.ts'
import { reachRequest } from './reach-request.ts'
import { requestSeen } from './request-seen.queries.ts'

/** A coordinator closes a request whose work is done. */
export function closeRequest(ctx: Context, requestId: RequestId): Promise<RequestPage> {
  return transact(ctx, async (tx) => {
    const { row, side } = await reachRequest(tx, ctx, requestId)
    await moveRequest(tx, ctx, row, 'close', side)
    return requestSeen(tx, ctx.actor, requestId)
  })
}
