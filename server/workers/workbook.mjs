// Reads one workbook apart from the server, so that a bad file can only break this thread.
// Plain JavaScript, started by path from `src` and from `dist` alike: nothing has to be built or copied.
import ExcelJS from 'exceljs'
import { parentPort, workerData } from 'node:worker_threads'

const most = { rows: 20_000, columns: 100, merges: 2_000, sheets: 20 }

/** A cell as the words a person sees; dates as ISO days, because a sheet shows them in many ways. */
const wordsOf = (value) => {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10)
  if (typeof value !== 'object') return String(value)
  if ('richText' in value) return value.richText.map(({ text }) => text).join('')
  if ('formula' in value || 'sharedFormula' in value) return wordsOf(value.result)
  if ('text' in value) return wordsOf(value.text)
  return ''
}

const mergesOf = (sheet) =>
  (sheet.model.merges ?? []).slice(0, most.merges).flatMap((range) => {
    const [from, to] = range.split(':').map((address) => sheet.getCell(address).fullAddress)
    return from && to ? [{ top: from.row - 1, left: from.col - 1, bottom: to.row - 1, right: to.col - 1 }] : []
  })

const gridOf = (sheet) => {
  const width = Math.min(sheet.columnCount, most.columns)
  return Array.from({ length: sheet.rowCount }, (_, at) => {
    const row = sheet.findRow(at + 1)
    return Array.from({ length: width }, (_, column) => {
      const cell = row?.findCell(column + 1)
      return cell && cell.master === cell ? wordsOf(cell.value) : ''
    })
  })
}

parentPort.postMessage('ready')
const workbook = new ExcelJS.Workbook()
await workbook.xlsx.load(workerData.bytes, { ignoreNodes: ['dataValidations', 'conditionalFormatting', 'drawing'] })

const visible = workbook.worksheets.filter(({ state }) => state === 'visible').slice(0, most.sheets)
const tooLong = visible.find(({ rowCount }) => rowCount > most.rows)
parentPort.postMessage(
  tooLong
    ? { tooLong: tooLong.name }
    : { sheets: visible.map((sheet) => ({ name: sheet.name, grid: gridOf(sheet), merges: mergesOf(sheet) })) },
)
