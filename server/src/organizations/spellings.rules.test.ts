import { foldForSearch } from '@app/shared/kernel/fold'
import { describe, expect, test } from 'vitest'
import { spellingsOf } from './spellings.rules.ts'

const finds = (typed: string, name: string) =>
  spellingsOf(foldForSearch(typed)).some((one) => foldForSearch(name).includes(one))

describe('one name written in other ways', () => {
  const same = [
    '下川原二区',
    '下川原2区',
    '下川原２区',
    '下川原第二区',
    '下川原第2自治会',
    '下川原二常会',
    '下川原第二町内会',
  ]
  test.each(same.flatMap((one) => same.map((other) => [one, other] as const)))('%s finds %s', (one, other) =>
    expect(finds(one, other)).toBe(true),
  )
  test.each([
    ['下川原第二', '富士川下川原第二自治会'],
    ['下川原2', '富士川下川原第二自治会'],
    ['下川原第２', '富士川下川原二区'],
    ['さくら台二自治会', '住吉さくら台２自治会'],
    ['みどり十二区', 'みどり第12自治会'],
    ['緑町3丁目', '緑町三丁目自治会'],
    ['緑が丘常会', '緑が丘自治会'],
  ])('%s finds %s', (typed, name) => expect(finds(typed, name)).toBe(true))
})

describe('what is another name', () => {
  test.each([
    ['下川原第二自治会', '下川原第三自治会'],
    ['下川原2', '下川原第12自治会'],
    ['三本松自治会', '第3本松自治会'],
    ['緑町自治会', '緑町東自治会'],
    ['七曲', '7曲自治会'],
    ['区', '自治会'],
    ['第二', '二川自治会'],
    ['2', '第二自治会'],
  ])('%s does not find %s', (typed, name) => expect(finds(typed, name)).toBe(false))

  test('the word itself is always among its spellings, first', () => {
    for (const word of ['千塚', '三本松', '緑町', '1', '第', '第二', '055'].map(foldForSearch))
      expect(spellingsOf(word)[0]).toBe(word)
  })
})
