import { expect, test } from 'vitest'
import { readPaper } from '../../test/paper-reading.ts'
import { matchSheetPaper, type MatchSheetFacts } from './match-sheet.paper.ts'

const bare: MatchSheetFacts = {
  summary: '側溝の泥上げ',
  day: '2026-10-12',
  sides: [
    { role: 'お願いする側', organization: '北口自治会' },
    { role: '手伝う側', organization: '学生団体つなぐ' },
  ],
  bringing: [],
  insurance: 'confirmed',
}

const full: MatchSheetFacts = {
  ...bare,
  summary: '秋祭りの夜店2ブースの運営',
  from: '09:00',
  to: '11:30',
  place: '里見町三丁目集会所と前の広場',
  meetingPoint: '集会所の玄関前に午前8時45分。駐車場は5台まで',
  sides: [
    {
      role: 'お願いする側',
      organization: '里見町三丁目自治会',
      heads: 4,
      contactPerson: '髙﨑 𠮷之助',
      phone: '055-000-0012',
    },
    {
      role: '手伝う側',
      organization: '株式会社あつ活ファクトリー事業所 社会貢献推進室',
      heads: 6,
      contactPerson: '渡邉 花子',
      phone: '09012345678',
    },
  ],
  bringing: [
    { who: '自治会', what: '焼きそばの材料・鉄板・エプロン・軍手' },
    { who: '株式会社あつ活ファクトリー', what: '輪投げの道具、のぼり旗' },
    { who: 'めいめい', what: '動きやすい服、タオル、飲み物' },
  ],
  cost: '交通費として1人500円を自治会が払います。',
  onTheDay: [{ label: '雨のとき', value: '小雨は行います。雨が強いときは午前7時に会長が決め、電話します。' }],
  insurance: 'unconfirmed',
  code: 'ABCD-2345',
  publicUrl: 'https://example.jp',
  desk: { name: '架空センター', phone: '055-000-0001', fax: '055-000-0002' },
  printedOn: '2026-10-01',
  demo: true,
}

test('the sheet for the day is one page with both sides and their numbers', async () => {
  const { pages, text, fontSizes } = await readPaper(matchSheetPaper(full))

  expect(pages).toBe(1)
  expect(Math.min(...fontSizes)).toBeGreaterThanOrEqual(12)
  expect(text).toContain('令和8年10月12日(月・祝)　午前9時〜11時30分')
  expect(text).toContain('髙﨑 𠮷之助\n055-000-0012')
  expect(text).toContain('渡邉 花子\n090-1234-5678')
  expect(text).toContain('自治会：焼きそばの材料・鉄板・エプロン・軍手')
  expect(text).toContain('火事・救急 119')
  expect(text).toContain('事件・事故 110')
  expect(text).toContain('当日の責任者')
})

test('insurance says whether it was checked and never how much it covers', async () => {
  const unconfirmed = await readPaper(matchSheetPaper(full))
  const confirmed = await readPaper(matchSheetPaper(bare))

  expect(unconfirmed.text).toContain('確認中　必ず社協・保険会社に確認してください')
  expect(confirmed.text).toContain('保険確認済み')
})

test('a sheet that knows little is still one page without empty rows', async () => {
  const { pages, text } = await readPaper(matchSheetPaper(bare))

  expect(pages).toBe(1)
  expect(text).not.toMatch(/費用|持ち物|雨のとき|集まる所|番号|undefined|null/)
})

test('four sides with long stories go on to a second page and lose nothing', async () => {
  const sides = Array.from({ length: 4 }, (_, i) => ({ ...full.sides[1]!, contactPerson: `渡邉 ${i + 1}子` }))

  const { pages, text } = await readPaper(matchSheetPaper({ ...full, sides, note: 'とても長い話です。'.repeat(60) }))

  expect(pages).toBe(2)
  expect(text).toContain('渡邉 4子')
})
