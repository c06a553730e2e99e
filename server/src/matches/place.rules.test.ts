import { expect, test } from 'vitest'
import { placeOnSheet } from './place.rules.ts'

test('the sheet never promises to tell the exact place later: these two are the ones to be told', () => {
  const words = '地区の中（くわしい場所は、決まった方にお知らせします）'
  expect(placeOnSheet(words, null)).toBe('地区の中\nくわしい場所：相手に確かめてください')
  expect(placeOnSheet(words, '川沿いの道、橋のたもと')).toBe('地区の中\n川沿いの道、橋のたもと')
  expect(placeOnSheet(null, null)).toBe('くわしい場所：相手に確かめてください')
})
