import { foldForSearch } from '@app/shared/kernel/fold'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { neededGramsOf, searchGramsOf, searchKeyOf, searchWordsOf } from './search.rules.ts'

/** Letters that offices, telephones and old ledgers write in many ways. */
const letter = fc.constantFrom(
  ...Array.from('髙高﨑崎邉邊辺𠮷吉㈱㈲㍿①ＡＢＣabcｶﾅｶﾞぱパァっッーｰ〜～−－‐・　 山梨甲府自治会北南株式会社()（）'),
)
const name = fc.array(letter, { maxLength: 12 }).map((letters) => letters.join(''))
const finds = (q: string, key: string) =>
  searchWordsOf(q).every((word) => {
    const grams = new Set(searchGramsOf(key))
    return neededGramsOf(word).every((gram) => grams.has(gram)) && key.includes(word)
  })

describe('folding for search', () => {
  test.each([
    ['髙﨑', '高崎'],
    ['渡邉', '渡辺'],
    ['𠮷野', '吉野'],
    ['㈱ひまわり', '株式会社ヒマワリ'],
    ['（有）ＡＢＣ', 'abc 有限会社'],
    ['ｶﾞｰﾃﾞﾝ', 'がーでん'],
    ['NPO法人 みどり', 'みどり'],
    ['一〜二−三', '一～二－三'],
  ])('%s and %s are one', (one, other) => expect(foldForSearch(one)).toBe(foldForSearch(other)))

  test('is stable: what is folded stays as it is, however the letters came', () => {
    fc.assert(
      fc.property(name, (typed) => {
        const folded = foldForSearch(typed)
        expect(foldForSearch(folded)).toBe(folded)
        expect(foldForSearch(typed.normalize('NFD').normalize('NFKC'))).toBe(folded)
      }),
    )
  })
})

describe('searching', () => {
  test('finds a name by itself, by its reading and by any part of them', () => {
    fc.assert(
      fc.property(name, name, fc.nat(20), fc.nat(20), (typed, kana, from, length) => {
        const key = searchKeyOf(typed, kana)
        const folded = Array.from(foldForSearch(typed))
        expect(finds(foldForSearch(typed), key)).toBe(true)
        expect(finds(folded.slice(from, from + length).join(''), key)).toBe(true)
        expect(finds(foldForSearch(kana), key)).toBe(true)
      }),
    )
  })

  test('finds exactly what holds the letters side by side: the grams lose nothing, the recheck lets nothing slip in', () => {
    fc.assert(
      fc.property(name, name, name, (typed, kana, q) => {
        const key = searchKeyOf(typed, kana)
        const truth = searchWordsOf(q).every((word) => key.split(' ').some((part) => part.includes(word)))
        expect(finds(q, key)).toBe(truth)
      }),
    )
  })

  test('works with two letters, and with one', () => {
    const key = searchKeyOf('𠮷田組', 'よしだぐみ')

    expect(neededGramsOf(foldForSearch('𠮷田'))).toEqual(['吉田'])
    expect([finds('𠮷田', key), finds('田', key), finds('ヨシ', key), finds('田𠮷', key)]).toEqual([
      true,
      true,
      true,
      false,
    ])
  })
})
