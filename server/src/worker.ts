import { organizationId, type OrganizationId } from '@app/shared'
import { z } from 'zod'
import { sweepAccounts, sweepHandovers } from './accounts/index.ts'
import { remindOfStories } from './activities/index.ts'
import { sweepClosedDays } from './closed-days/index.ts'
import { sweepEnclosures } from './enclosures/index.ts'
import { cancelSignUpsOfDeparted } from './exchange-meetings/index.ts'
import {
  endMatchesOfDeparted,
  endRequestsOfDissolved,
  remindMatches,
  sweepMatches,
  sweepTurns,
} from './matches/index.ts'
import {
  gatherDigests,
  notificationTasks,
  sweepCalls,
  sweepReceiving,
  sweepTapLinks,
  tellEvent,
} from './notifications/index.ts'
import type { Config } from './platform/config.ts'
import { type Context, systemContext } from './platform/context.ts'
import type { Db } from './platform/db.ts'
import { deliverEvent } from './platform/deliver.ts'
import type { Mailer } from './platform/mail.ts'
import { type RunnerOptions, startRunner, type Task } from './platform/runner.ts'
import { sweepPlatform } from './platform/sweep.ts'
import { sweepMorning } from './reports/index.ts'
import { sweepSavedWishes } from './saved-wishes/index.ts'
import { sweepRenewals } from './renewals/index.ts'
import { sweepRosters } from './rosters/index.ts'
import { sweepSeriesTurns } from './series/index.ts'

interface WorkerOptions {
  db: Db
  config: Config
  clock: () => Date
  mailer: Mailer
}

const eventJob = z.object({ eventId: z.number() })
const departureJob = z.object({ organizationId })

/** Table of contents of what happens by itself: who hears events, what is swept every minute. */
export function tasksOf({ db, config, clock, mailer }: WorkerOptions): Record<string, Task> {
  const context = () => systemContext({ db, config, now: clock() })
  const sweeps: ((now: Date) => Promise<unknown>)[] = [
    (now) => sweepMatches(systemContext({ db, config, now })),
    (now) => sweepTurns(systemContext({ db, config, now })),
    (now) => sweepSeriesTurns(systemContext({ db, config, now })),
    (now) => remindMatches(systemContext({ db, config, now })),
    (now) => endWhatHangsOn(systemContext({ db, config, now }), null),
    (now) => sweepRenewals(systemContext({ db, config, now })),
    (now) => remindOfStories(systemContext({ db, config, now })),
    (now) => sweepHandovers(systemContext({ db, config, now })),
    (now) => sweepMorning(systemContext({ db, config, now })),
    (now) => sweepSavedWishes(systemContext({ db, config, now })),
    (now) => sweepEnclosures(systemContext({ db, config, now })),
    (now) => sweepClosedDays(systemContext({ db, config, now })),
    (now) => gatherDigests(systemContext({ db, config, now })),
    (now) => sweepCalls(db, now),
    (now) => sweepReceiving(db, now),
    (now) => sweepTapLinks(db, now),
    (now) => sweepRosters(systemContext({ db, config, now })),
    (now) => sweepPlatform(db, now),
    (now) => sweepAccounts(db, now),
  ]
  return {
    'deliver-event': (job) => deliverEvent(context(), eventJob.parse(job).eventId, tellEvent),
    'end-of-registration': (job) => endWhatHangsOn(context(), departureJob.parse(job).organizationId),
    ...notificationTasks({ db, config, clock, mailer }),
    sweep: async () => {
      const now = clock()
      for (const sweep of sweeps) await sweep(now)
    },
  }
}

/**
 * A supporter's registration ended or rests, or an association was dissolved: what hangs on it ends too. The job does so at once; the sweep asks the same
 * question of everybody, so that nothing stays behind a job that failed.
 */
async function endWhatHangsOn(ctx: Context, organizationId: OrganizationId | null): Promise<void> {
  await endMatchesOfDeparted(ctx, organizationId)
  await endRequestsOfDissolved(ctx, organizationId)
  await cancelSignUpsOfDeparted(ctx, organizationId)
}

/** Works off the queue; `pool` is the worker's own. */
export const startWorker = ({ pool, log, ...options }: WorkerOptions & Pick<RunnerOptions, 'pool' | 'log'>) =>
  startRunner({ pool, log, tasks: tasksOf(options), crontab: everyMinute(options.config).join('\n') })

const everyMinute = ({ imap }: Config): string[] =>
  ['sweep', ...(imap ? ['poll-mailbox'] : [])].map((task) => `* * * * * ${task} ?jobKey=${task}&max=1`)
