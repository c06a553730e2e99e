import { sql } from 'drizzle-orm'
import type { Db } from '../src/platform/db.ts'

/** Resolves once that many connections to this database wait for a lock; says so loudly if they never do. */
export async function waitUntilBlocked(db: Db, { connections = 1 } = {}): Promise<void> {
  const deadline = Date.now() + 5_000
  while (Date.now() < deadline) {
    const { rows } = await db.execute(sql`
      select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)
    if (rows.length >= connections) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`fewer than ${connections} connections are waiting for a lock`)
}
