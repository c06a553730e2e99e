import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { offerSetUp } from './accounts/index.ts'
import { buildApp } from './app.ts'
import { loadMasterData } from './master-data.ts'
import { type Clock, startClock } from './platform/clock.ts'
import { type Config, readConfig } from './platform/config.ts'
import { systemContext } from './platform/context.ts'
import { type Db, openDb, openPool } from './platform/db.ts'
import { startEmbedded } from './platform/embedded.ts'
import { openMailer } from './platform/mail.ts'
import { migrate } from './platform/migrate.ts'
import { freePort } from './platform/port.ts'
import { refuseUnsafeDatabase } from './platform/safe-database.ts'
import { type KeptSecrets, trialSecrets } from './platform/trial.ts'
import { startWorker } from './worker.ts'

/** The process: settings, database, app, worker, and an orderly end. */
const say = (line: string) => console.log(line)
const webRoot = fileURLToPath(new URL('../../web/dist', import.meta.url))
const closing: (() => Promise<unknown>)[] = []
let kept: KeptSecrets | undefined
let health: { isReady: boolean } | undefined
let stopping: Promise<void> | undefined

async function main(command: string | undefined): Promise<void> {
  const config = settings()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop())
  const databaseUrl = await openDatabase(config)
  if (command === 'migrate' || config.migrate) await migrate(config.migrateUrl ?? databaseUrl)
  if (command === 'migrate') return stop()
  const pool = openPool(databaseUrl)
  closing.push(() => pool.end())
  const db = openDb(pool)
  if (config.production) await refuseUnsafeDatabase(db)
  const { clock, stop: stopClock } = await startClock(db)
  closing.push(async () => stopClock())
  await loadMasterData(db)
  const isSeeded = await seed(config, databaseUrl, clock)
  if (command === 'seed') {
    say(isSeeded ? 'The demo city stands.' : 'Nothing was seeded: this is no demo, or the database is not empty.')
    return stop()
  }
  await serve(config, db, databaseUrl, clock)
}

function settings(): Config {
  const config = readConfig(process.env, () => {
    const { DATA_DIR = './data', DEMO_PASSWORD = '' } = process.env
    return (kept = trialSecrets(DATA_DIR || './data', DEMO_PASSWORD || null))
  })
  if ('refusals' in config) {
    console.error(['This cannot start yet:', ...config.refusals.map((line) => `  ${line}`)].join('\n'))
    process.exit(1)
  }
  return config
}

async function openDatabase({ databaseUrl, dataDir }: Config): Promise<string> {
  if (databaseUrl) return databaseUrl
  say('Starting a PostgreSQL of our own, for trial only …')
  const { url, stop: end } = await startEmbedded({ dataDir, log: say })
  closing.push(end)
  return url
}

/** Long statements are allowed here, and nowhere else. */
async function seed(config: Config, databaseUrl: string, clock: Clock): Promise<boolean> {
  if (!config.demo) return false
  const pool = openPool(databaseUrl, { max: 2, longest: 120_000 })
  try {
    const { seedDemoCity } = await import('./seed/index.ts')
    return await seedDemoCity(openDb(pool), config, demoPassword(config), clock())
  } finally {
    await pool.end()
  }
}

const demoPassword = ({ demoPassword: set, dataDir }: Config): string =>
  set ?? (kept ??= trialSecrets(dataDir, null)).demoPassword

async function serve(config: Config, db: Db, databaseUrl: string, clock: Clock): Promise<void> {
  const port = config.worker === 'only' ? config.port : await freePort(config, say)
  const here = withPort(config, port)
  const app = await buildApp({ db, config: here, clock, webRoot })
  closing.push(() => app.close())
  if (here.worker !== 'off') {
    const pool = openPool(databaseUrl, { max: 6, longest: 30_000 })
    const own = { pool, db: openDb(pool), config: here, clock, mailer: openMailer(here), log: app.log }
    const worker = await startWorker(own)
    closing.push(async () => {
      await worker.stop()
      await pool.end()
    })
  }
  health = app.health
  if (here.worker === 'only') return say('Working off the queue.')
  await app.listen({ port, host: here.host })
  await greet(here, db, clock)
}

/** Without PUBLIC_URL the address follows the port that was found. */
function withPort(config: Config, port: number): Config {
  if (port === config.port || process.env.PUBLIC_URL?.trim()) return { ...config, port }
  const url = new URL(config.publicUrl)
  url.port = String(port)
  return { ...config, port, publicUrl: url.origin }
}

async function greet(config: Config, db: Db, clock: Clock): Promise<void> {
  say(`\nあつ活サポーター  ${config.publicUrl}\n`)
  if (config.demo) {
    const { demoPeople } = await import('./seed/index.ts')
    say('デモデータ（架空）で動いています。次のメールアドレスで会員ページに入れます:')
    for (const address of demoPeople) say(`  ${address}`)
    say(`合言葉（パスワード）: ${demoPassword(config)}\n`)
    return
  }
  const code = await offerSetUp(systemContext({ db, config, now: clock() }))
  if (code)
    say(`最初の管理者の登録: ${config.publicUrl}/set-up をひらき、コード ${code} を入れてください（24時間有効）\n`)
}

/** First no new requests, then those under way, then the worker, then the database; after 15 seconds regardless. */
const stop = (): Promise<void> => (stopping ??= closeAll(0))

async function closeAll(code: number): Promise<void> {
  setTimeout(() => process.exit(1), 15_000).unref()
  if (health) {
    health.isReady = false
    await sleep(300)
  }
  for (const close of closing.reverse()) await close().catch((error: unknown) => console.error(messageOf(error)))
  process.exit(code)
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

main(process.argv[2]).catch((error: unknown) => {
  if (stopping) return
  console.error(messageOf(error))
  stopping = closeAll(1)
})
