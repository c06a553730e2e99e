import { expect, test } from 'vitest'
import words from './locales/ja.json' with { type: 'json' }
import { unreadInWords } from './unread.rules.ts'

const nameFor = (unread: number) => {
  const { called, n } = unreadInWords(unread)
  return words[called as keyof typeof words].toString().replace('{n}', String(n))
}

test.each([
  [0, '0', 'お知らせ'],
  [7, '7', 'お知らせ、新しいもの 7 件'],
  [99, '99', 'お知らせ、新しいもの 99 件'],
  [100, '99+', 'お知らせ、新しいもの 99 件以上'],
])('%i new notices are shown as %s and called %s', (unread, shown, name) => {
  expect([unreadInWords(unread).shown, nameFor(unread)]).toEqual([shown, name])
})
