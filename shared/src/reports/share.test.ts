import { expect, test } from 'vitest'
import { percentOf } from './share.ts'

test('few answers give no share', () => {
  expect(percentOf(4, 4)).toBeNull()
  expect(percentOf(0, 0)).toBeNull()
  expect(percentOf(4, 5)).toBe(80)
  expect(percentOf(1, 8)).toBe(13)
})
