import { describe, expect, test } from 'vitest'
import { fiscalYearWords, heads, holidayOf, inWords, phoneInWords, timesInWords } from './japanese.ts'

describe('a day', () => {
  test('is written in the era, with the western year and the holiday where asked', () => {
    expect(inWords('2026-10-04')).toBe('令和8年10月4日(日)')
    expect(inWords('2026-10-04', { western: true })).toBe('2026年（令和8年）10月4日(日)')
    expect(inWords('2026-11-23', { holiday: true })).toBe('令和8年11月23日(月・祝)')
    expect(inWords('2026-10-04', { holiday: true })).toBe('令和8年10月4日(日)')
    expect(inWords('1950-04-01', { western: true })).toBe('1950年4月1日(土)')
  })

  test('knows its holiday by the written date, whatever the clock of the server', () => {
    expect(holidayOf('2026-11-23')).toBe('勤労感謝の日')
    expect(holidayOf('2026-11-24')).toBeUndefined()
  })

  test('belongs to a fiscal year that begins in April', () => {
    expect(fiscalYearWords('2026-03-31')).toBe('令和7年度')
    expect(fiscalYearWords('2026-04-01')).toBe('令和8年度')
  })
})

test.each([
  ['09:00', '11:30', '午前9時〜11時30分'],
  ['09:00', '15:00', '午前9時〜午後3時'],
  ['15:00', '20:30', '午後3時〜8時30分'],
  ['10:00', '12:00', '午前10時〜正午'],
  ['12:00', '13:00', '正午〜午後1時'],
  ['09:00', null, '午前9時から'],
  [null, '11:30', '午前11時30分まで'],
  [null, null, ''],
])('the time from %s to %s is 「%s」', (from, to, words) => {
  expect(timesInWords(from, to)).toBe(words)
})

test('people are counted in heads', () => {
  expect(heads(6)).toBe('6人')
  expect(heads(6, 6)).toBe('6人')
  expect(heads(6, 10)).toBe('6〜10人')
  expect(heads(6, null)).toBe('6人以上')
})

test.each([
  ['09012345678', '090-1234-5678'],
  ['０５５２３７１２３４', '055-237-1234'],
  ['055-000-0012', '055-000-0012'],
  ['０５５−０００−００１２', '055-000-0012'],
  ['内線 12', '内線 12'],
])('the telephone number %s is written %s', (typed, words) => {
  expect(phoneInWords(typed)).toBe(words)
})
