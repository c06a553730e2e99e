import { expect, test } from 'vitest'
import { readPaper } from '../../test/paper-reading.ts'
import { requestConfirmationPaper, type RequestConfirmationFacts } from './request-confirmation.paper.ts'

const bare: RequestConfirmationFacts = {
  organization: '北口自治会',
  receivedOn: '2026-09-28',
  channel: '来所',
  summary: '集会所の網戸の張替え',
  wishes: [],
  askedNext: [],
  code: 'WXYZ-6789',
  publicUrl: 'http://127.0.0.1:3000',
}

const full: RequestConfirmationFacts = {
  ...bare,
  organization: '里見町三丁目自治会',
  contactPerson: '会長　髙﨑 𠮷之助',
  channel: '電話',
  summary: '秋祭りの夜店2ブースの運営と、神輿の休み所の準備を手伝ってほしい',
  detail: `${'焼きそばと輪投げの店番です。役員が高齢で、立ちっぱなしがむずかしくなりました。'.repeat(4)}\n　子どもが多いので、列の整理をお願いします。`,
  wishes: [
    { day: '2026-10-04', from: '15:00', to: '20:30' },
    { day: '2026-10-12', from: '09:00', to: '11:30' },
    { day: '2026-11-23' },
  ],
  whenNote: '準備は前日の午後からです。',
  place: '里見町三丁目集会所と前の広場（駐車場は5台まで。歩いて2分の所に臨時の駐車場あり）',
  heads: { least: 6, most: 10 },
  bring: '動きやすい服、タオル、飲み物。エプロンと軍手は自治会で用意します。',
  cost: '交通費として1人500円を自治会が払います。夕食を用意します。',
  onTheDay: [
    { label: '雨のとき', value: '小雨は行います。雨が強いときは午前10時に会長が決め、センターから電話します。' },
  ],
  note: '車いすの方も参加できます。',
  askedNext: ['昨年来てくれた団体（1団体）', '夜店や行事の手伝いができる企業・学生団体（4団体）'],
  answerBy: '2026-09-30',
  desk: { name: '架空センター', phone: '055-000-0001', fax: '055-000-0002' },
  printedOn: '2026-09-28',
  demo: true,
}

test('the fullest receipt is one page with everything the association said', async () => {
  const { pages, text, fontSizes } = await readPaper(requestConfirmationPaper(full))

  expect(pages).toBe(1)
  expect(Math.min(...fontSizes)).toBeGreaterThanOrEqual(12)
  expect(text).toContain('里見町三丁目自治会　会長　髙﨑 𠮷之助 様')
  expect(text).toContain(
    [
      '第1希望　令和8年10月4日(日)　午後3時〜8時30分',
      '第2希望　令和8年10月12日(月・祝)　午前9時〜11時30分',
      '第3希望　令和8年11月23日(月・祝)',
    ].join('\n'),
  )
  expect(text).toContain('6〜10人')
  expect(text).toContain('この紙の番号 ABCD-2345'.replace('ABCD-2345', full.code))
  expect(text).toContain('令和8年9月30日(水)までに、いったんお知らせします。')
})

test('the barest receipt promises nothing and shows no empty rows', async () => {
  const { pages, text } = await readPaper(requestConfirmationPaper(bare))

  expect(pages).toBe(1)
  expect(text).toContain('北口自治会 御中')
  expect(text).toContain('これから相談して決めます')
  expect(text).not.toMatch(/費用|持ち物|雨のとき|人数|お問い合わせ|印刷|undefined|null/)
})

test('the square code leads to the page of the number', () => {
  expect(requestConfirmationPaper(bare).link).toBe('http://127.0.0.1:3000/c/WXYZ-6789')
})
