import { sql } from 'drizzle-orm'
import type { Db } from './db.ts'

/** An answer may only be given for what is on disk: refuses a PostgreSQL that was made fast by forgetting. */
export async function refuseUnsafeDatabase(db: Db): Promise<void> {
  const { rows } = await db.execute<{ name: string }>(sql`
    select name from pg_settings
    where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting = 'off'`)
  if (rows.length === 0) return
  throw new Error(
    `PostgreSQL: set ${rows.map(({ name }) => `${name} = on`).join(', ')}; with less, answers could be lost`,
  )
}
