import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

/** A built server of our own: where it answers, what it has said so far, and how to end it. */
export type Server = { url: string; said(): string; stop(): Promise<void> }

const root = resolve(import.meta.dirname, '..')
const companion = pathToFileURL(join(root, 'scripts/lib/follow-parent.mjs')).href

/**
 * Starts the built server on a free port with an empty data folder, and resolves when it is ready.
 * It ends with `stop`, and also when this process ends in any other way.
 */
export async function startServer(env: Record<string, string> = {}): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'あつ活 e2e-'))
  chmodSync(folder, 0o711)
  const dataDir = join(folder, 'data')
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const child = spawn(process.execPath, ['--import', companion, join(root, 'server/dist/main.js')], {
    cwd: root,
    env: { ...ownSettings(), HOST: '127.0.0.1', PORT: String(port), PUBLIC_URL: url, DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: process.platform !== 'win32',
  })
  let words = ''
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text) => (words += text))
  const ended = new Promise<void>((done) => child.once('close', () => done()))
  const isRunning = () => child.exitCode === null && child.signalCode === null
  const stop = async () => {
    child.kill('SIGTERM')
    const timer = setTimeout(() => child.kill('SIGKILL'), 20_000)
    await ended
    clearTimeout(timer)
    for (const path of [elsewhere(dataDir), folder]) if (path) rmSync(path, { recursive: true, force: true })
  }
  const ready = await answers(`${url}/readyz`, isRunning)
  if (ready) return { url, said: () => words, stop }
  await stop()
  throw new Error(`the server did not become ready:\n${words}`)
}

/** Our own shell's settings must not reach the server under test. */
function ownSettings(): NodeJS.ProcessEnv {
  const strange =
    /^(DATABASE_|DEMO|NODE_ENV$|SMTP_|MAIL_|JWT_|PASSWORD_|WORKER$|MIGRATE$|TRUST_PROXY$|LD_LIBRARY_PATH$)/
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !strange.test(name)))
}

/** Where the database went if PostgreSQL's user could not enter the temporary folder. */
function elsewhere(dataDir: string): string | null {
  const record = join(dataDir, 'elsewhere')
  return existsSync(record) ? readFileSync(record, 'utf8').trim() : null
}

async function answers(url: string, isRunning: () => boolean): Promise<boolean> {
  const deadline = Date.now() + 90_000
  while (isRunning() && Date.now() < deadline) {
    const { ok } = await fetch(url).catch(() => ({ ok: false }))
    if (ok) return true
    await new Promise((done) => setTimeout(done, 100))
  }
  return false
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer().on('error', fail)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => done(port))
    })
  })
}
