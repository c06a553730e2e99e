import { check } from './lib/check.mjs'
import { build, buildIfNeeded } from './lib/build.mjs'
import { install, insistOnNode, runScript } from './lib/tools.mjs'
import { dev } from './lib/dev.mjs'
import { followNpm } from './lib/follow-npm.mjs'
import { interrupt } from './lib/processes.mjs'
import { start } from './lib/start.mjs'
import { test } from './lib/test.mjs'

const commands = {
  /** npm start: install what is missing, build what changed, run the server. */
  start: async () => (await buildIfNeeded()) || start(),
  /** npm run dev: the server and the screens, both reloading. */
  dev,
  /** npm run check: all checks without a browser. */
  check,
  /** npm test: everything; the last line sums it up. */
  test,
  build,
  /** node scripts/run.mjs run <script>: any script of package.json, with the packages in place. */
  run: ([name, ...args]) => runScript(name, args),
}

const [name = 'start', ...args] = process.argv.slice(2)
const command = commands[name]
if (!command) {
  console.error(`unknown command "${name}": use ${Object.keys(commands).join(', ')}`)
  process.exit(1)
}
insistOnNode()
followNpm(() => interrupt('SIGTERM'))
process.exitCode = (await install()) || (await command(args))
