import { writeFileSync } from 'node:fs'
import type { MatchId } from '@app/shared'
import { expect, test } from 'vitest'
import { readPaper } from '../../test/paper-reading.ts'
import { renderPaper } from '../platform/paper.ts'
import { rosterNoticePaper, rosterPaper } from './roster.paper.ts'
import type { Activity } from './rosters.queries.ts'

const activity: Activity = {
  ...{ matchId: '0' as MatchId, status: 'agreed', title: '秋祭りの夜店2ブースの運営', day: '2026-11-01' },
  ...{ from: '15:00', to: '20:30', place: '地区の公園', associationLabel: '富士川地区の自治会' },
  ...{ supporterName: '学生団体つなぐ', heads: 12, minorsWelcome: true },
}
const names = [
  { name: '雨宮 花子', kana: 'あめみや はなこ', isMinor: true },
  { name: '髙﨑 𠮷之助', kana: 'たかさき よしのすけ', isMinor: false },
]
const around = { desk: { name: '架空センター', phone: '055-000-0001' }, printedOn: '令和8年10月30日(金)', demo: true }

test('one page says what, when, how many and how many minors, and has a line for everybody and three more', async () => {
  const paper = rosterPaper({ activity, names, ...around })
  const { pages, text, fontSizes } = await readPaper(paper)

  if (process.env.KEEP_PAPERS) {
    writeFileSync(`${process.env.KEEP_PAPERS}/roster.pdf`, await renderPaper(paper))
    const url = `http://localhost/g/${'x'.repeat(43)}`
    writeFileSync(
      `${process.env.KEEP_PAPERS}/notice.pdf`,
      await renderPaper(rosterNoticePaper({ activity, url, ...around })),
    )
  }
  expect(pages).toBe(1)
  expect(Math.min(...fontSizes)).toBeGreaterThanOrEqual(12)
  expect(text).toContain('12人の約束　うちお名前のある方 2人　18歳未満 1人')
  expect(text).toContain('令和8年11月1日(日)　午後3時〜8時30分')
  expect(text).toContain('雨宮 花子')
  expect(text).toContain('令和9年1月30日(土)に記録から消します')
  expect(text).toContain('学生団体つなぐ')
  const table = paper.blocks.find((block) => block.kind === 'table')
  expect(table?.rows).toHaveLength(15)
})

test('a long list goes on to a second page', async () => {
  const many = Array.from({ length: 40 }, (_, i) => ({ ...names[0]!, name: `雨宮 花子${i}` }))
  const { pages } = await readPaper(rosterPaper({ activity: { ...activity, heads: 40 }, names: many, ...around }))

  expect(pages).toBeGreaterThan(1)
})

test('without a day it says so', async () => {
  const { text } = await readPaper(rosterPaper({ activity: { ...activity, day: null, from: null }, names, ...around }))

  expect(text).toContain('相談して決めます')
  expect(text).toContain('活動の90日後に記録から消します')
})
