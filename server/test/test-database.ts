import { randomBytes } from 'node:crypto'
import { Client, type Pool } from 'pg'
import { inject } from 'vitest'
import { openDb, openPool, type Db } from '../src/platform/db.ts'

/** A migrated, empty database that belongs to one test file alone. */
export type TestDatabase = { url: string; pool: Pool; db: Db; close(): Promise<void> }

/** Copies the template in well under a second; `close` drops the copy again. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const name = `t_${randomBytes(6).toString('hex')}`
  const url = Object.assign(new URL(inject('databaseUrl')), { pathname: name }).href
  await asAdmin((client) => copyTemplate(client, name))
  const pool = openPool(url, { max: 10 })
  const close = async () => {
    await pool.end()
    await asAdmin((client) => client.query(`drop database if exists ${name} with (force)`))
  }
  return { url, pool, db: openDb(pool), close }
}

/** PostgreSQL copies a template for one caller at a time: the others queue at an advisory lock. */
async function copyTemplate(client: Client, name: string): Promise<void> {
  const template = inject('template')
  await client.query('select pg_advisory_lock(hashtext($1))', [template])
  for (let tries = 0; ; tries++) {
    try {
      await client.query(`create database ${name} template ${template}`)
      return
    } catch (error) {
      const inUse = (error as { code?: string }).code === '55006'
      if (!inUse || tries === 50) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}

async function asAdmin(work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: inject('databaseUrl') })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
