import { lt, sql } from 'drizzle-orm'
import type { Db } from './db.ts'
import { idempotencyAnswersTable as answers } from './platform.table.ts'
import { sweepThrottles } from './throttle.ts'

const hour = 3_600_000

/** No job takes so long: whoever holds one for longer was killed. */
const longestJob = '10 minutes'

/**
 * Forgets answers that nobody will ask for again (kept two days), and counters that closed long ago; gives back the jobs of
 * a killed worker, which the queue itself would keep from everybody for four hours.
 */
export async function sweepPlatform(db: Db, now: Date): Promise<void> {
  await db.delete(answers).where(lt(answers.createdAt, new Date(now.getTime() - 48 * hour)))
  await sweepThrottles(db, now)
  await db.execute(sql`select graphile_worker.force_unlock_workers(array_agg(distinct locked_by))
    from graphile_worker.jobs where locked_at < now() - ${longestJob}::interval having count(*) > 0`)
}
