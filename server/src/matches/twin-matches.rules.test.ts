import { expect, test } from 'vitest'
import { twinEnding, type TwinMatch } from './twin-matches.rules.ts'

const match = (status: TwinMatch['status'], supporterAnswer: TwinMatch['supporterAnswer'] = 'pending'): TwinMatch => {
  return { status, supporterAnswer, associationAnswer: 'pending' }
}

test('the proposal that has come less far ends; of two equal ones that of the supporter that goes', () => {
  expect(twinEnding(match('proposed'), match('proposed', 'yes'))).toBe('stays')
  expect(twinEnding(match('proposed', 'yes'), match('proposed'))).toBe('goes')
  expect(twinEnding(match('proposed'), match('proposed'))).toBe('goes')
  expect(twinEnding(match('proposed', 'yes'), match('agreed', 'yes'))).toBe('stays')
})

test('two promises are for people to sort out, two that are done are history', () => {
  expect(twinEnding(match('agreed'), match('agreed'))).toBe('refuse')
  expect(twinEnding(match('done'), match('agreed'))).toBe('refuse')
  expect(twinEnding(match('done'), match('done'))).toBe('none')
})

test.each(['declined', 'withdrawn', 'expired', 'cancelled'] as const)('what ended as %s disturbs nobody', (status) => {
  expect(twinEnding(match(status), match('agreed'))).toBe('none')
  expect(twinEnding(match('proposed'), match(status))).toBe('none')
})
