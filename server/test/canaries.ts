import type { Pool } from 'pg'
import { type Holding, personalData } from '../src/personal-data.ts'

/** A word that stands in exactly one cell of the database. */
export interface Canary {
  word: string
  table: string
  column: string
  holding: Holding
  /** The row in which it stands, as it was when it got there. */
  row: Record<string, unknown>
}

const watched: Holding[] = ['secret', 'contact', 'address', 'private']
/** Columns in which a strange word would only stop the program from working; what they hold came from other columns. */
const leftAlone = new Set([
  'earlier_profiles.profile',
  'ledger_import_rows.changes',
  'ledger_import_rows.leftovers',
  'ledger_import_rows.understood',
  'ledger_imports.columns',
  'notices.heard',
  'notices.says',
])

/** Puts a canary into every cell that may hold something about people, and tells which stands where. */
export async function letCanariesIn(pool: Pool): Promise<Canary[]> {
  const canaries: Canary[] = []
  const all: typeof personalData = { ...personalData, organizations: { contact: 'name' } }
  for (const [table, holdings] of Object.entries(all)) {
    const { rows: found } = await pool.query<{ name: string | null }>('select to_regclass($1) as name', [table])
    if (!found[0]?.name) continue
    const columns = watched.flatMap((holding) =>
      (holdings[holding]?.split(' ') ?? []).map((column) => ({ column, holding })),
    )
    const { rows } = await pool.query<Record<string, unknown>>(`select ctid::text as ctid, t.* from "${table}" t`)
    for (const { ctid, ...row } of rows) {
      // an association is named only to whom it knows (rule 2); supporters are public
      if (table === 'organizations' && row.kind !== 'association') continue
      const cells = columns.filter(
        ({ column }) => (row[column] ?? null) !== null && !leftAlone.has(`${table}.${column}`),
      )
      if (cells.length === 0) continue
      const words = cells.map(({ column }) =>
        wordFor(column, canaries.length + cells.findIndex((c) => c.column === column)),
      )
      const sets = cells.map(({ column }, i) => `"${column}" = ${asType(row[column], `$${i + 2}`)}`)
      await pool.query(`update "${table}" set ${sets.join(', ')} where ctid = $1::tid`, [ctid, ...words])
      cells.forEach((cell, i) => canaries.push({ word: words[i]!, table, ...cell, row }))
    }
  }
  return canaries
}

const anyWord = /canary\d{5}x(?:@example\.jp)?|055-9\d\d-\d{3}0|9\d\d-\d{3}0/g

/** The canaries in a text. */
export function canariesIn(text: string, byWord: ReadonlyMap<string, Canary>): Canary[] {
  const words = new Set(text.match(anyWord) ?? [])
  return [...words].flatMap((word) => byWord.get(word) ?? [])
}

function wordFor(column: string, count: number): string {
  const no = String(count).padStart(5, '0')
  if (/phone|fax/.test(column)) return `055-9${no.slice(0, 2)}-${no.slice(2)}0`
  if (column === 'postal_code') return `9${no.slice(0, 2)}-${no.slice(2)}0`
  if (/^email|^address$/.test(column)) return `canary${no}x@example.jp`
  return `canary${no}x`
}

/** The same kind of value as stands there now. */
function asType(now: unknown, given: string): string {
  if (Array.isArray(now)) return `array[${given}::text]`
  if (Buffer.isBuffer(now)) return `convert_to(${given}::text, 'UTF8')`
  if (typeof now === 'object') return `jsonb_build_object('typed', ${given}::text)`
  return `${given}::text`
}
