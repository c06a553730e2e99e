import fs from 'node:fs'
import path from 'node:path'
import { build } from './build.mjs'
import { cache, project } from './places.mjs'
import { wasInterrupted } from './processes.mjs'
import { playwrightCounts, vitestCounts } from './reports.mjs'
import { runScript, runText } from './tools.mjs'
import { printSummary } from './summary.mjs'

/** A check that passes or fails as a whole. Its words are shown only when it fails. */
const checkSuite = (name, command = project.scripts[name]) => ({
  name,
  run: async () => {
    const { code, output } = await runText(command, { keep: true, minutes: 10 })
    if (code !== 0) console.log(output.trimEnd())
    return whole(name, code)
  },
})

const whole = (name, code) => ({ passed: code === 0 ? 1 : 0, failed: code === 0 ? [] : [name], skipped: [] })

/** The checks that need neither a build nor a browser. Each keeps one core busy, so two lines of them go side by side. */
export const checkSuites = {
  lines: [
    ['types', 'imports', 'dead-code'],
    ['lint', 'format'],
  ].map((names) => names.map((name) => checkSuite(name))),
}

/** The words, the server and the screens can be built. */
export const buildSuite = { name: 'build', run: async () => whole('build', await build()) }

/** What a phone has to load stays small. */
export const sizeSuite = checkSuite('size', 'size-limit')

/** Rules, lifecycles and the HTTP interface against a real PostgreSQL. */
export const unitSuite = {
  name: 'unit',
  run: async () => {
    const report = freshReport('unit.json')
    const args = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    const code = await runScript('unit', args, { minutes: 15 })
    return counted('unit', code, read(report, vitestCounts))
  },
}

/** The walks in a real browser, on a phone and at a desk side by side, each with a city of its own; `env` says which browser. */
export async function walk(env) {
  const sizes = await Promise.all(['phone', 'desk'].map((size) => walkAt(size, env)))
  const all = (key) => sizes.flatMap((counts) => counts[key] ?? [])
  const passed = all('passed').reduce((sum, one) => sum + one, 0)
  return { passed, failed: all('failed'), skipped: all('skipped'), repeated: all('repeated') }
}

async function walkAt(size, env) {
  const report = freshReport(`browser-${size}.json`)
  const settings = { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report, E2E_OWN_CITY: '1' }
  const args = [`--project=${size}`, '--reporter=list,json', `--output=test-results/${size}`]
  const code = await runScript('e2e', args, { env: settings, minutes: 30 })
  return counted(`browser ${size}`, code, read(report, playwrightCounts))
}

/** Runs every suite, whatever became of the ones before it, and answers with an exit code. */
export async function runSuites(suites) {
  const results = await inTurn(suites)
  if (wasInterrupted()) return 130
  printSummary(results)
  return results.some(({ failed }) => failed.length > 0) ? 1 : 0
}

/** One suite after the other, or lines of suites side by side; no more are begun after an interrupt. */
async function inTurn(suites) {
  const results = []
  for (const suite of suites) {
    if (wasInterrupted()) break
    results.push(...(suite.lines ? (await Promise.all(suite.lines.map(inTurn))).flat() : [await timed(suite)]))
  }
  return results
}

async function timed({ name, run }) {
  console.log(`\n── ${name} ──`)
  const began = Date.now()
  const counts = await run().catch((error) => ({ passed: 0, failed: [`${name}: ${error.message}`], skipped: [] }))
  return { name, seconds: (Date.now() - began) / 1000, ...counts }
}

/** A run without a report, without tests, or that went wrong outside its tests has failed. */
function counted(name, code, counts) {
  if (!counts) return { passed: 0, failed: [`${name} (ended without a report)`], skipped: [] }
  const isEmpty = counts.passed + counts.failed.length + counts.skipped.length === 0
  if (isEmpty) return { ...counts, failed: [`${name} (no tests ran)`] }
  if (code !== 0 && counts.failed.length === 0) return { ...counts, failed: [`${name} (failed outside its tests)`] }
  return counts
}

function freshReport(name) {
  const file = path.join(cache('reports'), name)
  fs.rmSync(file, { force: true })
  return file
}

function read(file, countsOf) {
  try {
    return countsOf(JSON.parse(fs.readFileSync(file, 'utf8')))
  } catch {
    return null
  }
}
