import { type Page, Refusal } from '@app/shared'
import { type SQL, sql } from 'drizzle-orm'
import { organizationsTable as organizations } from './organizations.table.ts'

/** 五十音順: by reading, whichever kana it was typed in; a name without reading stands by itself. */
export const reading = sql`coalesce(nullif(split_part(${organizations.searchKey}, ' ', 2), ''), ${organizations.searchKey}) collate "C"`

/** Everything behind the row that was seen last; `by` is the order of the list, ties go by id. */
export function behind(after: string | undefined, by: SQL, fromRows: SQL): SQL | undefined {
  if (after === undefined) return undefined
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(after)) throw new Refusal('invalid-input')
  return sql`(${by}, ${organizations.id}) > (select ${by}, ${organizations.id} from ${fromRows} where ${organizations.id} = ${after})`
}

/** One row more than a page tells whether there is a next one; totals are counted to a thousand. */
export function pageFrom<Row extends { id: string }>(rows: Row[], perPage: number, counted: number): Page<Row> {
  const items = rows.slice(0, perPage)
  const next = rows.length > perPage ? items.at(-1)!.id : null
  return { items, next, total: Math.min(counted, 1_000), totalIsCapped: counted > 1_000 }
}
