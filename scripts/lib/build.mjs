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

/**
 * Builds the words, the server and the screens, side by side; answers with an exit code.
 * Types are not looked at here, so that a newcomer waits half as long: `types` among the checks does it, once for all.
 */
export async function build() {
  const done = stamp('build')
  const print = fingerprint(sources)
  done.clear()
  const both = [runText('tsc -b --noCheck shared server'), runText('vite build --logLevel warn', { cwd: at('web') })]
  const code = (await Promise.all(both)).find(({ code }) => code !== 0)?.code ?? 0
  if (code === 0) done.set(print)
  return code
}

/** Builds only if a source has changed since the last build that went well. */
export async function buildIfNeeded() {
  const isBuilt = results.every((file) => fs.existsSync(at(file)))
  if (isBuilt && stamp('build').matches(fingerprint(sources))) return 0
  console.log('building …')
  return build()
}
