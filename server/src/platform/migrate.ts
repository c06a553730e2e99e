import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate as applyMigrations } from 'drizzle-orm/node-postgres/migrator'
import { Logger, runMigrations } from 'graphile-worker'
import pg from 'pg'

/** `migrations/` at the root of the repository: equally far from the sources and from what was built. */
const migrationsFolder = fileURLToPath(new URL('../../../migrations', import.meta.url))
const quiet = new Logger(() => () => {})

/** Brings a database up to date, one server at a time: the others wait at an advisory lock. */
export async function migrate(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query(`select pg_advisory_lock(hashtext('migrations'))`)
    await client.query(`set lock_timeout = '2s'`)
    await applyMigrations(drizzle(client), { migrationsFolder })
    await runMigrations({ connectionString: databaseUrl, logger: quiet })
  } finally {
    await client.end()
  }
}
