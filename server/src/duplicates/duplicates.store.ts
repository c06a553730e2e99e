import type { AccountId, OrganizationId } from '@app/shared'
import { sql } from 'drizzle-orm'
import type { Tx } from '../platform/db.ts'
import { toldApartTable } from './duplicates.table.ts'
import { moved } from './pointers.rules.ts'

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

/** Everything that points at the one that goes points at the one that stays, but for what both have. */
export async function movePointers(tx: Tx, stays: OrganizationId, goes: OrganizationId): Promise<void> {
  for (const { table, column, unless } of moved) {
    const but = unless ? sql`and not (${sql.join(unless.split('$1').map((part) => sql.raw(part)), sql`${stays}::uuid`)})` : sql``
    await tx.execute(
      sql`update ${sql.identifier(table)} t set ${sql.identifier(column)} = ${stays} where t.${sql.identifier(column)} = ${goes} ${but}`,
    )
  }
}

/** What is held of both, as one value: whoever began something meanwhile makes it another one. */
export async function heldNow(tx: Tx, ids: OrganizationId[]): Promise<string> {
  const wanted = sql.join(
    ids.map((id) => sql`${id}::uuid`),
    sql`, `,
  )
  const { rows } = await tx.execute<{ now: string }>(sql`
    select (select count(*) from matches where supporter_id in (${wanted})) || ' ' ||
      (select count(*) from meeting_sign_ups s join exchange_meetings m on m.id = s.meeting_id
        where s.organization_id in (${wanted}) and m.status in ('open', 'closed')) as now`)
  return rows[0]!.now
}
