import type { OrganizationId } from '@app/shared'
import type { Review, ReviewPoint } from '@app/shared/organizations'
import { audit } from '../platform/audit.ts'
import type { Context } from '../platform/context.ts'
import { transact } from '../platform/transact.ts'
import { reviewOf } from './reviews.queries.ts'
import { saveTicks } from './reviews.store.ts'
import { lockSupporter } from './supporters.store.ts'

/** A coordinator ticks what it has checked; a colleague goes on from there. */
export function keepReviewTicks(ctx: Context, id: OrganizationId, points: readonly ReviewPoint[]): Promise<Review> {
  return transact(ctx, async (tx) => {
    await lockSupporter(tx, id)
    await saveTicks(tx, id, points, { accountId: ctx.actor.accountId, tickedAt: ctx.now })
    const subject = { subject: 'organization', subjectId: id, organizationId: id }
    await audit(tx, ctx, { act: 'registration.checked', ...subject, detail: { ticked: points.length } })
    return reviewOf(tx, id)
  })
}
