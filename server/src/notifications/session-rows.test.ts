import { addDays } from '@app/shared'
import { expect, test } from 'vitest'
import { readPageNumbers, readPaper } from '../../test/paper-reading.ts'
import { noticePaper, type NoticePaperFacts } from './notice.paper.ts'
import type { SessionToTick } from './sessions-asked.queries.ts'

const sessionsOf = (count: number, more: (n: number) => Partial<SessionToTick> = () => ({})): SessionToTick[] =>
  Array.from({ length: count }, (_, i) => ({
    ...{ number: i + 1, title: null, day: addDays('2026-11-14', 14 * i), from: '10:00', to: '12:00', headsAsked: 3 },
    ...more(i + 1),
  }))
const facts = (sessions: SessionToTick[]): NoticePaperFacts => ({
  organization: 'あおぞら商会',
  person: '髙﨑 𠮷之助',
  subject: `【お手伝いのお願い】スマホ教室（${sessions.length}回）`,
  body: [
    `センターから、${sessions.length}回分のお手伝いのお願いです。`,
    `内容：スマホ教室\nいつ：1週おきの土曜日　全${sessions.length}回\n場所：里見町集会所\nお願いの先：富士川地区の自治会`,
    'センターから：「いつもありがとうございます。行ける回だけでもかまいません。ご検討をお願いいたします。」',
    '令和8年10月20日(火)午後5時までに、下の表に印をつけてFAXで送るか、お電話でお知らせください。',
  ].join('\n\n'),
  asks: 'sessions',
  sessions,
  code: 'ABCD-2345',
  opensWith: 'phone',
  publicUrl: 'https://example.jp',
  desk: { name: '架空センター', phone: '055-000-0001', fax: '055-000-0002' },
  printedOn: '2026-10-04',
  demo: true,
})

test('every day has a line of its own with both boxes; what is the same for all stands once above', async () => {
  const { text, fontSizes, pages } = await readPaper(noticePaper(facts(sessionsOf(6))))

  expect(Math.min(...fontSizes)).toBe(12)
  expect(pages).toBeLessThanOrEqual(2)
  expect(text.match(/行けます（　　　人）/gu)).toHaveLength(6)
  expect(text.match(/^行けません$/gmu)).toHaveLength(6)
  expect(text).toContain('時間はどの回も、午前10時〜正午です。お願いする人数はどの回も、3人です。')
  for (const words of ['第6回', '1月23日(土)', '相談したいので、電話をください']) expect(text).toContain(words)
  expect(text).toContain('この紙を、FAX 055-000-0002 へお送りください。')
  expect(text).toContain('この紙の番号は ABCD-2345 です。')
})

test('what differs stands in its own line', async () => {
  const parts = sessionsOf(3, (n) => (n === 2 ? { from: '13:00', to: '15:00', title: '片付け', headsAsked: 6 } : {}))
  const { text } = await readPaper(noticePaper(facts(parts)))

  expect(text).not.toContain('どの回も')
  expect(text).toContain('11月28日(土)　片付け\n午後1時〜3時　6人')
})

test('two dozen fit on two sheets, each counted', async () => {
  const { pages } = await readPaper(noticePaper(facts(sessionsOf(24))))

  expect(pages).toBe(2)
  expect(await readPageNumbers(noticePaper(facts(sessionsOf(24))))).toEqual(['1 / 2', '2 / 2'])
})

test('once nothing waits any more, no table is left to tick', async () => {
  const { text } = await readPaper(noticePaper(facts([])))
  expect(text).not.toContain('行けないとき')
})
