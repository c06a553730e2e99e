import { Refusal, type RequestId } from '@app/shared'
import { isStaff, sideOf } from '@app/shared/accounts/role'
import type { Side } from '@app/shared/kernel'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { requireVersion } from '../platform/version.ts'
import { lockRequest, type RequestRow } from './requests.store.ts'

/** Holds a request for its own association or the centre. For everybody else it is not there. */
export async function reachRequest(tx: Tx, ctx: Context, id: RequestId): Promise<{ row: RequestRow; side: Side }> {
  const { role, organizationId } = ctx.actor
  if (role === 'nobody' || role === 'system') throw new Refusal('not-found')
  const row = await lockRequest(tx, id)
  if (!isStaff(role) && row.associationId !== organizationId) throw new Refusal('not-found')
  requireVersion(ctx, row.version)
  return { row, side: sideOf(role) }
}
