import { Refusal } from '@app/shared'
import { Worker } from 'node:worker_threads'
import { checkZip } from './check-zip.ts'
import { type Merge } from './layout.rules.ts'

export interface Sheet {
  name: string
  grid: string[][]
  merges: Merge[]
}

type Answer = { sheets: Sheet[] } | { tooLong: string }
type Said = Answer | 'ready'

/** The same place seen from `src` and from `dist`. */
const workerFile = new URL('../../workers/workbook.mjs', import.meta.url)
/** How long the parser may take in milliseconds, and how much memory it may fill. */
const limits = {
  /** Until the parser stands ready, which is our own doing; then for the file. */
  patience: { start: 10_000, file: 5_000 },
  memory: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
}

const parseApart = (bytes: Buffer, { patience, memory }: typeof limits): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(workerFile, { workerData: { bytes }, resourceLimits: memory, execArgv: [], env: {} })
    const finish = (settle: () => void): void => {
      clearTimeout(timer)
      void worker.terminate()
      settle()
    }
    const refuse = (sentence: string) => () => finish(() => reject(new Refusal('file-not-understood', sentence)))
    const tooSlow = refuse('読み取りに時間がかかりすぎました。表を分けてください')
    const unreadable = refuse('Excelのファイルとして読み取れませんでした')
    let timer = setTimeout(tooSlow, patience.start)
    worker.on('message', (said: Said) => {
      if (said !== 'ready') return finish(() => resolve(said))
      clearTimeout(timer)
      timer = setTimeout(tooSlow, patience.file)
    })
    worker.once('error', unreadable)
    worker.once('exit', unreadable)
  })

/** 表計算の台帳: checked as a file, then parsed in a thread of its own with little memory and five seconds. */
export const readWorkbook = async (bytes: Buffer, within: Partial<typeof limits> = {}): Promise<Sheet[]> => {
  checkZip(bytes)
  const answer = await parseApart(bytes, { ...limits, ...within })
  if ('tooLong' in answer)
    throw new Refusal('file-not-understood', `シート「${answer.tooLong}」の行が多すぎます（2万行まで）`)
  return answer.sheets
}
