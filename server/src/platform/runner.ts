import { EventEmitter } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { Logger, run, type Runner, type WorkerEvents } from 'graphile-worker'
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
  /** Milliseconds between two looks for jobs of which nobody told. */
  pollInterval?: number
  log: Pick<FastifyBaseLogger, 'warn'>
}

/** Milliseconds between two tries to begin anew, the last one for ever. */
const pauses = [200, 1_000, 5_000, 15_000]

/**
 * Runs jobs until it is stopped; jobs under way are finished first.
 *
 * The library ends for good when it cannot mark a job as done, and keeps a job whose taking was answered too late: both
 * would leave the job, and all behind it in its queue, to nobody. Then what this worker held is given back, and it begins
 * anew. A job may so be done twice; each tells once.
 */
export async function startRunner(options: RunnerOptions): Promise<{ stop(): Promise<void> }> {
  const { pool, log } = options
  let isStopping = false
  let life = await begin(options)

  async function keepAlive(): Promise<void> {
    for (;;) {
      await life.ended
      if (isStopping) return
      log.warn({}, 'the worker ended and begins anew')
      await beginAnew()
    }
  }

  async function beginAnew(): Promise<void> {
    for (let tries = 0; !isStopping; tries += 1) {
      try {
        await pool.query('select graphile_worker.force_unlock_workers($1)', [[life.holder()]])
        life = await begin(options)
        if (isStopping) await life.stop()
        return
      } catch (error) {
        log.warn({ err: error }, 'the worker cannot begin yet')
        await sleep(pauses[Math.min(tries, pauses.length - 1)])
      }
    }
  }

  const kept = keepAlive()
  return {
    stop: async () => {
      isStopping = true
      await life.stop()
      await kept
    },
  }
}

interface Life {
  /** Resolves when it works no more, for whatever reason. */
  ended: Promise<void>
  /** The name under which it holds jobs. */
  holder(): string
  stop(): Promise<void>
}

async function begin({ pool, tasks, crontab, log, pollInterval = 2_000 }: RunnerOptions): Promise<Life> {
  const events = new EventEmitter() as WorkerEvents
  let holder = ''
  events.on('pool:create', ({ workerPool }) => (holder = workerPool.id))
  const runner = await run({
    pgPool: pool,
    taskList: guarded(tasks, log),
    crontab,
    events,
    concurrency: 2,
    pollInterval,
    noHandleSignals: true,
    logger: new Logger(() => () => {}),
    // batches of one moment: only they are waited for when it stops, a single "done" would be lost and the job done twice
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  })
  const stop = stopOf(runner)
  endAfterLostAnswer(events, stop)
  lookBehindEachJob(events)
  return { ended: runner.promise.catch(() => {}), holder: () => holder, stop }
}

/** Stops it once, however often it is asked; one that ended by itself is no matter. */
function stopOf(runner: Runner): () => Promise<void> {
  let stopping: Promise<void> | undefined
  return () => (stopping ??= runner.stop().catch(() => {}))
}

/** Milliseconds after the end of a job. */
const glances = [20, 100, 500]

/**
 * A queue hands out its next job only once the last is marked as done, and of that moment, a little after its end, nobody
 * is told: without a look the next would wait for the next poll.
 */
function lookBehindEachJob(events: WorkerEvents): void {
  let looking = true
  events.on('pool:gracefulShutdown', () => (looking = false))
  events.on('pool:forcefulShutdown', () => (looking = false))
  events.on('pool:release', () => (looking = false))
  events.on('job:complete', ({ worker: { workerPool } }) => {
    for (const pause of glances) setTimeout(() => looking && workerPool.nudge(1), pause).unref()
  })
}

/** The database may have handed out a job whose answer never came: as soon as it answers again, this life ends. */
function endAfterLostAnswer(events: WorkerEvents, end: () => Promise<void>): void {
  let isLost = false
  const heard = () => isLost && void end()
  events.on('worker:getJob:error', () => (isLost = true))
  events.on('worker:getJob:empty', heard)
  events.on('job:start', heard)
}

/** The queue keeps the text of an error: nothing of what people typed. */
const guarded = (tasks: Record<string, Task>, log: RunnerOptions['log']) =>
  Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => [
      name,
      async (payload: unknown) => {
        try {
          await task(payload)
        } catch (error) {
          log.warn({ err: error, task: name }, 'job failed, will be tried again')
          throw new Error(`${name} failed`)
        }
      },
    ]),
  )
