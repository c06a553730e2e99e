import path from 'node:path'
import { root } from './places.mjs'

/** Counts and names from vitest's JSON report; a file that could not even be loaded counts as one failure. */
export function vitestCounts({ testResults }) {
  const files = testResults.map(({ name, status, assertionResults }) => ({
    file: path.relative(root, name),
    broken: status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
    tests: assertionResults,
  }))
  const named = (statuses) =>
    files.flatMap(({ file, tests }) =>
      tests.filter(({ status }) => statuses.includes(status)).map(({ fullName }) => `${file} › ${fullName}`),
    )
  return {
    passed: named(['passed']).length,
    failed: [
      ...named(['failed']),
      ...files.filter(({ broken }) => broken).map(({ file }) => `${file} (could not run)`),
    ],
    skipped: named(['skipped', 'pending', 'todo', 'disabled']),
  }
}

/** Counts and names from Playwright's JSON report; a walk that passed only when repeated has passed, and is named. */
export function playwrightCounts({ suites, errors = [] }) {
  const tests = suites.flatMap((suite) => testsOf(suite, []))
  const named = (statuses) => tests.filter(({ status }) => statuses.includes(status)).map(({ name }) => name)
  return {
    passed: named(['expected', 'flaky']).length,
    failed: [...named(['unexpected']), ...errors.map(({ message }) => `browser: ${firstLine(message)}`)],
    skipped: named(['skipped']),
    repeated: named(['flaky']),
  }
}

function testsOf({ title, suites = [], specs = [] }, above) {
  const names = [...above, title]
  const own = specs.flatMap((spec) =>
    spec.tests.map(({ status, projectName }) => ({ status, name: [projectName, ...names, spec.title].join(' › ') })),
  )
  return [...own, ...suites.flatMap((suite) => testsOf(suite, names))]
}

const firstLine = (text = '') => text.split('\n')[0]
