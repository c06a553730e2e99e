import { Worker } from 'node:worker_threads'
import type { Model } from './model.rules.ts'

interface Reached {
  value: number
  /** No solution falls below. */
  bound: number
}

/** What the optimiser says of one part: its columns, and how far each aim came. */
export interface Solution {
  solution: Float64Array
  aims: [Reached, Reached, Reached]
}

/** The same place seen from `src` and from `dist`. */
const workerFile = new URL('../../workers/plan.mjs', import.meta.url)
const memory = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 }
/** What it may take beyond its time to begin and to end, in milliseconds, before it is stopped. */
const patience = 5_000

/** Solves these parts in a thread of its own, within this time. Null: it came to harm, did not answer or was stopped. */
export function solveApart(
  models: readonly Model[],
  starts: readonly Float64Array[],
  milliseconds: number,
  stop?: AbortSignal,
): Promise<Solution[] | null> {
  if (stop?.aborted) return Promise.resolve(null)
  return new Promise((resolve) => {
    const workerData = { models: models.map((model, at) => ({ ...model, start: starts[at] })), milliseconds }
    const worker = new Worker(workerFile, { workerData, resourceLimits: memory, execArgv: [], env: {} })
    const finish = (answers: Solution[] | null) => {
      clearTimeout(timer)
      stop?.removeEventListener('abort', give)
      void worker.terminate()
      resolve(answers)
    }
    const give = () => finish(null)
    const timer = setTimeout(give, milliseconds + patience)
    stop?.addEventListener('abort', give)
    worker.once('message', (answers: Solution[]) => finish(answers))
    worker.once('error', give)
    worker.once('exit', give)
  })
}
