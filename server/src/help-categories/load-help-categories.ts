import { readFileSync } from 'node:fs'
import { categoryId, itemId } from '@app/shared/help-categories'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import type { Db } from '../platform/db.ts'
import { equipmentOf, riskOf, suitabilityOf } from './help-categories.rules.ts'
import { insertTaxonomy } from './help-categories.store.ts'

/** Beside the sources; what was built lies as deep as they do. */
const file = new URL('../../src/help-categories/help-categories.csv', import.meta.url)

const words = z.string().min(1)
const line = z.object({
  ...{ category: categoryId, category_ja: words, item: itemId, item_ja: words, season: z.string() },
  ...{ headcount: z.string(), equipment: z.string(), risk_and_cover: words, students: words, companies: words },
})

/** Fills an empty table with the taxonomy of help, in the order of the list. The list's own words about cover stay whole. */
export async function loadHelpCategories(db: Db): Promise<void> {
  const rows = z.array(line).parse(parse(readFileSync(file), { columns: true }))
  const names = new Map(rows.map((row) => [row.category, row.category_ja]))
  const categories = [...names].map(([id, name], at) => ({ id, name, position: at + 1 }))
  const items = rows.map((row, at) => ({
    ...{ id: row.item, categoryId: row.category, name: row.item_ja, season: row.season, headcount: row.headcount },
    equipment: equipmentOf(row.equipment),
    risk: riskOf(row.risk_and_cover),
    cover: row.risk_and_cover,
    students: suitabilityOf(row.students),
    companies: suitabilityOf(row.companies),
    position: at + 1,
  }))
  await insertTaxonomy(db, categories, items)
}
