import { sql } from 'drizzle-orm'
import type { Db } from './db.ts'

/** What time it is. */
export type Clock = () => Date

const minute = 60_000

/**
 * The time of the database, which all copies of the server share (trust rule 8): the machine's own clock, corrected at
 * the start and once a minute, so that a deadline passes for everybody in the same moment. While the database is away,
 * the last correction goes on.
 */
export async function startClock(
  db: Db,
  own: () => number = Date.now,
): Promise<{ clock: Clock; correct(): Promise<void>; stop(): void }> {
  let ahead = 0
  async function correct(): Promise<void> {
    const asked = own()
    const { rows } = await db.execute<{ ms: string }>(sql`select extract(epoch from clock_timestamp()) * 1000 as ms`)
    ahead = Number(rows[0]!.ms) - (asked + own()) / 2
  }
  await correct()
  const timer = setInterval(() => void correct().catch(() => {}), minute).unref()
  return { clock: () => new Date(own() + ahead), correct, stop: () => clearInterval(timer) }
}
