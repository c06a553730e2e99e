import { eq, lte, sql } from 'drizzle-orm'
import type { Db, Tx } from '../platform/db.ts'
import { throttlesTable as throttles } from '../platform/platform.table.ts'
import { hashOf } from '../platform/secrets.ts'
import { tooMany } from '../platform/throttle.ts'
import { waitAfter } from './sessions.rules.ts'

const bucketOf = (whose: string) => hashOf(`guess:${whose}`)
const step = (from: number) => sql`when ${throttles.count} + 1 >= ${from} then ${waitAfter(from)}::float8`
const waits = sql.join([100, 17, 16, 15, 14, 13, 12, 11, 10].map(step), sql` `)

/** Counts a guess before it is checked, so that a hundred at once are a hundred. Refuses while the wait lasts. */
export async function countGuess(db: Db, whose: string, now: Date): Promise<void> {
  const bucket = bucketOf(whose)
  const counted = await db
    .insert(throttles)
    .values({ bucket, count: 1, closesAt: now })
    .onConflictDoUpdate({
      target: throttles.bucket,
      set: {
        count: sql`${throttles.count} + 1`,
        closesAt: sql`${now}::timestamptz + (case ${waits} else 0 end) * interval '1 millisecond'`,
      },
      setWhere: lte(throttles.closesAt, now),
    })
    .returning({ count: throttles.count })
  if (counted.length > 0) return
  const [row] = await db.select().from(throttles).where(eq(throttles.bucket, bucket))
  throw tooMany(row?.closesAt ?? now, now)
}

/** The right one was found: the row of failures is over. */
export const forgetGuesses = (tx: Tx, whose: string) =>
  tx.delete(throttles).where(eq(throttles.bucket, bucketOf(whose)))
