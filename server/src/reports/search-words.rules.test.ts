import { expect, test } from 'vitest'
import { readSearch } from './search-words.rules.ts'

test.for(['12', '#12', '１２', '12番', 'No.12', '№12'])('%s is request 12', (typed) => {
  expect(readSearch(typed)).toMatchObject({ number: 12, code: null })
})

test.for(['ABCD-2345', 'abcd2345', 'ＡＢＣＤ－２３４５', ' abcd 2345 ', 'abcdー2345'])(
  '%s is a short code',
  (typed) => {
    expect(readSearch(typed)).toMatchObject({ code: 'ABCD-2345', number: null })
  },
)

test.for(['R8-012', 'r8-12', 'Ｒ８－０１２', 'R8ー12'])('%s is a registration number', (typed) => {
  expect(readSearch(typed).registration).toBe('R8-012')
})

test('words are words', () => {
  expect(readSearch('緑町 祭り')).toEqual({ number: null, code: null, registration: null, words: '緑町 祭り' })
})
