import { expect, test } from 'vitest'
import { legalSteps } from '../kernel/lifecycle.ts'
import { registrationLifecycle } from './registration.lifecycle.ts'

test('every legal step of a registration', () => {
  expect(legalSteps(registrationLifecycle)).toMatchInlineSnapshot(`
    [
      "draft → submitted (submit by supporter, coordinator)",
      "submitted → returned (return by coordinator)",
      "submitted → rejected (reject by coordinator)",
      "submitted → registered (register by coordinator)",
      "submitted → withdrawn (withdraw by supporter, coordinator)",
      "returned → submitted (submit by supporter, coordinator)",
      "returned → withdrawn (withdraw by supporter, coordinator)",
      "registered → suspended (suspend by coordinator)",
      "registered → expired (expire by system)",
      "registered → withdrawn (withdraw by supporter, coordinator)",
      "registered → revoked (revoke by coordinator)",
      "suspended → registered (resume by coordinator)",
      "suspended → withdrawn (withdraw by supporter, coordinator)",
      "suspended → revoked (revoke by coordinator)",
      "expired → registered (renew by supporter, coordinator)",
      "expired → withdrawn (withdraw by supporter, coordinator)",
    ]
  `)
})
