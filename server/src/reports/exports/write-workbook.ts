import { Worker } from 'node:worker_threads'
import { Refusal } from '@app/shared'
import { cell } from '../../platform/cell.ts'
import type { Sheet } from './columns.rules.ts'

/** The same place seen from `src` and from `dist`. */
const workerFile = new URL('../../../workers/write-workbook.mjs', import.meta.url)
const memory = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 }
const patience = 7_000

/** A workbook of one sheet, written row by row in a thread of its own, so that nobody waits for it. */
export function writeWorkbook({ name, columns, rows }: Sheet): Promise<Buffer> {
  const guarded = rows.map((row) => row.map((value) => (typeof value === 'string' ? cell(value) : value)))
  return new Promise((resolve, reject) => {
    const workerData = { name, columns, rows: guarded }
    const worker = new Worker(workerFile, { workerData, resourceLimits: memory, execArgv: [], env: {} })
    const finish = (settle: () => void) => {
      clearTimeout(timer)
      void worker.terminate()
      settle()
    }
    const timer = setTimeout(() => finish(() => reject(new Refusal('too-busy'))), patience)
    worker.once('message', (bytes: Uint8Array) => finish(() => resolve(Buffer.from(bytes))))
    worker.once('error', (error) => finish(() => reject(error)))
  })
}
