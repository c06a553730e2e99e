import { spawn } from 'node:child_process'
import { root } from './places.mjs'

const running = new Set()
let interrupted = false

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => interrupt(signal))

/**
 * Runs a command to its end and answers with its exit code and, if asked to keep it, its output.
 * The child leads a process group of its own: it hears of Ctrl-C from us, exactly once, and takes its own children along.
 */
export function run(
  file,
  args,
  { env = process.env, cwd = root, keep = false, shell = false, follow = false, minutes } = {},
) {
  if (interrupted) return Promise.resolve({ code: 130, output: '' })
  const output = keep ? 'pipe' : 'inherit'
  const stdio = ['inherit', output, output, ...(follow ? ['ipc'] : [])]
  const child = spawn(file, args, { env, cwd, shell, stdio, detached: process.platform !== 'win32', windowsHide: true })
  running.add(child)
  let text = ''
  child.stdout?.setEncoding('utf8').on('data', (chunk) => (text += chunk))
  child.stderr?.setEncoding('utf8').on('data', (chunk) => (text += chunk))
  const timer = minutes && setTimeout(() => end(child, `no end after ${minutes} minutes`), minutes * 60_000)
  return new Promise((resolve) => {
    const done = (code) => {
      clearTimeout(timer)
      running.delete(child)
      resolve({ code, output: text })
    }
    child.on('error', (error) => {
      text += error.message
      if (!keep) console.error(error.message)
      done(1)
    })
    child.on('close', (code, signal) => done(code ?? (signal === 'SIGINT' ? 130 : 1)))
  })
}

/** Whether the person asked us to stop. */
export const wasInterrupted = () => interrupted

/** Asks every child to stop, once; one that does not within 20 seconds is ended. */
export function interrupt(signal = 'SIGTERM') {
  if (interrupted) return
  interrupted = true
  for (const child of running) {
    tell(child, signal === 'SIGINT' ? 'SIGINT' : 'SIGTERM')
    setTimeout(() => tell(child, 'SIGKILL'), 20_000).unref()
  }
}

function end(child, why) {
  console.error(why)
  tell(child, 'SIGTERM')
  setTimeout(() => tell(child, 'SIGKILL'), 10_000).unref()
}

function tell(child, signal) {
  try {
    if (process.platform === 'win32') child.kill(signal)
    else process.kill(-child.pid, signal)
  } catch {
    // It has ended already.
  }
}
