import { Refusal } from '@app/shared'
import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import { ledger } from '../../test/ledgers.ts'
import { type Part, zipOf } from '../../test/zip-of.ts'
import { checkZip } from './check-zip.ts'
import { readWorkbook } from './read-workbook.ts'

const workbook: Part[] = [
  { name: '[Content_Types].xml', content: '<?xml version="1.0"?><Types/>' },
  { name: 'xl/workbook.xml', content: '<?xml version="1.0"?><workbook/>' },
]
const noise = (bytes: number): Buffer =>
  Buffer.from(Array.from({ length: bytes }, (_, at) => (at * 7919 * (at % 613)) & 255))

const bombs: [string, Buffer][] = [
  ['a thousandfold ratio', zipOf([...workbook, { name: 'xl/a.bin', content: Buffer.alloc(8_000_000) }])],
  [
    'more than 20 MB in honest pieces',
    zipOf([
      ...workbook,
      ...Array.from({ length: 50 }, (_, at) => ({
        name: `xl/${at}.bin`,
        content: noise(20_000),
        claims: { inflated: 450_000 },
      })),
    ]),
  ],
  [
    'too many entries',
    zipOf([...workbook, ...Array.from({ length: 200 }, (_, at) => ({ name: `xl/${at}.xml`, content: '<a/>' }))]),
  ],
  [
    'a size that is a lie',
    zipOf([...workbook, { name: 'xl/a.bin', content: Buffer.alloc(30_000_000), claims: { inflated: 1_000 } }]),
  ],
  [
    'a size that promises too much',
    zipOf([...workbook, { name: 'xl/a.bin', content: noise(500), claims: { inflated: 900 } }]),
  ],
  ['a workbook inside', zipOf([...workbook, { name: 'xl/embeddings/inner.xlsx', content: 'x' }])],
  ['a zip under another name', zipOf([...workbook, { name: 'xl/a.bin', content: zipOf(workbook) }])],
  ['entries that share bytes', zipOf([...workbook, { name: 'xl/a.bin', content: noise(500), claims: { offset: 0 } }])],
  ['a password', zipOf([...workbook, { name: 'xl/a.bin', content: noise(50), claims: { flags: 1 } }])],
  [
    'a document type',
    zipOf([
      ...workbook,
      { name: 'xl/a.xml', content: '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' },
    ]),
  ],
  [
    'a document type in UTF-16',
    zipOf([...workbook, { name: 'xl/a.xml', content: Buffer.from('\uFEFF<!DOCTYPE a><a/>', 'utf16le') }]),
  ],
  [
    'a document type in UTF-7',
    zipOf([...workbook, { name: 'xl/a.xml', content: '<?xml version="1.0" encoding="utf-7"?>+ADwAIQ-DOCTYPE a>' }]),
  ],
  ['macros', zipOf([...workbook, { name: 'xl/vbaProject.bin', content: noise(50) }])],
  ['a path that climbs', zipOf([...workbook, { name: '../../etc/passwd', content: 'x' }])],
  ['the same name twice', zipOf([...workbook, ...workbook])],
  ['another kind of zip', zipOf([{ name: 'word/document.xml', content: '<a/>' }])],
  ['something after its end', Buffer.concat([zipOf(workbook), Buffer.from('more')])],
  ['half of it missing', ledger('associations.xlsx').subarray(0, 20_000)],
  ['an old or locked workbook', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])],
  ['nothing in it', Buffer.alloc(0)],
]

