import fs from 'node:fs'
import { at } from './places.mjs'
import { runText } from './tools.mjs'
import { fingerprint, stamp } from './stamp.mjs'

const sources = [
  ...['shared/src', 'server/src', 'web/src', 'web/public', 'web/index.html', 'web/vite.config.ts'],
  ...['tsconfig.base.json', 'pnpm-lock.yaml'],
  ...['shared', 'server', 'web'].flatMap((one) => [`${one}/package.json`, `${one}/tsconfig.json`]),
]
const results = ['shared/dist/index.js', 'server/dist/main.js', 'web/dist/index.html']

/** Builds the words, the server and the screens; answers with an exit code. */
export async function build() {
  const done = stamp('build')
  const print = fingerprint(sources)
  done.clear()
  const server = await runText('tsc -b shared server')
  if (server.code !== 0) return server.code
  const web = await runText('vite build --logLevel warn', { cwd: at('web') })
  if (web.code === 0) done.set(print)
  return web.code
}

/** Builds only if a source has changed since the last build that went well. */
export async function buildIfNeeded() {
  const isBuilt = results.every((file) => fs.existsSync(at(file)))
  if (isBuilt && stamp('build').matches(fingerprint(sources))) return 0
  console.log('building …')
  return build()
}
