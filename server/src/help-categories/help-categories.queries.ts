import type { HelpCategory } from '@app/shared/help-categories'
import { asc } from 'drizzle-orm'
import type { Db } from '../platform/db.ts'
import { helpCategoriesTable as categories, helpItemsTable as items } from './help-categories.table.ts'

/** The taxonomy in the order of the list. Kinds that are no longer offered stay in it, marked, because old requests name them. */
export async function helpCategories(db: Db): Promise<HelpCategory[]> {
  const [categoryRows, itemRows] = await Promise.all([
    db.select().from(categories).orderBy(asc(categories.position)),
    db.select().from(items).orderBy(asc(items.position), asc(items.id)),
  ])
  return categoryRows.map(({ id, name }) => ({ id, name, items: itemRows.filter((item) => item.categoryId === id) }))
}
