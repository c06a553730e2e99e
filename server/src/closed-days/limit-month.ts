import { type OrganizationId, Refusal } from '@app/shared'
import { saveMonthLimit, sideReaching, standingOfSupporter } from '../organizations/index.ts'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { gone } from './close-days.ts'

interface MonthLimit {
  mostAMonth: number | null
}

/** A supporter, or the centre for it, says how often a month it helps at most. What it has promised stands. */
export function limitMonth(
  ctx: Context,
  organizationId: OrganizationId,
  { mostAMonth }: MonthLimit,
): Promise<MonthLimit> {
  return transact(ctx, async (tx) => {
    sideReaching(ctx.actor, organizationId)
    if (gone.includes(await standingOfSupporter(tx, organizationId))) throw new Refusal('wrong-moment')
    await saveMonthLimit(tx, organizationId, mostAMonth)
    await record(tx, ctx, { type: 'month-limit.changed', organizationId })
    return { mostAMonth }
  })
}
