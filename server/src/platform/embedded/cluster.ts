import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  lchownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { bareEnvironment, commandOf, isAlive, pause, run, type Account } from './processes.ts'

/** One PostgreSQL database folder, the programs for it and the account that owns it. */
export type Cluster = { home: string; data: string; account: Account; program: (name: string) => string }

/** Makes the database folder once. It gets its name only when complete, so an interrupted first start leaves nothing half made. */
export async function ensureCluster({ home, data, account, program }: Cluster): Promise<string> {
  const passwordFile = join(home, 'postgres.password')
  if (existsSync(data)) return readFileSync(passwordFile, 'utf8').trim()
  const draft = `${data}.draft`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { mode: 0o700 })
  rmSync(passwordFile, { force: true })
  writeFileSync(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' })
  for (const path of [draft, passwordFile]) give(path, account)
  const { ok, stderr } = await run(
    program('initdb'),
    [
      ...['-D', draft, '-U', 'postgres', '-E', 'UTF8', '-A', 'scram-sha-256', '--pwfile', passwordFile],
      ...[
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
        '--data-checksums',
        '--no-instructions',
      ],
    ],
    account,
  )
  if (!ok) throw new Error(`PostgreSQL could not make its database in ${data}: ${stderr.trim()}`)
  renameSync(draft, data)
  return readFileSync(passwordFile, 'utf8').trim()
}

/** Starts PostgreSQL in a session of its own, so that the terminal's Ctrl-C ends the app first; resolves once it answers. */
export async function startCluster(
  cluster: Cluster,
  settings: string[],
): Promise<{ port: number; postmaster: ChildProcess }> {
  const log = join(cluster.home, 'postgres.log')
  for (let tries = 0; ; tries++) {
    const port = await freePort()
    const before = openLog(log)
    const postmaster = launch(cluster, port, settings, log)
    if (await isReady(cluster, postmaster)) return { port, postmaster }
    const words = readFileSync(log, 'utf8').slice(before).trim()
    // Backends of a killed server need a moment to notice; a free port may be taken by somebody quicker.
    if (tries === 20 || !/still in use|already in use|already exists/.test(words)) {
      throw new Error(`PostgreSQL did not start (its log is ${log}): ${words.split('\n').slice(-5).join(' | ')}`)
    }
    await pause(500)
  }
}

/** Ends this cluster's server, whoever's child it is: open transactions are rolled back, what was committed stays. */
export async function stopCluster({ data, account, program }: Cluster): Promise<void> {
  if ((await run(program('pg_ctl'), ['stop', '-D', data, '-m', 'fast', '-w', '-t', '20', '-s'], account)).ok) return
  await run(program('pg_ctl'), ['stop', '-D', data, '-m', 'immediate', '-w', '-t', '10', '-s'], account)
}

/**
 * Cleans up after a killed server; call it only while holding the lock.
 * A PostgreSQL that outlived its parent is stopped. A pid file whose number now belongs to a stranger, or to a process
 * that waits to be reaped, would make PostgreSQL refuse to start: it goes, once no old backend holds the memory.
 */
export async function recover(cluster: Cluster): Promise<'nothing' | 'stopped an orphan'> {
  const file = join(cluster.data, 'postmaster.pid')
  if (!existsSync(file)) return 'nothing'
  const lines = readFileSync(file, 'utf8').split('\n')
  const pid = Number(lines[0])
  const command = await commandOf(pid)
  if (command?.some((word) => word === cluster.data || word.startsWith(`${cluster.data} `))) {
    await stopCluster(cluster)
    if (isAlive(pid)) throw new Error(`an earlier PostgreSQL (process ${pid}) on ${cluster.data} does not stop`)
    return 'stopped an orphan'
  }
  if (process.platform !== 'linux' || !numberIsTaken(pid)) return 'nothing'
  const memory = Number(lines[6]?.trim().split(/\s+/)[1])
  for (let tries = 0; tries < 50 && isAttached(memory); tries++) await pause(200)
  if (!isAttached(memory)) rmSync(file, { force: true })
  return 'nothing'
}

function launch({ data, account, program }: Cluster, port: number, settings: string[], log: string): ChildProcess {
  const output = openSync(log, 'a', 0o600)
  const args = [
    ...['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    ...['-c', 'shared_buffers=64MB', '-c', 'timezone=UTC', '-c', 'log_timezone=UTC'],
    // its log says what went wrong, never with which words of people
    ...['-c', 'log_error_verbosity=terse', '-c', 'log_min_error_statement=panic', ...settings],
  ]
  const child = spawn(program('postgres'), args, {
    ...account,
    env: bareEnvironment(),
    cwd: '/',
    detached: true,
    windowsHide: true,
    stdio: ['ignore', output, output],
  })
  child.on('error', () => undefined)
  child.unref()
  closeSync(output)
  return child
}

/** PostgreSQL writes "ready" as the eighth line of its pid file. Crash recovery may take its time. */
async function isReady({ data }: Cluster, postmaster: ChildProcess): Promise<boolean> {
  const file = join(data, 'postmaster.pid')
  for (let waited = 0; waited < 120_000; waited += 25) {
    if (postmaster.pid === undefined || postmaster.exitCode !== null || postmaster.signalCode !== null) return false
    const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
    if (Number(lines[0]) === postmaster.pid && lines[7]?.trim() === 'ready') return true
    await pause(25)
  }
  postmaster.kill('SIGQUIT')
  return false
}

/** Begins a new log when the old one has grown long; returns where this start's words will begin. */
function openLog(log: string): number {
  if (existsSync(log) && statSync(log).size > 5_000_000) rmSync(log)
  return existsSync(log) ? readFileSync(log, 'utf8').length : 0
}

function give(path: string, { uid, gid }: Account): void {
  if (uid !== undefined && gid !== undefined) lchownSync(path, uid, gid)
}

const numberIsTaken = (pid: number) => existsSync(`/proc/${pid}`)

/** Whether any process still holds that shared memory segment. */
function isAttached(segment: number): boolean {
  const rows = existsSync('/proc/sysvipc/shm') ? readFileSync('/proc/sysvipc/shm', 'utf8').trim().split('\n') : []
  return rows.map((row) => row.trim().split(/\s+/)).some((row) => Number(row[1]) === segment && Number(row[6]) > 0)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
