import { parse } from 'csv-parse/sync'
import { readFileSync } from 'node:fs'
import { guessAssociationColumns, guessSupporterColumns } from '../src/imports/columns.rules.ts'
import { readTable, type Table } from '../src/imports/read-table.ts'
import {
  understandAssociationRow,
  understandSupporterRow,
  type AssociationDraft,
  type CityFacts,
  type SupporterDraft,
  type UnderstoodRow,
} from '../src/imports/rows.rules.ts'

const fileOf = (path: string): Buffer => readFileSync(new URL(path, import.meta.url))
const linesOf = (path: string): Record<string, string>[] => parse(fileOf(path), { columns: true, bom: true })
const words = (line: Record<string, string>, column: string): string => line[column] ?? ''

/** The city's own lists, as the product ships them. */
export const city: CityFacts = {
  districts: linesOf('../src/districts/districts.csv').map((line) => ({
    name: words(line, 'name'),
    block: words(line, 'block'),
  })),
  helpItems: linesOf('../src/help-categories/help-categories.csv').map((line) => ({
    category: words(line, 'category'),
    categoryName: words(line, 'category_ja'),
    item: words(line, 'item'),
    itemName: words(line, 'item_ja'),
  })),
}

export type LedgerFile = 'supporters-cp932.csv' | 'supporters-utf8-bom.csv' | 'associations.xlsx'

/** A ledger of the office, byte for byte. */
export const ledger = (name: LedgerFile): Buffer => fileOf(`./fixtures/ledgers/${name}`)

/** A ledger as a table. */
export const tableOf = (name: LedgerFile): Promise<Table> => readTable(ledger(name), name)

/** How a row of this supporters' table is understood with the columns we guess. */
export const supporterReader = (table: Table) => {
  const mapping = guessSupporterColumns(table.headers)
  return (cells: readonly string[]): UnderstoodRow<SupporterDraft> => understandSupporterRow(cells, mapping, city)
}

/** How a row of this associations' table is understood with the columns we guess. */
export const associationReader = (table: Table) => {
  const mapping = guessAssociationColumns(table.headers)
  return (cells: readonly string[]): UnderstoodRow<AssociationDraft> => understandAssociationRow(cells, mapping, city)
}

let workbook: Promise<Table> | undefined

/** Last year's associations with this year's changes, as a CSV: `change` answers the cells by heading, or null when the row is gone. */
export async function nextYearOf(
  change: (row: Record<string, string>, at: number) => Record<string, string> | null,
  more: readonly Record<string, string>[] = [],
): Promise<string> {
  const { headers, rows } = await (workbook ??= tableOf('associations.xlsx'))
  const named = rows.map(({ cells }) => Object.fromEntries(headers.map((heading, at) => [heading, cells[at] ?? ''])))
  const after = [...named.map((row, at) => change(row, at)).filter((row) => row !== null), ...more]
  const quoted = (cells: readonly string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')
  return [headers, ...after.map((row) => headers.map((heading) => row[heading] ?? ''))].map(quoted).join('\r\n')
}
