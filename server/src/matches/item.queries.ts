import { Refusal } from '@app/shared'
import type { ItemId } from '@app/shared/help-categories'
import { eq, sql } from 'drizzle-orm'
import { helpCategoriesTable as categories, helpItemsTable as items } from '../help-categories/help-categories.table.ts'
import type { Db, Tx } from '../platform/db.ts'
import { prepared } from '../platform/prepared.ts'

/** What the list says of one kind of help: its names, what it is done with, how risky it is. */
export async function itemFactsOf(db: Db | Tx, id: ItemId) {
  const [row] = await listed(db).execute({ id })
  if (!row) throw new Refusal('not-found')
  return row
}

const listed = prepared((db) =>
  db
    .select({ name: items.name, category: categories.name, equipment: items.equipment, risk: items.risk })
    .from(items)
    .innerJoin(categories, eq(categories.id, items.categoryId))
    .where(eq(items.id, sql.placeholder('id')))
    .prepare('item_facts'),
)
