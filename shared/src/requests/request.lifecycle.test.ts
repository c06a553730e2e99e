import { expect, test } from 'vitest'
import { legalSteps } from '../kernel/lifecycle.ts'
import { mayStillChange, requestLifecycle, requestStatuses } from './request.lifecycle.ts'
import { requestSight } from './request.sight.ts'

test('every legal step of a request', () => {
  expect(legalSteps(requestLifecycle)).toMatchInlineSnapshot(`
    [
      "draft → submitted (submit by association, coordinator)",
      "submitted → open (open by coordinator)",
      "submitted → returned (return by coordinator)",
      "submitted → cancelled (cancel by association, coordinator)",
      "submitted → postponed (postpone by association, coordinator)",
      "returned → submitted (submit by association, coordinator)",
      "returned → cancelled (cancel by association, coordinator)",
      "open → staffed (staff by system, coordinator)",
      "open → unmet (give-up by coordinator)",
      "open → cancelled (cancel by association, coordinator)",
      "open → postponed (postpone by association, coordinator)",
      "open → done (finish by system, coordinator)",
      "staffed → open (reopen by system, coordinator)",
      "staffed → done (finish by system, association, coordinator)",
      "staffed → cancelled (cancel by association, coordinator)",
      "staffed → postponed (postpone by association, coordinator)",
      "postponed → open (resume by system, association, coordinator)",
      "postponed → submitted (hand-in-anew by association)",
      "postponed → cancelled (cancel by association, coordinator)",
      "done → closed (close by system, coordinator)",
    ]
  `)
})

test('the association and the centre lose sight of a request in no state; the public sees it only while it runs', () => {
  expect(requestSight.owner.read.toSorted()).toEqual(requestStatuses.toSorted())
  expect(requestSight.centre.read.toSorted()).toEqual(requestStatuses.toSorted())
  expect(requestSight.public).toMatchObject({
    listed: ['open'],
    read: ['open', 'staffed'],
    inside: false,
    reason: false,
  })
  expect(requestSight.asked).toMatchObject({ inside: false, associationName: 'if-shown', reason: false })
})

test('a request may be changed until somebody agreed', () => {
  expect(mayStillChange({ status: 'open', headsAgreed: 0 })).toBe(true)
  expect(mayStillChange({ status: 'open', headsAgreed: 1 })).toBe(false)
  expect(mayStillChange({ status: 'staffed', headsAgreed: 0 })).toBe(false)
})
