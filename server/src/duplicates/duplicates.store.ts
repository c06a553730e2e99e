import type { AccountId, OrganizationId } from '@app/shared'
import type { Tx } from '../platform/db.ts'
import { toldApartTable } from './duplicates.table.ts'

/** Remembers that two organizations are different; who says it again changes nothing. The smaller id stands first. */
export async function insertToldApart(
  tx: Tx,
  pair: [OrganizationId, OrganizationId],
  told: { toldAt: Date; toldBy: AccountId | null },
): Promise<void> {
  const [firstId, secondId] = pair.toSorted()
  await tx
    .insert(toldApartTable)
    .values({ firstId: firstId!, secondId: secondId!, ...told })
    .onConflictDoNothing()
}
