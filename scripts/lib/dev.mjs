import { at } from './places.mjs'
import { interrupt } from './processes.mjs'
import { runText } from './tools.mjs'

/** The server and the screens from their sources; when one of them ends, the other ends too. */
export async function dev() {
  const server = runText('tsx watch --clear-screen=false --conditions=source server/src/main.ts')
  const web = runText('vite', { cwd: at('web') })
  const first = await Promise.race([server, web])
  interrupt()
  await Promise.all([server, web])
  return first.code
}
