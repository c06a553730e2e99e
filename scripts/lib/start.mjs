import { pathToFileURL } from 'node:url'
import { at } from './places.mjs'
import { run } from './processes.mjs'
import { environment } from './tools.mjs'

/** Runs the built server until it ends or we are told to stop. */
export async function start() {
  const companion = pathToFileURL(at('scripts', 'lib', 'follow-parent.mjs')).href
  const args = ['--import', companion, at('server', 'dist', 'main.js')]
  const { code } = await run(process.execPath, args, { env: environment, follow: true })
  return code
}
