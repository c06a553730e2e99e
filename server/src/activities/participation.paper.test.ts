import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MatchId, OrganizationId } from '@app/shared'
import { expect, test } from 'vitest'
import { canDrawPdf } from '../../test/square-code.ts'
import { renderAwards } from '../platform/paper.ts'
import { awardOf } from './participation.paper.ts'

const facts = {
  number: '参R8-0009',
  issuedOn: '令和8年11月1日(日)',
  issuer: '架空市市民協働総合支援センター',
  desk: {},
  link: 'http://localhost/verify/activities/4b1e1b0e-5b0e-4b0e-8b0e-0b0e0b0e0b0e',
  demo: true,
}
const longest = {
  matchId: '0' as MatchId,
  supporterId: '0' as OrganizationId,
  supporterName: '株式会社あつ活ファクトリー架空市事業所 社会貢献推進室 地域づくり担当',
  title:
    '里見町三丁目から五丁目までの秋祭りの夜店と盆踊り大会の準備と片付け、会場までの道の側溝の泥上げ、のぼり立てと交通の見守りの手伝い',
  itemName: '夜店・模擬店の運営を手伝う（屋台の設営をふくむ）',
  day: '2026-11-01',
  from: '15:00',
  to: '20:30',
  heads: 12,
  associationLabel: '里見町三丁目東部住宅自治会連合',
}

test.skipIf(!canDrawPdf)('the longest words stand on one page, above the square code', async () => {
  const person = { name: '髙﨑 𠮷之助ヴィクトリア花子', word: '架空市立架空第三高等学校 普通科 2年1組', suffix: '01' }

  const pdf = await renderAwards(awardOf(facts, longest, person))

  if (process.env.KEEP_PAPERS) writeFileSync(`${process.env.KEEP_PAPERS}/long.pdf`, pdf)
  const boxes = boxesOn(pdf)
  expect(boxes.match(/<page /g)).toHaveLength(1)
  const [, issuer] = /yMax="([\d.]+)">架空市市民協働総合支援センター</.exec(boxes) ?? []
  const [, code] = /yMin="([\d.]+)"[^>]*>この証明書が有効かどうかは、</.exec(boxes) ?? []
  expect(Number(issuer)).toBeLessThan(Number(code) - 30)
})

/** Where each word of a PDF stands, as poppler tells it. */
function boxesOn(pdf: Buffer): string {
  const folder = mkdtempSync(join(tmpdir(), 'paper-'))
  try {
    writeFileSync(join(folder, 'paper.pdf'), pdf)
    return execFileSync('pdftotext', ['-bbox', join(folder, 'paper.pdf'), '-']).toString()
  } finally {
    rmSync(folder, { recursive: true })
  }
}
