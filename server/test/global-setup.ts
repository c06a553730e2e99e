import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '../src/platform/embedded.ts'
import { loadMasterData } from '../src/master-data.ts'
import { openDb, openPool } from '../src/platform/db.ts'
import { migrate } from '../src/platform/migrate.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A PostgreSQL in which tests may create and drop databases of their own. */
    databaseUrl: string
    /** The migrated database that they copy. */
    template: string
  }
}

/** One PostgreSQL and one migrated template for the whole run; TEST_DATABASE_URL or DATABASE_URL names another server. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await openServer()
  const template = `app_template_${process.pid}`
  const drop = `drop database if exists ${template} with (force)`
  try {
    await execute(server.url, drop, `create database ${template}`)
    await fill(Object.assign(new URL(server.url), { pathname: template }).href)
  } catch (error) {
    await server.close()
    throw error
  }
  project.provide('databaseUrl', server.url)
  project.provide('template', template)
  return async () => {
    await execute(server.url, drop)
    await server.close()
  }
}

/** What every city starts with; the connection is closed again, because a template in use cannot be copied. */
async function fill(url: string): Promise<void> {
  await migrate(url)
  const pool = openPool(url, { max: 1 })
  await loadMasterData(openDb(pool))
  await pool.end()
}

/** Nothing here outlives the run, so nothing is written twice, tidied or kept for a copy. */
const nothingToKeep = [
  ...['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'autovacuum=off'],
  ...['wal_level=minimal', 'max_wal_senders=0', 'max_wal_size=4GB', 'checkpoint_timeout=1h'],
]

async function openServer(): Promise<{ url: string; close(): Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL ?? process.env.DATABASE_URL
  if (given) return { url: given, close: async () => {} }
  const folder = mkdtempSync(join(tmpdir(), 'atsukatsu-test-'))
  chmodSync(folder, 0o711)
  const settings = nothingToKeep.flatMap((one) => ['-c', one])
  const { url, dataDir, stop } = await startEmbedded({ dataDir: join(folder, 'data'), log: console.log, settings })
  const close = async () => {
    await stop()
    for (const path of [dataDir, folder]) rmSync(path, { recursive: true, force: true })
  }
  return { url, close }
}

async function execute(url: string, ...statements: string[]): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}
