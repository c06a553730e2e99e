import { expect, test } from 'vitest'
import { legalSteps } from '../kernel/lifecycle.ts'
import { registrationLifecycle } from './registration.lifecycle.ts'

test('every legal step of a registration', () => {
  expect(legalSteps(registrationLifecycle)).toMatchInlineSnapshot()
})
