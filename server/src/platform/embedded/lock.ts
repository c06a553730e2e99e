import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { birthOf, isAlive } from './processes.ts'

/** Only one server may use a data folder: takes the lock file or refuses with a sentence; a dead holder's lock is taken over. */
export function takeLock(file: string, folder: string): { release(): void } {
  const mine = JSON.stringify({ pid: process.pid, birth: birthOf(process.pid) })
  for (let tries = 0; tries < 5; tries++) {
    if (create(file, mine)) return { release: () => release(file, mine) }
    const theirs = read(file)
    const holder = theirs === null ? null : parse(theirs)
    if (holder && isAlive(holder.pid) && birthOf(holder.pid) === holder.birth) {
      throw new Error(
        `another server (process ${holder.pid}) is using ${folder}: stop it first, or set another DATA_DIR`,
      )
    }
    if (theirs !== null) removeStale(file, theirs)
  }
  throw new Error(`the lock ${file} keeps changing hands: another server is starting on ${folder}`)
}

/** Puts the whole file in place in one step, so that nobody ever reads a half-written lock. */
function create(file: string, text: string): boolean {
  const draft = `${file}.${process.pid}.new`
  writeFileSync(draft, text, { mode: 0o600 })
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') return false
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'EOPNOTSUPP') throw error
    return createWithoutLinks(file, text)
  } finally {
    rmSync(draft, { force: true })
  }
}

/** For file systems without hard links. */
function createWithoutLinks(file: string, text: string): boolean {
  try {
    writeFileSync(file, text, { mode: 0o600, flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Moves the dead holder's lock aside first: if a third server was quicker, what we moved is alive and goes back. */
function removeStale(file: string, judged: string): void {
  const aside = `${file}.${process.pid}.old`
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  if (read(aside) !== judged) create(file, read(aside) ?? '')
  rmSync(aside, { force: true })
}

function release(file: string, mine: string): void {
  if (read(file) === mine) rmSync(file, { force: true })
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

function parse(text: string): { pid: number; birth: string } | null {
  try {
    const { pid, birth } = JSON.parse(text)
    return Number.isInteger(pid) ? { pid, birth } : null
  } catch {
    return null
  }
}