describe('a workbook is looked at before it is opened', () => {
  test.each(bombs)('%s is refused at once', (_what, file) => {
    const start = performance.now()
    expect(() => checkZip(file)).toThrow(expect.objectContaining({ code: 'file-not-understood' }) as Error)
    expect(performance.now() - start).toBeLessThan(100)
  })

  test("the office's own workbook passes", () => {
    const start = performance.now()
    expect(() => checkZip(ledger('associations.xlsx'))).not.toThrow()
    expect(performance.now() - start).toBeLessThan(100)
  })

  test('each is refused for the reason it was built for', () => {
    const said = Object.fromEntries(
      bombs.map(([what, file]) => {
        try {
          checkZip(file)
        } catch (error) {
          return [what, error instanceof Refusal ? error.detail : '']
        }
        return [what, 'passed']
      }),
    )
    const big = expect.stringContaining('大きすぎます') as unknown
    const inner = expect.stringContaining('別のファイルが入って') as unknown
    const orders = expect.stringContaining('必要のない指示') as unknown
    expect(said).toMatchObject({
      'a thousandfold ratio': big,
      'more than 20 MB in honest pieces': big,
      'too many entries': big,
      'a workbook inside': inner,
      'a zip under another name': inner,
      'a document type': orders,
      'a document type in UTF-7': orders,
      'a password': expect.stringContaining('パスワード') as unknown,
      macros: expect.stringContaining('マクロ') as unknown,
      'an old or locked workbook': expect.stringContaining('.xls') as unknown,
    })
  })

  test('what passes the check but is no workbook only breaks its own thread', async () => {
    const nonsense = zipOf([...workbook.slice(0, 1), { name: 'xl/workbook.xml', content: '<workbook><sheets><sheet' }])
    await expect(readWorkbook(nonsense)).rejects.toMatchObject({ code: 'file-not-understood' })
  })
})

describe('a workbook that asks too much of its thread', () => {
  const large = () =>
    built((book) => {
      const sheet = book.addWorksheet('一覧')
      for (let row = 0; row < 4_000; row++) sheet.addRow(Array.from({ length: 12 }, (_, cell) => `${row}の${cell}`))
    })

  test('is given up when its time is over, and says what to do', async () => {
    const said = readWorkbook(await large(), { patience: { start: 10_000, file: 1 } })
    await expect(said).rejects.toMatchObject({ code: 'file-not-understood', detail: expect.stringContaining('分けて') })
  })

  test('dies alone when its memory is full: the house lives and reads the next one', async () => {
    const little = { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 2, stackSizeMb: 4 }
    const said = readWorkbook(await large(), { memory: little })
    await expect(said).rejects.toMatchObject({ code: 'file-not-understood' })
    expect(await readWorkbook(await large())).toHaveLength(1)
  })
})

const built = async (fill: (book: ExcelJS.Workbook) => void): Promise<Buffer> => {
  const book = new ExcelJS.Workbook()
  fill(book)
  return Buffer.from(await book.xlsx.writeBuffer())
}

describe('a workbook is read as a person sees it', () => {
  test('formulas by their result, days as days, coloured words as words; hidden sheets stay hidden', async () => {
    const file = await built((book) => {
      const sheet = book.addWorksheet('一覧')
      sheet.addRow(['団体名', '電話', '登録日', '人数'])
      sheet.addRow([
        { richText: [{ text: '髙' }, { text: '橋' }] },
        { text: '055', hyperlink: 'tel:055' },
        new Date('2026-04-01'),
        { formula: '1+1', result: 2 },
      ])
      sheet.mergeCells('A3:B4')
      book.addWorksheet('控え', { state: 'hidden' }).addRow(['団体名', '電話'])
    })
    expect(await readWorkbook(file)).toEqual([
      {
        name: '一覧',
        grid: [
          ['団体名', '電話', '登録日', '人数'],
          ['髙橋', '055', '2026-04-01', '2'],
          ['', '', '', ''],
          ['', '', '', ''],
        ],
        merges: [{ top: 2, left: 0, bottom: 3, right: 1 }],
      },
    ])
  })

  test('a cell far below is not a million rows', async () => {
    const file = await built((book) => {
      book.addWorksheet('一覧').getCell('A1048576').value = 'x'
    })
    await expect(readWorkbook(file)).rejects.toMatchObject({
      detail: expect.stringContaining('行が多すぎます') as unknown,
    })
  })
})
