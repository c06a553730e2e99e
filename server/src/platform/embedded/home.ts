import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { mayReach } from './account.ts'
import type { Account } from './processes.ts'

/** Creates DATA_DIR if need be and insists that no stranger may write in it. */
export function openDataDir(dataDir: string): string {
  const folder = resolve(dataDir)
  if (!existsSync(folder)) {
    mkdirSync(folder, { recursive: true })
    if (process.platform !== 'win32') chmodSync(folder, 0o711)
  }
  const real = realpathSync(folder)
  insistOurs(real)
  return real
}

/** The folder recorded when PostgreSQL's account could not enter DATA_DIR, or DATA_DIR itself. */
export function recordedHome(dataDir: string): string {
  const record = join(dataDir, 'elsewhere')
  if (!existsSync(record)) return dataDir
  const home = readFileSync(record, 'utf8').trim()
  if (!existsSync(home)) {
    throw new Error(
      `the database of ${dataDir} lay in ${home}, which is gone: remove ${record} to begin with an empty one`,
    )
  }
  insistOurs(home)
  return home
}

/** The home itself if PostgreSQL's account may enter it; otherwise a new private folder outside, recorded in DATA_DIR. */
export async function reachableHome(dataDir: string, home: string, account: Account): Promise<string> {
  if (await mayReach(account, home)) return home
  if (home !== dataDir) throw new Error(`user ${account.uid} cannot enter ${home}, where the database lies`)
  for (const base of ['/var/lib', '/var/tmp', tmpdir()]) {
    const made = makePrivate(base)
    if (!made || !(await mayReach(account, made))) continue
    writeFileSync(join(dataDir, 'elsewhere'), `${made}\n`, { mode: 0o600 })
    return made
  }
  throw new Error(
    `user ${account.uid} cannot enter ${dataDir}: set DATA_DIR to a folder that every user may enter, or DATABASE_URL`,
  )
}

/** A folder is ours when we (or root) own it, it is no link, and strangers may not write in it. */
function insistOurs(folder: string): void {
  if (process.platform === 'win32') return
  const { uid, mode } = lstatSync(folder)
  const isFolder = (mode & 0o170000) === 0o040000
  const ours = uid === process.getuid!() || uid === 0 || process.getuid!() === 0
  if (!isFolder || !ours || (mode & 0o002) !== 0) {
    throw new Error(`${folder} must be a folder that belongs to you and that others cannot write in`)
  }
}

function makePrivate(base: string): string | null {
  try {
    const folder = mkdtempSync(join(base, 'atsukatsu-'))
    chmodSync(folder, 0o711)
    return realpathSync(folder)
  } catch {
    return null
  }
}
