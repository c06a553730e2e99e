import { Logger, run } from 'graphile-worker'
import type { Pool } from 'pg'
import type { FastifyBaseLogger } from 'fastify'

/** Does one kind of job; what it throws is tried again later, with growing pauses. */
export type Task = (payload: unknown) => Promise<void>

export interface RunnerOptions {
  /** A pool of its own, with direct connections (LISTEN). */
  pool: Pool
  tasks: Record<string, Task>
  /** Lines of `minute hour day month weekday task`, in UTC. */
  crontab: string
  log: Pick<FastifyBaseLogger, 'warn'>
}

/** Runs jobs until it is stopped; jobs under way are finished first. */
export async function startRunner({ pool, tasks, crontab, log }: RunnerOptions): Promise<{ stop(): Promise<void> }> {
  const taskList = Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => [
      name,
      async (payload: unknown) => {
        try {
          await task(payload)
        } catch (error) {
          log.warn({ err: error, task: name }, 'job failed, will be tried again')
          throw new Error(`${name} failed`) // the queue keeps this text: nothing of what people typed
        }
      },
    ]),
  )
  const runner = await run({
    pgPool: pool,
    taskList,
    crontab,
    concurrency: 2,
    pollInterval: 2_000,
    noHandleSignals: true,
    logger: new Logger(() => () => {}),
    // batches of one moment: only they are waited for when it stops, a single "done" would be lost and the job done twice
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  })
  runner.promise.catch((error: unknown) => log.warn({ err: error }, 'worker ended'))
  return { stop: () => runner.stop() }
}
