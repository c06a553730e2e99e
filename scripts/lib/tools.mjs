import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { at, cache, project, root } from './places.mjs'
import { run } from './processes.mjs'
import { fingerprint, stamp } from './stamp.mjs'

/** npm's settings must not reach pnpm and the tools (they read npm_config_*), except where the network and the person's files are. */
const passed = /^npm_config_(registry|cache|userconfig|cafile|proxy|https_proxy|noproxy)$/i
const inherited = Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name) || passed.test(name))
const programs = ['.', 'e2e', 'web'].map((one) => at(one, 'node_modules', '.bin'))

/** The environment of every command: the project's own programs come first. */
export const environment = {
  ...Object.fromEntries(inherited.filter(([name]) => name.toUpperCase() !== 'PATH')),
  PATH: [...programs, process.env.PATH ?? ''].join(path.delimiter),
  HOME: writableHome(),
}

/** Stops with a sentence on a Node.js that is too old. */
export function insistOnNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  console.error(`Node.js 20.19 or newer is needed; this is ${process.version}`)
  process.exit(1)
}

/** Installs the packages of the lockfile unless that was done before; answers with an exit code. */
export async function install() {
  const done = stamp('install')
  const manifests = ['shared', 'server', 'web', 'e2e', 'bench'].map((one) => `${one}/package.json`)
  const print = fingerprint(['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', ...manifests])
  if (done.matches(print)) return 0
  const args = ['install', '--frozen-lockfile', '--prefer-offline', '--config.confirmModulesPurge=false']
  const { code } = await pnpm(args)
  if (code === 0) done.set(print)
  return code
}

/** Runs a script of package.json to its exit code; further arguments are added to its last command. */
export async function runScript(name, args = [], options = {}) {
  const script = project.scripts[name]
  if (!script) throw new Error(`package.json has no script "${name}"`)
  const { code } = await runText([script, ...args.map(quote)].join(' '), options)
  return code
}

/** Runs one command line with the project's programs at hand. */
export function runText(text, { env, ...options } = {}) {
  return run(text, [], { ...options, shell: true, env: { ...environment, ...env } })
}

/** pnpm comes through npm in the version that package.json names; nothing has to be installed by hand. */
function pnpm(args) {
  const npm = process.env.npm_execpath?.endsWith('npm-cli.js') ? process.env.npm_execpath : null
  const call = ['exec', '--yes', `--package=${project.packageManager}`, '--', 'pnpm', ...args]
  if (npm) return run(process.execPath, [npm, ...call], { env: environment, cwd: root })
  return run('npm', call, { env: environment, cwd: root, shell: process.platform === 'win32' })
}

const quote = (word) => (process.platform === 'win32' ? `"${word}"` : `'${word.replaceAll("'", "'\\''")}'`)

/** Some build machines give a home that does not exist; npm and browsers want one that does. */
function writableHome() {
  try {
    fs.accessSync(os.homedir(), fs.constants.W_OK)
    return os.homedir()
  } catch {
    return cache('home')
  }
}
