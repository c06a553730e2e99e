import { type SQL, sql } from 'drizzle-orm'
import type { Pool } from 'pg'
import { afterAll, afterEach, expect, test } from 'vitest'
import { openTestDatabase } from '../../test/test-database.ts'
import { openPool } from './db.ts'
import { startRunner } from './runner.ts'

const database = await openTestDatabase()
const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})
afterAll(() => database.close())

/** Works off `say` jobs on a pool of its own, and keeps what was said. */
async function worker(settings: Partial<Pool['options']> = {}, isSlow = false, pollInterval = 2_000) {
  const pool = openPool(database.url, { max: 4 })
  Object.assign(pool.options, settings)
  const said: unknown[] = []
  const warned: string[] = []
  let mayEnd = () => {}
  const end = new Promise<void>((done) => (mayEnd = done))
  const say = async (word: unknown) => {
    said.push(word)
    if (isSlow) await end
  }
  const log = { warn: (_: unknown, text = '') => void warned.push(text) }
  const runner = await startRunner({ pool, tasks: { say }, crontab: '', log, pollInterval })
  closing.push(async () => {
    await runner.stop()
    await pool.end()
  })
  return { said, warned, mayEnd }
}

const add = (word: string) =>
  database.db.execute(sql`select graphile_worker.add_job('say', to_json(${word}::text), queue_name => 'say')`)
const left = async () =>
  (await database.db.execute(sql`select locked_by from graphile_worker.jobs where task_identifier = 'say'`)).rows

/** What the database does the first time a job is taken or marked done; from the second time on all is well. */
async function once(moment: SQL, statement: SQL) {
  await database.db.execute(
    sql`drop sequence if exists times; create sequence times;
    create or replace function graphile_worker.stumble() returns trigger language plpgsql as $$ begin
      if nextval('public.times') = 1 then ${statement}; end if;
      return case tg_op when 'DELETE' then old else new end;
    end $$;
    drop trigger if exists stumble on graphile_worker._private_jobs;
    create trigger stumble before ${moment} on graphile_worker._private_jobs
      for each row execute function graphile_worker.stumble()`,
  )
}

test('a job that could not be marked as done stops nobody: it is done again, and those behind it are done', async () => {
  await once(sql`delete`, sql`raise exception 'no room'`)
  const { said } = await worker()
  await add('first')
  await add('second')
  await expect.poll(() => said, { timeout: 15_000 }).toEqual(['first', 'first', 'second'])
  await expect.poll(left).toEqual([])
}, 30_000)

test('a job whose taking was answered too late is held by nobody for long', async () => {
  await once(sql`update`, sql`perform pg_sleep(1)`)
  const { said } = await worker({ query_timeout: 300 })
  await add('taken and lost')
  await expect.poll(() => said, { timeout: 15_000 }).toEqual(['taken and lost'])
  await expect.poll(left).toEqual([])
}, 30_000)

test('asked to stop while it tries to begin anew, it stops, and leaves the job to the next one', async () => {
  const { said, warned, mayEnd } = await worker({ lock_timeout: 200 }, true)
  await add('the last word')
  await expect.poll(() => said).toEqual(['the last word'])
  const { stopped } = await database.db.transaction(async (tx) => {
    await tx.execute(sql`lock table graphile_worker._private_jobs in access exclusive mode`)
    mayEnd()
    await expect.poll(() => warned, { timeout: 10_000 }).toContain('the worker cannot begin yet')
    return { stopped: closing.pop()!() }
  })
  await stopped
  expect(said).toEqual(['the last word'])
  expect(await left()).toHaveLength(1)
}, 30_000)

test('jobs of one queue that came in one transaction follow each other, without waiting for the next look', async () => {
  const words = Array.from({ length: 12 }, (_, at) => `word ${at}`)
  await database.db.transaction(async (tx) => {
    for (const word of words)
      await tx.execute(sql`select graphile_worker.add_job('say', to_json(${word}::text), queue_name => 'chain')`)
  })

  const { said } = await worker({}, false, 60_000)

  await expect.poll(() => said, { timeout: 20_000 }).toEqual(expect.arrayContaining(words))
}, 60_000)
