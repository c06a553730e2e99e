import { expect, test } from 'vitest'
import { playwrightCounts, vitestCounts } from './reports.mjs'
import { root } from './places.mjs'

test('a test file that cannot even be loaded is a failure with a name', () => {
  const one = (status: string, fullName: string) => ({ status, fullName })
  const counts = vitestCounts({
    testResults: [
      { name: `${root}/a.test.ts`, status: 'failed', assertionResults: [] },
      { name: `${root}/b.test.ts`, status: 'failed', assertionResults: [one('passed', 'x'), one('failed', 'y')] },
      { name: `${root}/c.test.ts`, status: 'passed', assertionResults: [one('pending', 'z'), one('todo', 'w')] },
    ],
  })
  expect(counts).toEqual({
    passed: 1,
    failed: ['b.test.ts › y', 'a.test.ts (could not run)'],
    skipped: ['c.test.ts › z', 'c.test.ts › w'],
  })
})

test('a walk that passed only on repetition is named, and anything that broke outside the walks has failed', () => {
  const spec = (title: string, status: string) => ({ title, tests: [{ status, projectName: 'phone' }] })
  const inner = { title: 'inside', specs: [spec('b', 'flaky'), spec('c', 'skipped')] }
  const counts = playwrightCounts({
    suites: [{ title: 'walk.spec.ts', specs: [spec('a', 'expected')], suites: [inner] }],
    errors: [{ message: 'the server did not become ready:\nlong words' }],
  })
  expect(counts).toEqual({
    passed: 2,
    failed: ['browser: the server did not become ready:'],
    skipped: ['phone › walk.spec.ts › inside › c'],
    repeated: ['phone › walk.spec.ts › inside › b'],
  })
})
