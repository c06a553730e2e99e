import { expect, test } from 'vitest'
import { type KeptMail, lettersOf } from './dev-mail.rules.ts'

const now = new Date('2026-11-29T22:00:00+09:00')
const morning = new Date('2026-11-30T08:00:00+09:00')
let minutes = 0
const mail = (row: string, sending: Partial<NonNullable<KeptMail<string>['sending']>> = {}): KeptMail<string> => ({
  ...{ row, noticeId: row, address: 'a@example.jp', createdAt: new Date(+now + 60_000 * ++minutes) },
  sending: {
    ...{ id: `sending of ${row}`, accountId: 'A', state: 'sent', nextTryAt: null, gatheredIn: null, lastError: null },
    ...sending,
  },
})
const held = { state: 'held', nextTryAt: morning }
const shown = (mails: KeptMail<string>[]) =>
  lettersOf(mails, now).map(({ mails: all, when }) => [all.map(({ row }) => row).join('+'), when])

test('what waits for the same digest is one letter with its time; another person’s is another', () => {
  expect(shown([mail('a', held), mail('b', held), mail('c', { ...held, accountId: 'B' })])).toEqual([
    ['c', '11月30日(月) 8:00に送ります'],
    ['a+b', '11月30日(月) 8:00に送ります'],
  ])
})

test('what was gathered stands under the mail that carried it', () => {
  const carrier = mail('a')
  expect(shown([carrier, mail('b', { gatheredIn: carrier.sending!.id }), mail('c')])).toEqual([
    ['c', null],
    ['a+b', null],
  ])
})

test('a mail that waits for the morning says so; one that is due or of an earlier version does not', () => {
  const waiting = mail('a', { state: 'queued', nextTryAt: morning })
  const due = mail('b', { state: 'queued', nextTryAt: now })

  expect(shown([waiting, due, { ...mail('c'), sending: null }])).toEqual([
    ['c', null],
    ['b', null],
    ['a', '11月30日(月) 8:00に送ります'],
  ])
})

test('what never leaves says why', () => {
  expect(shown([mail('a', { state: 'given-up', lastError: 'left' })])).toEqual([
    ['a', '受け取る人が替わったので、送りません'],
  ])
  expect(shown([mail('a', { state: 'given-up', lastError: 'told' })])).toEqual([
    ['a', 'ほかの方法で伝えたので、送りません'],
  ])
})
