import { lt } from 'drizzle-orm'
import type { Db } from './db.ts'
import { idempotencyAnswersTable as answers } from './platform.table.ts'
import { sweepThrottles } from './throttle.ts'

const hour = 3_600_000

/** Forgets answers that nobody will ask for again (kept two days), and counters that closed long ago. */
export async function sweepPlatform(db: Db, now: Date): Promise<void> {
  await db.delete(answers).where(lt(answers.createdAt, new Date(now.getTime() - 48 * hour)))
  await sweepThrottles(db, now)
}
