import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startEmbedded, type Embedded } from './embedded.ts'

const folder = mkdtempSync(join(tmpdir(), 'embedded-'))
const dataDir = join(folder, 'あつ活 の データ')
const heard: string[] = []
const start = () => startEmbedded({ dataDir, log: (message) => heard.push(message), settings: ['-c', 'fsync=off'] })
let running: Embedded | null = null

beforeAll(() => chmodSync(folder, 0o711))
afterEach(async () => {
  await running?.stop()
  running = null
  heard.length = 0
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('it is a real PostgreSQL, in a folder with spaces and Japanese letters, speaking UTF-8 and UTC', async () => {
  running = await start()
  const [row] = await ask(
    running.url,
    "select current_database() as name, lower('ÄÉ甲府') as lower, current_setting('TimeZone') as zone",
  )
  expect(row).toEqual({ name: 'app', lower: 'äé甲府', zone: 'UTC' })
  const [kept] = await ask(
    running.url,
    "select current_setting('data_checksums') as checksums, current_setting('listen_addresses') as listens, current_setting('unix_socket_directories') as sockets",
  )
  expect(kept).toEqual({ checksums: 'on', listens: '127.0.0.1', sockets: '' })
  expect(new URL(running.url).password).toHaveLength(32)
  await expect(ask(running.url.replace(/:[^:@/]+@/, ':another@'), 'select 1')).rejects.toMatchObject({ code: '28P01' })
  expect(statSync(join(running.dataDir, 'postgres.password')).mode & 0o777).toBe(0o600)
  expect(statSync(join(running.dataDir, 'postgres')).mode & 0o777).toBe(0o700)
}, 60_000)

test('a second server on the same folder is refused, and the first one is not disturbed', async () => {
  running = await start()
  await expect(start()).rejects.toThrow('is using')
  expect(await ask(running.url, 'select 1 as one')).toEqual([{ one: 1 }])
}, 60_000)

test('what was committed is still there after PostgreSQL was killed outright', async () => {
  running = await start()
  await ask(running.url, 'create table if not exists kept (word text)')
  await ask(running.url, "insert into kept values ('残る')")
  process.kill(postmasterOf(running), 'SIGKILL')
  await expect.poll(() => heard).toContainEqual(expect.stringContaining('ended unexpectedly'))
  await running.stop()
  running = await start()
  expect(await ask(running.url, 'select word from kept')).toEqual([{ word: '残る' }])
}, 60_000)

test('a server killed outright leaves a lock and a PostgreSQL behind: the next start cleans up and goes on', async () => {
  const victim = await startInAnotherProcess()
  process.kill(victim, 'SIGKILL')
  await expect.poll(() => isGone(victim)).toBe(true)
  running = await start()
  expect(heard).toContainEqual(expect.stringContaining('left running'))
  expect(await ask(running.url, 'select 1 as one')).toEqual([{ one: 1 }])
}, 60_000)

test('a pid file whose number now belongs to a stranger does not keep PostgreSQL from starting', async () => {
  const { dataDir: home, stop } = await start()
  await stop()
  writeFileSync(join(home, 'postgres', 'postmaster.pid'), `1\n${join(home, 'postgres')}\n0\n5432\n\n\n  1 999999\n`)
  running = await start()
  expect(await ask(running.url, 'select 1 as one')).toEqual([{ one: 1 }])
}, 60_000)

const postmasterOf = ({ dataDir: home }: Embedded) =>
  Number(readFileSync(join(home, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])

async function ask(url: string, query: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query(query)
  await client.end()
  return rows
}

/** Resolves with the process number of a server that stands ready on the same folder. */
function startInAnotherProcess(): Promise<number> {
  const module = pathToFileURL(resolve(import.meta.dirname, 'embedded.ts')).href
  const code = `const { startEmbedded } = await import(${JSON.stringify(module)})
    await startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, log: () => {} })
    console.log('ready'); setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', code], {
    cwd: resolve(import.meta.dirname, '../../..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((done, fail) => {
    child.on('exit', () => fail(new Error('the other process ended early')))
    child.stdout.once('data', () => done(child.pid!))
  })
}

function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return false
  } catch {
    return true
  }
}
