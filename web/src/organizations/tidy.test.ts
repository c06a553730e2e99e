import { expect, test } from 'vitest'
import { tidyNumber } from './tidy.ts'

test.each([
  ['０５５ー０００ー０００１', '055-000-0001'],
  ['055−000−0001', '055-000-0001'],
  [' 055-000-0001 内線 12 ', '055-000-0001 内線 12'],
  ['４００－００３１', '400-0031'],
])('%s is kept as %s', (typed, kept) => {
  expect(tidyNumber(typed)).toBe(kept)
})
