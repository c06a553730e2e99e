import { Refusal } from '@app/shared'
import type { ItemId } from '@app/shared/help-categories'
import { eq, sql } from 'drizzle-orm'
import type { Db, Tx } from '../platform/db.ts'
import { helpCategoriesTable as categories, helpItemsTable as items } from './help-categories.table.ts'

export type HelpItemRow = typeof items.$inferSelect

/** Fills the tables once; tables that have rows are left alone, because an admin may have corrected them. */
export async function insertTaxonomy(
  db: Db,
  categoryRows: (typeof categories.$inferInsert)[],
  itemRows: (typeof items.$inferInsert)[],
): Promise<void> {
  const [known] = await db.select({ id: items.id }).from(items).limit(1)
  if (known) return
  await db.insert(categories).values(categoryRows).onConflictDoNothing()
  await db.insert(items).values(itemRows).onConflictDoNothing()
}

/** Holds a kind of help until the transaction ends. */
export async function lockHelpItem(tx: Tx, id: ItemId): Promise<HelpItemRow> {
  const [row] = await tx.select().from(items).where(eq(items.id, id)).for('no key update')
  if (!row) throw new Refusal('not-found')
  return row
}

export async function saveHelpItem(tx: Tx, id: ItemId, changes: Partial<HelpItemRow>): Promise<HelpItemRow> {
  const [row] = await tx
    .update(items)
    .set({ ...changes, version: sql`${items.version} + 1` })
    .where(eq(items.id, id))
    .returning()
  return row!
}
