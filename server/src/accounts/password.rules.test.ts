import { expect, test } from 'vitest'
import { isTooWeak } from './password.rules.ts'
import { rightsOn, waitAfter } from './sessions.rules.ts'

test.each([
  ['short', 'Xk3!vQ'],
  ['a common word stretched', 'passwordpassword'],
  ['a run', '1234567890123456'],
  ['another run', 'abcdefghijklmnop'],
  ['one letter', 'aaaaaaaaaaaaaaaaaaaa'],
  ['the city and the product', 'kofu-atsukatsu-2026'],
  ['the same in Japanese', '甲府市あつ活サポーター自治会2026'],
  ['full-width of the same', 'ＰＡＳＳＷＯＲＤｐａｓｓｗｏｒｄ１２３４'],
  ['its owner', 'hanako.yamada.2026!'],
])('a password is too weak: %s', (_why, password) => {
  expect(isTooWeak(password, ['Hanako Yamada', 'hanako.yamada@example.jp'])).toBe(true)
})

test.each(['ten thousand cranes over Nirasaki', '朝の川べりで犬が二匹あくびをした', 'vR8#mK2$qL9@xN4!zT'])(
  '%s is good',
  (password) => {
    expect(isTooWeak(password, ['Hanako Yamada'])).toBe(false)
  },
)

test('ten guesses are free, then the wait doubles up to a day, and a hundred are the end', () => {
  const minutes = (failures: number) => waitAfter(failures) / 60_000

  expect([9, 10, 11, 12, 17, 50].map(minutes)).toEqual([0, 15, 30, 60, 1440, 1440])
  expect(minutes(100)).toBeGreaterThan(365 * 24 * 60)
})

test('a seat reads before its term, answers during it, reads for a while after it, and not at all when it was ended at once', () => {
  const seat = {
    rights: 'answer',
    startsOn: '2026-04-01',
    endsOn: '2027-03-31',
    endedAt: null,
    readsUntil: '2027-05-30',
  } as const
  const on = (day: string, change = {}) => rightsOn({ ...seat, ...change }, new Date(`${day}T12:00:00+09:00`))

  expect(['2026-03-31', '2026-04-01', '2027-03-31', '2027-04-01', '2027-05-31'].map((day) => on(day))).toEqual([
    'read',
    'answer',
    'answer',
    'read',
    null,
  ])
  expect(on('2026-05-01', { endedAt: new Date(), readsUntil: null })).toBeNull()
})
