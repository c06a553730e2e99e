import { expect, test } from 'vitest'
import { legalSteps } from '../kernel/lifecycle.ts'
import { importLifecycle } from './import.lifecycle.ts'

test('the life of an import: seen first, then confirmed or thrown away', () => {
  expect(legalSteps(importLifecycle)).toMatchInlineSnapshot(`
    [
      "previewed → confirmed (confirm by coordinator)",
      "previewed → discarded (discard by coordinator)",
    ]
  `)
})
