import { type OrganizationId, Refusal } from '@app/shared'
import { organizationById } from '../organizations/index.ts'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { insertToldApart } from './duplicates.store.ts'

interface Pair {
  firstId: OrganizationId
  secondId: OrganizationId
}

/** 「別の団体です」: a coordinator has looked at two that are alike; the pair is not shown again. */
export function tellApart(ctx: Context, { firstId, secondId }: Pair): Promise<Pair> {
  return transact(ctx, async (tx) => {
    if (firstId === secondId) throw new Refusal('invalid-input', '二つの違う団体を選んでください')
    const first = await organizationById(tx, firstId)
    const second = await organizationById(tx, secondId)
    if (first.kind !== second.kind) throw new Refusal('invalid-input', '自治会とサポーター団体は、重なりません')
    await insertToldApart(tx, [firstId, secondId], { toldAt: ctx.now, toldBy: ctx.actor.accountId })
    await record(tx, ctx, { type: 'organization.told-apart', organizationId: firstId, otherId: secondId })
    return { firstId, secondId }
  })
}
