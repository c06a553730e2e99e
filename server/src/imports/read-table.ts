import { Refusal } from '@app/shared'
import { layOut, type Layout } from './layout.rules.ts'
import { readCsv, type Encoding } from './read-csv.ts'
import { readWorkbook } from './read-workbook.ts'

export interface Table extends Layout {
  format: 'csv' | 'xlsx'
  encoding: Encoding | 'XLSX'
  sheet: string | null
  otherSheets: string[]
}

export const largestUpload = 5 * 1024 * 1024

const noHeadings = () =>
  new Refusal('file-not-understood', '見出しの行が見つかりません。「団体名」や「自治会名」のある行が必要です')

const tableOfCsv = (bytes: Buffer): Table => {
  const { encoding, grid } = readCsv(bytes)
  const layout = layOut(grid)
  if (!layout) throw noHeadings()
  return { format: 'csv', encoding, sheet: null, otherSheets: [], ...layout }
}

/** The sheet with the most rows under headings we know is the ledger; the others are named, not read. */
const tableOfWorkbook = async (bytes: Buffer): Promise<Table> => {
  const sheets = await readWorkbook(bytes)
  const readable = sheets.flatMap(({ name, grid, merges }) => {
    const layout = layOut(grid, merges)
    return layout ? [{ name, layout }] : []
  })
  const best = readable.sort((a, b) => b.layout.rows.length - a.layout.rows.length)[0]
  if (!best) throw noHeadings()
  const otherSheets = sheets.map(({ name }) => name).filter((name) => name !== best.name)
  return { format: 'xlsx', encoding: 'XLSX', sheet: best.name, otherSheets, ...best.layout }
}

/** 台帳の読み取り: an uploaded file as a table with headings. Refuses with a sentence that says what to do. */
export const readTable = async (bytes: Buffer, fileName: string): Promise<Table> => {
  if (bytes.length > largestUpload) throw new Refusal('file-not-understood', 'ファイルが大きすぎます（5MBまで）')
  const ending = fileName.toLowerCase().split('.').at(-1)
  const looksZipped = bytes.subarray(0, 2).toString('latin1') === 'PK'
  if (ending === 'xlsx') return tableOfWorkbook(bytes)
  if ((ending === 'csv' || ending === 'txt') && !looksZipped) return tableOfCsv(bytes)
  throw new Refusal('file-not-understood', '読み取れるのは、CSVとExcel（.xlsx）のファイルです')
}
