import { z } from 'zod'
import { sweepAccounts } from './accounts/index.ts'
import { sweepMatches } from './matches/index.ts'
import { notificationTasks, tellEvent } from './notifications/index.ts'
import type { Config } from './platform/config.ts'
import { systemContext } from './platform/context.ts'
import type { Db } from './platform/db.ts'
import { deliverEvent } from './platform/deliver.ts'
import type { Mailer } from './platform/mail.ts'
import { type RunnerOptions, startRunner, type Task } from './platform/runner.ts'
import { sweepPlatform } from './platform/sweep.ts'

interface WorkerOptions {
  db: Db
  config: Config
  clock: () => Date
  mailer: Mailer
}

const eventJob = z.object({ eventId: z.number() })

/** Table of contents of what happens by itself: who hears events, what is swept every minute. */
export function tasksOf({ db, config, clock, mailer }: WorkerOptions): Record<string, Task> {
  const context = () => systemContext({ db, config, now: clock() })
  const sweeps: ((now: Date) => Promise<unknown>)[] = [
    (now) => sweepMatches(systemContext({ db, config, now })),
    (now) => sweepPlatform(db, now),
    (now) => sweepAccounts(db, now),
  ]
  return {
    'deliver-event': (job) => deliverEvent(context(), eventJob.parse(job).eventId, tellEvent),
    ...notificationTasks({ db, config, clock, mailer }),
    sweep: async () => {
      const now = clock()
      for (const sweep of sweeps) await sweep(now)
    },
  }
}

/** Works off the queue; `pool` is the worker's own. */
export const startWorker = ({ pool, log, ...options }: WorkerOptions & Pick<RunnerOptions, 'pool' | 'log'>) =>
  startRunner({ pool, log, tasks: tasksOf(options), crontab: '* * * * * sweep ?jobKey=sweep&max=1' })
