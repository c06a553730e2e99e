import { expect, test } from 'vitest'
import { legalSteps } from '../kernel/lifecycle.ts'
import { matchLifecycle } from './match.lifecycle.ts'

test('every legal step of a match', () => {
  expect(legalSteps(matchLifecycle)).toMatchInlineSnapshot(`
    [
      "proposed → proposed (say-yes by association, supporter, coordinator)",
      "proposed → agreed (agree by association, supporter, coordinator)",
      "proposed → declined (decline by association, supporter, coordinator)",
      "proposed → withdrawn (withdraw by association, supporter, coordinator, system)",
      "proposed → expired (expire by system)",
      "agreed → cancelled (cancel by association, supporter, coordinator, system)",
      "agreed → done (finish by association, supporter, coordinator, system)",
    ]
  `)
})
