import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { readTable } from './read-table.ts'
const ledger = (name: string) => readFile(new URL(`../../test/fixtures/ledgers/${name}`, import.meta.url))
describe('x', () => {
  test.each(['supporters-cp932.csv', 'supporters-utf8-bom.csv', 'associations.xlsx'])('%s', async (n) => {
    const t = performance.now()
    const table = await readTable(await ledger(n), n)
    console.log(n, performance.now() - t, { ...table, rows: table.rows.length, blankRows: table.blankRows }, table.rows[0], table.rows[1], table.rows.at(-1))
  })
})
