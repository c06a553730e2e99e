import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { openTestDatabase } from '../test/test-database.ts'
import { waitUntilBlocked } from '../test/wait-until-blocked.ts'
import { newId } from './platform/ids.ts'
import { sweepPlatform } from './platform/sweep.ts'

const database = await openTestDatabase()
const children: ReturnType<typeof spawn>[] = []
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  await database.close()
})

/** The real process on the database of this test; resolves once it says where it listens. */
async function start() {
  const child = spawn(process.execPath, ['--import', 'tsx', '--conditions=source', 'server/src/main.ts'], {
    cwd: resolve(import.meta.dirname, '../..'),
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: database.url,
      PORT: String(20_000 + (process.pid % 20_000)),
      JWT_SECRET: 'jwt secret of the tests, 32 bytes or more',
      PASSWORD_PEPPER: 'pepper of the tests, 32 bytes or more',
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  let said = ''
  child.stderr.on('data', (chunk) => (said += String(chunk)))
  const address = await new Promise<string>((found, fail) => {
    child.on('exit', () => fail(new Error(`it ended early: ${said}`)))
    child.stdout.on('data', (chunk) => {
      said += String(chunk)
      const [, url] = /あつ活サポーター\s+(http:\S+)/.exec(said) ?? []
      if (url) found(url)
    })
  })
  return { child, address, gone: once(child, 'exit') }
}

test('asked to stop, it finishes what is under way, tells browsers to go elsewhere, and ends in order', async () => {
  const { child, address, gone } = await start()

  const { answer } = await database.db.transaction(async (tx) => {
    await tx.execute(sql`lock table seats in access exclusive mode`)
    const answer = fetch(`${address}/api/set-up`)
    await waitUntilBlocked(database.db)
    child.kill('SIGTERM')
    await expect.poll(async () => (await fetch(`${address}/readyz`)).status).toBe(503)
    // held until nobody new is let in: only a server that waits for us can still answer
    const door = () =>
      fetch(`${address}/healthz`).then(
        () => 'open',
        () => 'shut',
      )
    await expect.poll(door, { timeout: 2_500 }).toBe('shut')
    return { answer }
  })

  const { status, headers } = await answer
  expect([status, headers.get('connection')]).toEqual([200, 'close'])
  expect((await gone).slice(0, 1)).toEqual([0])
  await expect(fetch(`${address}/healthz`)).rejects.toThrow()
}, 90_000)

test('asked to stop in the middle of a job, it finishes it, or gives it back at once when it cannot', async () => {
  const { child, gone } = await start()
  await database.db.transaction(async (tx) => {
    await tx.execute(sql`lock table matches in access exclusive mode`)
    await addJob('finished')
    await waitUntilBlocked(database.db)
    child.kill('SIGTERM')
    await sleep(1_000)
  })
  expect((await gone).slice(0, 1)).toEqual([0])
  expect(await jobs()).toEqual([])

  const again = await start()
  await database.db.transaction(async (tx) => {
    await tx.execute(sql`lock table matches in access exclusive mode`)
    await addJob('given back')
    await waitUntilBlocked(database.db)
    again.child.kill('SIGTERM')
    expect((await again.gone).slice(0, 1)).toEqual([0]) // a lock is waited for three seconds
  })
  expect(await jobs()).toEqual([{ key: 'given back', held: false }])
}, 90_000)

test('what a killed worker held is given back within minutes, what one holds that works is not', async () => {
  await addJob('of a killed worker')
  await addJob('of a living one')
  await database.db.execute(sql`update graphile_worker._private_jobs set locked_by = key, locked_at = now()
    - case key when 'of a killed worker' then interval '11 minutes' else interval '9 minutes' end where key like 'of a %'`)

  await sweepPlatform(database.db, new Date())

  expect(await jobs()).toEqual(
    expect.arrayContaining([
      { key: 'of a killed worker', held: false },
      { key: 'of a living one', held: true },
    ]),
  )
})

/** A job that asks the matches. */
const addJob = (key: string) =>
  database.db.execute(sql`select graphile_worker.add_job('end-of-registration',
    json_build_object('organizationId', ${newId()}::text), job_key => ${key})`)
const jobs = async () =>
  (
    await database.db.execute(sql`select key, locked_at is not null as held from graphile_worker.jobs
      where task_identifier = 'end-of-registration' order by id`)
  ).rows

test('killed outright, it starts again and nothing that was answered is lost', async () => {
  const { child, address, gone } = await start()
  const application = await fetch(`${address}/api/session/mail-links`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({ email: 'nobody@example.jp' }),
  })
  const { count } = (await counters())[0]!
  child.kill('SIGKILL')
  await gone

  const again = await start()
  expect(application.status).toBe(200)
  expect(count).toBeGreaterThan(0)
  expect(await counters()).toEqual([{ count }])
  expect((await fetch(`${again.address}/readyz`)).status).toBe(200)
  again.child.kill('SIGTERM')
  expect((await again.gone).slice(0, 1)).toEqual([0])
}, 90_000)

const counters = async () =>
  (await database.db.execute<{ count: number }>(sql`select sum(count)::int as count from throttles`)).rows
