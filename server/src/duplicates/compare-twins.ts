import { type OrganizationId, Refusal } from '@app/shared'
import type { Clash, ComparedOrganization } from '@app/shared/duplicates'
import { revealContact } from '../organizations/index.ts'
import type { Context } from '../platform/context.ts'
import { transact } from '../platform/transact.ts'
import { clashesOf } from './clashes.queries.ts'
import { twinFacts } from './twins.queries.ts'

/** Both organizations side by side with what clashes, before they are made one. Each look at a contact is written down (rule 2). */
export function compareTwins(
  ctx: Context,
  { firstId, secondId }: { firstId: OrganizationId; secondId: OrganizationId },
): Promise<{ items: ComparedOrganization[]; clashes: Clash[] }> {
  return transact(ctx, async (tx) => {
    const items: ComparedOrganization[] = []
    for (const id of [firstId, secondId]) {
      const facts = await twinFacts(tx, id)
      items.push({ ...facts, contact: await revealContact(tx, ctx, id) })
    }
    if (items[0]!.kind !== items[1]!.kind || firstId === secondId)
      throw new Refusal('invalid-input', '同じ側の、二つの団体を選んでください')
    return { items, clashes: await clashesOf(tx, firstId, secondId) }
  })
}
