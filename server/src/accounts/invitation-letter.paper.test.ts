import { expect, test } from 'vitest'
import { readPaper } from '../../test/paper-reading.ts'
import { invitationLetter, type LetterFacts } from './invitation-letter.paper.ts'

const facts: LetterFacts = {
  organization: '緑町一丁目自治会',
  title: '会長',
  name: '',
  why: 'hands-over',
  startsOn: '2027-04-01',
  worksUntil: '2027-05-01',
  code: 'ABCD-2345',
  link: `https://atsukatsu.example.jp/join#${'x'.repeat(43)}`,
  page: 'atsukatsu.example.jp/join',
  desk: { name: 'センター', phone: '055-000-0001', fax: '055-000-0002' },
  printedOn: '2027-02-10',
  demo: true,
}

test('a handover letter says to whom, until when, and how, on one page; it can be answered with a pen', async () => {
  const { pages, text, fontSizes } = await readPaper(invitationLetter(facts))

  expect(pages).toBe(1)
  expect(Math.min(...fontSizes)).toBeGreaterThanOrEqual(12)
  for (const words of [
    '緑町一丁目自治会　新しい会長 様',
    'ABCD-2345',
    '令和9年5月1日(土)まで',
    '令和9年4月1日(木)',
    'atsukatsu.example.jp/join',
    '変わりません',
    'FAX 055-000-0002',
  ])
    expect(text).toContain(words)
})

test('a letter that gives access back says that the older ones are dead, and asks nothing', async () => {
  const { pages, text } = await readPaper(invitationLetter({ ...facts, why: 'returns', name: '髙﨑 花子' }))

  expect(pages).toBe(1)
  expect(text).toContain('前の番号や合言葉は、もう使えません')
  expect(text).toContain('髙﨑 花子')
  expect(text).not.toContain('任期の始まり')
})
