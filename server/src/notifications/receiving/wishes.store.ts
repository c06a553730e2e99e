import type { AccountId } from '@app/shared'
import { inArray } from 'drizzle-orm'
import type { Db, Tx } from '../../platform/db.ts'
import { usualWishes, type Wishes } from './receiving.rules.ts'
import { receivingWishesTable as table } from './receiving.table.ts'

type Row = typeof table.$inferSelect

const toWishes = ({ mail, digest, quietFrom, quietTo }: Row): Wishes => ({
  mail,
  digest,
  quiet: quietFrom === null || quietTo === null ? null : { from: quietFrom, to: quietTo },
})

/** How somebody wishes to hear. */
export async function wishesOf(db: Db | Tx, accountId: AccountId): Promise<Wishes> {
  const [row] = await db
    .select()
    .from(table)
    .where(inArray(table.accountId, [accountId]))
  return row ? toWishes(row) : usualWishes
}

/**
 * How people wish to hear, held until the transaction ends: whoever changes it meanwhile waits, and finds what was held
 * by the old wish.
 */
export async function lockWishes(tx: Tx, accountIds: readonly AccountId[]): Promise<Map<AccountId, Wishes>> {
  if (accountIds.length === 0) return new Map()
  const rows = await tx
    .select()
    .from(table)
    .where(inArray(table.accountId, [...accountIds]))
    .orderBy(table.accountId)
    .for('share')
  return new Map(rows.map((row) => [row.accountId, toWishes(row)]))
}

/** Keeps how somebody wishes to hear, and holds it until the transaction ends. */
export async function saveWishes(tx: Tx, accountId: AccountId, { mail, digest, quiet }: Wishes, now: Date) {
  const values = { mail, digest, quietFrom: quiet?.from ?? null, quietTo: quiet?.to ?? null, updatedAt: now }
  await tx
    .insert(table)
    .values({ accountId, ...values })
    .onConflictDoUpdate({ target: table.accountId, set: values })
}
