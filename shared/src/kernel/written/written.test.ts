import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { checkDigitOf, readCorporateNumber } from './corporate-number.ts'
import { readKana } from './kana.ts'
import { readPhone } from './phone.ts'
import { readPostalCode } from './postal-code.ts'
import type { Reader } from './reading.ts'
import { confirmable, written } from './schema.ts'

const readers: Record<string, Reader> = { readCorporateNumber, readKana, readPhone, readPostalCode }
const hardLetters = [...'髙﨑邉𠮷㈱ＡＢＣｶﾅﾊﾟがガ〜−ー－0０９-‐ 　()内線+〒・', 'ｶﾞ', '️']
const handwriting = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.array(fc.constantFrom(...hardLetters), { maxLength: 30 }).map((letters) => letters.join('')),
)
const twelve = fc.stringMatching(/^\d{12}$/)

describe.each(Object.entries(readers))('%s', (_name, read) => {
  test('reads again what it wrote, and says the same of it', () => {
    fc.assert(
      fc.property(handwriting, (typed) => {
        const { note: _, ...first } = read(typed)
        const { note: __, ...again } = read(first.value)

        expect(again).toEqual(first)
      }),
      { numRuns: 2_000 },
    )
  })

  test('loses no digit and no letter', () => {
    // a mark of sound joins its letter when the blank between them goes: 「ﾊ ﾟ」 is read as 「パ」
    const joined = (text: string) =>
      text
        .normalize('NFKC')
        .replace(/[^\p{L}\p{N}\p{M}]/gu, '')
        .normalize('NFKC')
    const bare = (text: string) => joined(text).replace(/\p{M}/gu, '')
    fc.assert(
      fc.property(handwriting, (typed) => {
        if (read !== readPhone) expect(bare(read(typed).value)).toBe(bare(typed))
      }),
      { examples: [['ﾊ　ﾟ']] },
    )
  })
})

test.each([
  ['０５５ー０００ー０００１', '055-000-0001'],
  ['055−000−0001', '055-000-0001'],
  ['(055)000-0001', '055-000-0001'],
  ['0550000001', '055-000-0001'],
  ['０９０１２３４５６７８', '090-1234-5678'],
  ['+81 90-1234-5678', '090-1234-5678'],
  [' 055-000-1822 内線 43 ', '055-000-1822 内線43'],
])('the telephone %s is kept as %s, without a question', (typed, kept) => {
  expect(readPhone(typed)).toEqual({ value: kept })
})

test('a telephone without area code belongs to the city, and that is said', () => {
  expect(readPhone('000-0012')).toEqual({ value: '055-000-0012', note: '市外局番がないので 055 を補いました' })
})

test('a strange number may be right; words alone are none', () => {
  expect(readPhone('会館 000-12')).toMatchObject({ value: '会館 000-12', doubt: expect.any(String) })
  expect(readPhone('あとで連絡します')).toMatchObject({ wrong: expect.any(String) })
})

test.each([
  ['４００－００３１', '400-0031'],
  ['〒4000031', '400-0031'],
  ['400ー0031', '400-0031'],
])('the postal code %s is kept as %s', (typed, kept) => {
  expect(readPostalCode(typed)).toEqual({ value: kept })
})

test.each([
  ['ﾔﾏﾅﾐ ｸﾘｰﾆﾝｸﾞ', 'ヤマナミ クリーニング'],
  ['  やまなみ　くらぶ ', 'やまなみ くらぶ'],
  ['ＡＢＣサービス', 'ABCサービス'],
])('the reading %s is kept as %s', (typed, kept) => {
  expect(readKana(typed)).toEqual({ value: kept })
})

test('kanji in a reading are asked about, not refused', () => {
  expect(readKana('𠮷野かぐ')).toMatchObject({ value: '𠮷野かぐ', doubt: expect.stringContaining('漢字') })
})

describe('corporate numbers', () => {
  test('the first digit, computed by hand: 9 − (37 mod 9) = 8 for 700110005901', () => {
    expect(checkDigitOf('700110005901')).toBe(8)
  })

  test('the right first digit passes; any other one is asked about, and so is one mistyped digit', () => {
    fc.assert(
      fc.property(twelve, fc.integer({ min: 1, max: 9 }), fc.nat(12), (base, shift, at) => {
        const right = `${checkDigitOf(base)}${base}`
        const digit = String((Number(right[at]) + shift) % 10)
        const mistyped = right.slice(0, at) + digit + right.slice(at + 1)
        const isSameRemainder = checkDigitOf(mistyped.slice(1)) === Number(mistyped[0])

        expect(readCorporateNumber(right)).toEqual({ value: right })
        expect('doubt' in readCorporateNumber(mistyped)).toBe(!isSameRemainder)
      }),
    )
  })

  test('twelve digits are the registry’s own number: the whole one is offered', () => {
    const { wrong } = readCorporateNumber('７００１-１０-００５９０１')

    expect(wrong).toContain('8700110005901')
  })
})

describe('a form with doubtful fields', () => {
  const form = confirmable(z.strictObject({ phone: written(readPhone, 40), name: z.string() }), { phone: readPhone })

  test('asks about a doubtful value, at its field', () => {
    const { error } = form.safeParse({ phone: '会館 000-12', name: '北口自治会' })

    expect(error?.issues).toMatchObject([{ path: ['phone'], message: expect.stringContaining('このままで正しい') }])
  })

  test('takes it once a person has confirmed it, and keeps only the values', () => {
    const kept = form.parse({ phone: '会館　000ー12', name: '北口自治会', confirmed: ['phone'] })

    expect(kept).toEqual({ phone: '会館 000-12', name: '北口自治会' })
  })

  test('takes no confirmation for what cannot be right', () => {
    expect(form.safeParse({ phone: 'あとで', name: '北口自治会', confirmed: ['phone'] }).success).toBe(false)
  })
})
