import { type ChildProcess, fork } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Told } from './serve.ts'

/** A server in a process of its own. */
export interface Server {
  url: string
  cookie: string
  /** Microseconds of processor time that it has used. */
  cpu(): Promise<number>
  stop(): void
}

/** The next thing that a server tells; the error when it ends instead. */
const hears = (child: ChildProcess): Promise<Told> =>
  new Promise((resolve, reject) => {
    const ended = () => reject(new Error('a measured server ended'))
    child.once('exit', ended)
    child.once('message', (told: Told) => {
      child.off('exit', ended)
      resolve(told)
    })
  })

/** Starts a server of this folder, from its source; what it logs is written, but to nowhere. */
export async function start(file: string, env: Record<string, string>): Promise<Server> {
  const script = fileURLToPath(new URL(file, import.meta.url))
  const stdio = ['ignore', 'ignore', 'inherit', 'ipc'] as const
  const child = fork(script, { env: { ...process.env, ...env }, stdio: [...stdio] })
  const first = await hears(child)
  if (!('url' in first)) throw new Error(`${file} told no address`)
  const cpu = async () => {
    child.send('cpu?')
    const told = await hears(child)
    return 'cpu' in told ? told.cpu : 0
  }
  return { ...first, cpu, stop: () => child.disconnect() }
}

const tick = 10_000 // microseconds of a clock tick, on every usual Linux

/** Processor time of PostgreSQL and all its processes, living and ended; null where there is no /proc to ask. */
export function postgresCpu(postmaster: number): number | null {
  try {
    const stats = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((pid) => statOf(Number(pid)))
    const own = stats.filter(({ pid, parent }) => pid === postmaster || parent === postmaster)
    return own.reduce((sum, { pid, used, ended }) => sum + used + (pid === postmaster ? ended : 0), 0) * tick
  } catch {
    return null
  }
}

function statOf(pid: number) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [, parent, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const [user, system, endedUser, endedSystem] = rest.slice(9, 13).map(Number)
    return [{ pid, parent: Number(parent), used: user! + system!, ended: endedUser! + endedSystem! }]
  } catch {
    return []
  }
}
