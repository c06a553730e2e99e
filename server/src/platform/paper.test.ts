import { describe, expect, test } from 'vitest'
import { readPageNumbers, readPaper } from '../../test/paper-reading.ts'
import { definitionOf } from './paper/definition.ts'
import { freshInk } from './paper/ink.ts'
import { renderPaper, type Paper } from './paper.ts'

const everything: Paper = {
  kind: '見本',
  title: '何でもある紙',
  addressee: '里見町自治会　髙﨑 𠮷之助 様',
  lead: 'はじめのことば',
  printedOn: '令和8年10月4日(日)',
  number: 'ABCD-2345',
  link: 'https://example.jp/c/ABCD-2345',
  desk: { name: '架空センター', phone: '055-000-0001', fax: '055-000-0002' },
  demo: true,
  blocks: [
    { kind: 'heading', text: '見出し' },
    { kind: 'text', text: '　字下げのある文\n　二つ目の段落' },
    {
      kind: 'facts',
      rows: [
        { label: '費用', value: '' },
        { label: 'お名前', toWrite: true },
        { label: '場所', value: '集会所', strong: true },
      ],
    },
    {
      kind: 'table',
      columns: [{ label: '来た', chars: 2 }, { label: '団体' }],
      rows: [[{ tick: true }, '北口自治会']],
      tall: true,
    },
    { kind: 'checklist', items: ['ひとつ', 'ふたつ', 'みっつ'], columns: 2 },
    {
      kind: 'reply',
      title: 'お返事',
      options: ['行けます', '行けません'],
      fields: ['お名前'],
      sendTo: 'FAX 055-000-0002',
    },
    { kind: 'lines', label: 'ひとこと', count: 3 },
    { kind: 'code', code: 'ABCD-2345', url: 'https://example.jp/c/ABCD-2345', says: 'いまの状況を見られます。' },
  ],
}

describe('a paper', () => {
  test('is a PDF in Japanese that carries its own typeface and its title', async () => {
    const pdf = (await renderPaper(everything)).toString('latin1')

    expect(pdf.startsWith('%PDF-')).toBe(true)
    expect(pdf).toContain('/Lang (ja)')
    expect(pdf).toContain('/FontFile2')
    expect(pdf).toContain('NotoSansJP')
    expect(pdf).toContain('/DisplayDocTitle true')
    expect(pdf).toContain('/MediaBox [0 0 595.28 841.89]')
  })

  test('has nothing smaller than 12 points', async () => {
    const { fontSizes } = await readPaper(everything)

    expect(Math.min(...fontSizes)).toBe(12)
  })

  test('says on every page what it is, its number, whom to ask and which page it is', async () => {
    const { text } = await readPaper(everything)

    expect(text).toContain('あつ活サポーター　見本')
    expect(text).toContain('デモデータ（架空）　番号 ABCD-2345')
    expect(text).toContain('お問い合わせ　架空センター\n電話\u00a0055-000-0001　FAX\u00a0055-000-0002')
    expect(text).toContain('1 / 1 ページ')
  })

  test('leaves out facts without a value, but not those to be written by hand', async () => {
    const { text } = await readPaper(everything)

    expect(text).not.toContain('費用')
    expect(text).toContain('お名前')
  })

  test('never invents a centre that is not configured', async () => {
    const { text } = await readPaper({ kind: '見本', desk: { name: '', phone: null }, blocks: [] })

    expect(text).not.toContain('お問い合わせ')
  })

  test('can be printed twice from one description', async () => {
    const before = structuredClone(everything)

    const first = await readPaper(everything)
    const second = await readPaper(everything)

    expect(second.pages).toBe(first.pages)
    expect(everything).toEqual(before)
  })

  test('printed together, each begins a page of its own and counts its own pages', async () => {
    const short: Paper = { kind: '短い紙', blocks: [{ kind: 'text', text: 'い' }] }
    const long: Paper = {
      kind: '長い紙',
      blocks: Array.from({ length: 60 }, () => ({ kind: 'text', text: 'あ' }) as const),
    }

    const numbers = await readPageNumbers(short, long, short)

    expect(numbers).toEqual(['1 / 1', '1 / 3', '2 / 3', '3 / 3', '1 / 1'])
  })

  test('keeps the full-width space that opens a paragraph', () => {
    expect(definitionOf(everything).defaultStyle?.preserveLeadingSpaces).toBe(true)
  })

  test('does not leave a heading alone at the foot of a page', async () => {
    const text = { kind: 'text', text: 'あ' } as const
    const piecesOnFirst = async (texts: number, ...more: Paper['blocks']) => {
      const { pieces } = await readPaper({
        kind: '見本',
        blocks: [...Array.from({ length: texts }, () => text), ...more],
      })
      return pieces[0] ?? 0
    }
    const furniture = await piecesOnFirst(0)
    const room = (await piecesOnFirst(60)) - furniture

    const section: Paper['blocks'] = [
      { kind: 'heading', text: 'い' },
      { kind: 'table', columns: [{ label: 'う' }], rows: [['え\nえ\nえ']] },
    ]

    for (const texts of [room - 5, room - 4, room - 3, room - 2]) {
      expect(await piecesOnFirst(texts, ...section)).not.toBe(furniture + texts + 1)
    }
    expect(await piecesOnFirst(room - 8, ...section)).toBe(furniture + room - 8 + 5)
  })
})

describe('ink', () => {
  test.each(['髙﨑邉邊𠮷濵德', '①⑳㈱〜～−㌔ｱﾊﾟｰﾄ', '神福祥', '　全角の空白', '〒400-0000'])(
    'keeps %s as typed',
    (text) => {
      const ink = freshInk()

      expect(ink.write(text)).toBe(text)
      expect(ink.missing.size).toBe(0)
    },
  )

  test('joins what arrives in pieces and drops what has no shape', () => {
    const ink = freshInk()

    expect(ink.write('か\u3099っこう\r\n葛\u{e0100}城\u200b\ufeff\u202e')).toBe('がっこう\n葛城')
    expect(ink.missing.size).toBe(0)
  })

  test('marks one letter as one 〓, however many code points it has', () => {
    const ink = freshInk()

    expect(ink.write('花子👩🏻‍🌾さん')).toBe('花子〓さん')
    expect(ink.missing.size).toBe(1)
  })

  test('a paper with a missing letter tells which one it is', async () => {
    const { text } = await readPaper({ kind: '見本', blocks: [{ kind: 'text', text: 'ありがとう😀' }] })

    expect(text).toContain('ありがとう〓')
    expect(text).toContain('「〓」は、印刷できない文字です（U+1F600）。')
  })
})
