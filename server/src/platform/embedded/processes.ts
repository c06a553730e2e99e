import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** The system user a command runs as; empty means ourselves. */
export type Account = { uid?: number; gid?: number }

/** What a finished command left behind. */
export type Outcome = { ok: boolean; stdout: string; stderr: string }

/** Runs a program to its end without a shell and without blocking the process; a program that cannot start is simply not ok. */
export function run(file: string, args: string[], account: Account = {}): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(file, args, { ...account, env: bareEnvironment(), cwd: '/', windowsHide: true })
    let stdout = ''
    let stderr = ''
    child.stdout.on('data', (text) => (stdout += text))
    child.stderr.on('data', (text) => (stderr += text))
    child.on('error', (error) => resolve({ ok: false, stdout, stderr: error.message }))
    child.on('close', (code) => resolve({ ok: code === 0, stdout, stderr }))
  })
}

/** The little that PostgreSQL needs to know: no PG* settings of the person's shell, none of our secrets. */
export function bareEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'LD_LIBRARY_PATH', 'SystemRoot', 'TEMP', 'TMPDIR'].map((name) => [name, process.env[name]])
  return { ...Object.fromEntries(kept.filter(([, value]) => value !== undefined)), LC_ALL: 'C', TZ: 'UTC' }
}

/** Whether a process with this number lives; one that only waits to be reaped does not count. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' && !isZombie(pid)
  }
  return !isZombie(pid)
}

/** What tells a process from a later one with the same number; empty where the system does not say. */
export function birthOf(pid: number): string {
  return statFields(pid)[19] ?? ''
}

/** The command line of a living process, or null where it is gone or the system does not say. */
export async function commandOf(pid: number): Promise<string[] | null> {
  if (!isAlive(pid) || process.platform === 'win32') return null
  if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
  return (await run('ps', ['-ww', '-o', 'command=', '-p', String(pid)])).stdout.trim().split(' -D ')
}

/** Waits a little. */
export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

const isZombie = (pid: number) => statFields(pid)[0] === 'Z'

/** The fields of /proc/PID/stat after the program's name, which may itself hold spaces and brackets. */
function statFields(pid: number): string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return []
  }
}
