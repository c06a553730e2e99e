import { expect, test } from 'vitest'
import { legalSteps } from '../kernel/lifecycle.ts'
import { meetingLifecycle, signUpLifecycle } from './exchange-meeting.lifecycle.ts'

test('the whole life of an exchange meeting, on one page', () => {
  expect(legalSteps(meetingLifecycle)).toMatchInlineSnapshot(`
    [
      "draft → open (open by coordinator)",
      "draft → cancelled (cancel by coordinator)",
      "open → closed (close by coordinator, system)",
      "open → cancelled (cancel by coordinator)",
      "closed → open (reopen by coordinator)",
      "closed → held (hold by coordinator)",
      "closed → cancelled (cancel by coordinator)",
      "held → archived (archive by coordinator)",
    ]
  `)
})

test('the whole life of a sign-up, on one page', () => {
  expect(legalSteps(signUpLifecycle)).toMatchInlineSnapshot(`
    [
      "applied → confirmed (confirm by system)",
      "applied → waitlisted (wait by system)",
      "waitlisted → confirmed (confirm by system)",
      "waitlisted → offered (offer by system)",
      "waitlisted → cancelled (cancel by association, supporter, coordinator, system)",
      "offered → confirmed (confirm by association, supporter, coordinator)",
      "offered → lapsed (lapse by system)",
      "offered → cancelled (cancel by association, supporter, coordinator, system)",
      "confirmed → cancelled (cancel by association, supporter, coordinator, system)",
      "confirmed → attended (attend by coordinator)",
      "confirmed → no-show (miss by coordinator)",
    ]
  `)
})
