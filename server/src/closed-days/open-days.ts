import type { ClosedSpanId, OrganizationId } from '@app/shared'
import { sideReaching } from '../organizations/index.ts'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { deleteSpan } from './closed-days.store.ts'

/** A supporter, or the centre for it, can come after all: the span is taken away, its word with it. */
export function openDays(
  ctx: Context,
  organizationId: OrganizationId,
  id: ClosedSpanId,
): Promise<{ id: ClosedSpanId }> {
  return transact(ctx, async (tx) => {
    sideReaching(ctx.actor, organizationId)
    await deleteSpan(tx, organizationId, id)
    await record(tx, ctx, { type: 'closed-span.removed', closedSpanId: id, organizationId })
    return { id }
  })
}
