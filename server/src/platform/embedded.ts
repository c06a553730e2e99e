import { join } from 'node:path'
import { Client } from 'pg'
import { chooseAccount } from './embedded/account.ts'
import { prepareBinaries } from './embedded/binaries.ts'
import { ensureCluster, recover, startCluster, stopCluster, type Cluster } from './embedded/cluster.ts'
import { openDataDir, reachableHome, recordedHome } from './embedded/home.ts'
import { takeLock } from './embedded/lock.ts'

/** A running PostgreSQL of our own: how to reach it, the folder it lies in, and how to end it. */
export type Embedded = { url: string; dataDir: string; stop(): Promise<void> }

/**
 * Starts a real PostgreSQL for trials, demos and tests, from the binaries that come with the packages.
 * It listens on 127.0.0.1 only, on a random port with a generated password. Never for production.
 */
export async function startEmbedded({ dataDir, log, settings = [] }: EmbeddedOptions): Promise<Embedded> {
  const folder = openDataDir(dataDir)
  const lock = takeLock(join(folder, 'lock'), folder)
  try {
    const cluster = await prepareCluster(folder, log)
    const password = await ensureCluster(cluster)
    if ((await recover(cluster)) === 'stopped an orphan')
      log('stopped a PostgreSQL that a killed server had left running')
    const { port, postmaster } = await startCluster(cluster, settings)
    const stop = stopOnce(cluster, postmaster, lock, log)
    const url = (database: string) => `postgres://postgres:${password}@127.0.0.1:${port}/${database}`
    try {
      await ensureDatabase(url('postgres'), 'app')
    } catch (error) {
      await stop()
      throw error
    }
    return { url: url('app'), dataDir: cluster.home, stop }
  } catch (error) {
    lock.release()
    throw error
  }
}

type EmbeddedOptions = {
  /** DATA_DIR; the database lies in its folder `postgres`. */
  dataDir: string
  /** Hears the few things a person should know, such as where the data lies if not in DATA_DIR. */
  log: (message: string) => void
  /** More arguments for PostgreSQL, such as `-c fsync=off` in tests. */
  settings?: string[]
}

async function prepareCluster(dataDir: string, log: (message: string) => void): Promise<Cluster> {
  const recorded = recordedHome(dataDir)
  const account = await chooseAccount(recorded)
  const home = await reachableHome(dataDir, recorded, account)
  if (home !== dataDir) log(`PostgreSQL's user cannot enter ${dataDir}: the database lies in ${home}`)
  return { home, data: join(home, 'postgres'), account, program: await prepareBinaries(home, account) }
}

/** Stops what we started, once; if the process ends without asking, PostgreSQL is at least told to shut down. */
function stopOnce(
  cluster: Cluster,
  postmaster: { pid?: number; kill(signal: 'SIGINT'): boolean; on(event: 'exit', heard: () => void): unknown },
  lock: { release(): void },
  log: (message: string) => void,
): () => Promise<void> {
  let stopping: Promise<void> | null = null
  const goodbye = () => void postmaster.kill('SIGINT')
  process.once('exit', goodbye)
  postmaster.on('exit', () => {
    if (!stopping) log(`PostgreSQL ended unexpectedly, see ${join(cluster.home, 'postgres.log')}`)
  })
  return () =>
    (stopping ??= stopCluster(cluster).finally(() => {
      process.off('exit', goodbye)
      lock.release()
    }))
}

async function ensureDatabase(adminUrl: string, name: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (!rowCount) await client.query(`create database ${client.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
}
