// Writes one sheet as a workbook apart from the server. Plain JavaScript, started by path from `src` and from `dist`.
// One header row that stays in sight, widths, no merged cells, texts as texts (a telephone number keeps its nought).
import ExcelJS from 'exceljs'
import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { parentPort, workerData } from 'node:worker_threads'

const { name, columns, rows } = workerData
const formats = { text: '@', date: 'yyyy-mm-dd', integer: '0' }
/** A day without a time of day; Excel knows no time zones. */
const valueOf = (value, type) => (type === 'date' && value !== null ? new Date(`${value}T00:00:00Z`) : value)

const stream = new PassThrough()
const bytes = buffer(stream)
const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: true })
const sheet = workbook.addWorksheet(name, {
  views: [{ state: 'frozen', ySplit: 1 }],
  pageSetup: { paperSize: 9, orientation: 'landscape', printTitlesRow: '1:1', printTitlesColumn: 'A:B' },
})
sheet.columns = columns.map(({ label, width, type }) => ({ header: label, width, style: { numFmt: formats[type] } }))
sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } }
sheet.getRow(1).font = { bold: true }
sheet.getRow(1).commit()
for (const row of rows) sheet.addRow(row.map((value, at) => valueOf(value, columns[at].type))).commit()
sheet.commit()
await workbook.commit()
parentPort.postMessage(await bytes)
