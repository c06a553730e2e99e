import { expect, test } from 'vitest'
import { readPaper } from '../../test/paper-reading.ts'
import { pngOf, realPictures } from '../../test/pictures.ts'
import { cleanPicture } from '../platform/files/picture.ts'
import { noticePaper, type NoticePaperFacts } from './notice.paper.ts'

/** A PNG that says so of its colours and its lines. */
const pngKind = (colours: number, order: number): Buffer => {
  const file = pngOf(2, 2)
  file.set([colours], 25)
  file.set([order], 28)
  return file
}

const facts: NoticePaperFacts = {
  organization: '里見町自治会',
  person: '髙﨑 𠮷之助',
  subject: '【お手伝いのお願い】川沿いの清掃',
  body: 'センターから、お手伝いのお願いです。\n\n内容：川沿いの清掃\nいつ：令和8年11月8日(日)午前9時から\n人数：5人\n\n令和8年10月20日(火)までに、下のお返事の欄に印をつけてFAXで送るか、お電話でお知らせください。',
  asks: 'come',
  code: 'ABCD-2345',
  opensWith: 'phone',
  publicUrl: 'https://example.jp',
  desk: { name: '架空センター', phone: '055-000-0001', fax: '055-000-0002' },
  printedOn: '2026-10-04',
  demo: true,
}

test('a notice that asks says what happened, until when, and how to send the answer back', async () => {
  const { text, fontSizes, pages } = await readPaper(noticePaper(facts))

  expect(pages).toBe(1)
  expect(Math.min(...fontSizes)).toBe(12)
  expect(text).toContain('里見町自治会　髙﨑 𠮷之助 様')
  expect(text).toContain('お願いしたいこと')
  expect(text).toContain('令和8年10月20日(火)までに')
  for (const box of ['行けます（　　　　人）', '相談したいので、電話をください']) expect(text).toContain(box)
  expect(text).toContain('この紙を、FAX 055-000-0002 へお送りください。')
  expect(text).toContain(
    'この紙の番号は ABCD-2345 です。右上の四角をスマートフォンで読み取るか、https://example.jp/c/ を開いて',
  )
})

test('photographs take the place of the line with their captions; what no paper can draw is named', async () => {
  const body = '紹介を作りました。\n\n写真2枚：道具、花だん\n\nお返事をお願いします。'
  const pictures = [
    { content: cleanPicture(realPictures.jpeg).bytes, mediaType: 'image/jpeg', caption: '道具' },
    { content: realPictures.webp, mediaType: 'image/webp', caption: '花だん' },
  ]

  const { text, pages } = await readPaper(noticePaper({ ...facts, asks: 'story', body, pictures }))

  expect(pages).toBeLessThanOrEqual(2)
  expect(text).not.toContain('写真2枚')
  expect(text.split('\n')).toContain('道具')
  expect(text).toContain('写真：花だん（この紙には刷れない形式の写真です）')
})

test('a see-through or interlaced PNG is named too: the PDF library would unpack it', async () => {
  const kinds = [6, 4].map((colours) => pngKind(colours, 0)).concat(pngKind(2, 1))
  const pictures = kinds.map((content, i) => ({ content, mediaType: 'image/png', caption: `絵${i}` }))

  const { text } = await readPaper(noticePaper({ ...facts, body: '写真3枚：絵0、絵1、絵2\n\n終わり', pictures }))

  expect(text.match(/刷れない形式/g)).toHaveLength(3)
})

test.each([
  ['association', 'はい、今年もお願いします', '行けそう'],
  ['supporter', '今年も行けそうです', 'お願いします（'],
] as const)('a year on, the %s has its own answers to tick', async (side, own, other) => {
  const { text } = await readPaper(noticePaper({ ...facts, asks: 'words', side, isYearOn: true }))

  expect(text).toContain(own)
  expect(text).not.toContain(other)
})

test('a notice that asks nothing has no reply section', async () => {
  const { text } = await readPaper(noticePaper({ ...facts, asks: null }))

  expect(text).not.toContain('お返事（')
})

test('without a centre’s FAX nothing is invented; without a number of its own the paper stays with the telephone', async () => {
  const { text } = await readPaper(noticePaper({ ...facts, desk: {}, opensWith: null, person: null }))

  expect(text).toContain('里見町自治会 御中')
  expect(text).not.toMatch(/FAX \d/)
  expect(text).toContain('お電話のときは、この紙の番号 ABCD-2345 をお伝えください。')
})

test('a very long notice goes on on a second page, and says its number there', async () => {
  const body = `${'とても長いお知らせです。'.repeat(160)}\n\n${facts.body}`

  const { pages } = await readPaper(noticePaper({ ...facts, body }))

  expect(pages).toBeGreaterThan(1)
})

test.each(['association', 'supporter'] as const)(
  'the report of the %s stays on one page with its own questions',
  async (side) => {
    const body = `「川沿いの清掃」は、いかがでしたか。\n\n内容：川沿いの清掃\nいつ：令和8年11月1日(日)午前9時から\n\n下のお返事の欄に印をつけてFAXで送るか、お電話でお知らせください。`

    const { text, pages } = await readPaper(
      noticePaper({ ...facts, subject: '【どうでしたか】川沿いの清掃', body, asks: 'result', side }),
    )

    expect(pages).toBe(1)
    expect(text.includes('負担は減りましたか')).toBe(side === 'association')
    expect(text.includes('支援がなければ')).toBe(side === 'association')
    expect(text.includes('来た人の年代')).toBe(side === 'supporter')
  },
)
