import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { ledger, tableOf } from '../../test/ledgers.ts'
import { decodeText } from './read-csv.ts'
import { readTable } from './read-table.ts'

const csv = (text: string): Buffer => Buffer.from(text, 'utf8')

describe("the office's ledgers of supporters", () => {
  test.each([
    ['supporters-cp932.csv', 'CP932'],
    ['supporters-utf8-bom.csv', 'UTF-8 (BOM)'],
  ] as const)('%s: title, headings, 44 supporters and a sum', async (name, encoding) => {
    const table = await tableOf(name)
    expect(table).toMatchObject({
      format: 'csv',
      encoding,
      sheet: null,
      otherSheets: [],
      headerRow: 2,
      blankRows: [47],
    })
    expect(table.headers).toHaveLength(17)
    expect(table.headers.slice(0, 4)).toEqual(['登録番号', '登録年月日', '区分', '団体名'])
    expect(table.rows).toHaveLength(45)
    expect(table.rows.at(-1)).toMatchObject({ rowNo: 48, cells: expect.arrayContaining(['計', '44団体']) as unknown })
  })

  test('both hold the same words but for the one letter that CP932 has lost', async () => {
    const [old, good] = await Promise.all([tableOf('supporters-cp932.csv'), tableOf('supporters-utf8-bom.csv')])
    const unlike = old.rows.flatMap(({ cells }, row) =>
      cells.flatMap((cell, column) =>
        cell === good.rows[row]?.cells[column] ? [] : [[cell, good.rows[row]?.cells[column]]],
      ),
    )
    expect(unlike).toEqual([['?野家具製作所', '𠮷野家具製作所']])
  })
})

describe("the office's list of associations", () => {
  test('two heading rows, joined districts, real dates, blank rows and a sum', async () => {
    const table = await tableOf('associations.xlsx')
    expect(table).toMatchObject({
      format: 'xlsx',
      encoding: 'XLSX',
      sheet: '自治会一覧',
      otherSheets: ['メモ'],
      headerRow: 2,
    })
    expect(table.headers).toEqual([
      '地区',
      '自治会名',
      'ふりがな',
      '世帯数',
      '会長 氏名',
      '会長 就任',
      '会長 電話',
      '会長 メール',
      '連絡方法',
      '備考',
    ])
    expect(table.blankRows).toEqual([84, 135, 175, 308, 399, 451, 465, 522, 528])
    expect(table.rows).toHaveLength(517)
    expect(table.rows.slice(0, -1).every(({ cells }) => cells[0] !== '')).toBe(true)
    expect(new Set(table.rows.slice(0, -1).map(({ cells }) => cells[0]))).toHaveProperty('size', 31)
    expect(table.rows[2]?.cells[5]).toBe('2025-04-01')
    expect(table.rows.at(-1)?.cells).toEqual(['', '合計', '', '', '', '', '', '', '', ''])
  })
})

describe('other files', () => {
  test('headings may stand anywhere near the top, in another order and in two rows', async () => {
    const table = await readTable(
      csv('台帳\n,,\n名称,連絡先,\n,電話番号,メール\nあおぞら,055-000-0001,a@example.jp\n'),
      'a.csv',
    )
    expect(table).toMatchObject({ headerRow: 3, headers: ['名称', '連絡先 電話番号', 'メール'] })
    expect(table.rows).toEqual([{ rowNo: 5, cells: ['あおぞら', '055-000-0001', 'a@example.jp'] }])
  })

  test('letters that only Windows has come through', () => {
    const letters = '髙﨑㈱①〜−‖ＡＢＣｶﾅ'
    const bytes = iconv.encode(letters.replace('〜', '～').replace('−', '－').replace('‖', '∥'), 'cp932')
    expect(decodeText(bytes)).toEqual({ encoding: 'CP932', text: '髙﨑㈱①～－∥ＡＢＣｶﾅ' })
    expect(decodeText(csv('髙﨑邉𠮷')).encoding).toBe('UTF-8')
    expect(decodeText(Buffer.concat([Buffer.from([0xff, 0xfe]), iconv.encode('𠮷野', 'utf-16le')]))).toEqual({
      encoding: 'UTF-16',
      text: '𠮷野',
    })
  })

  test.each([
    ['a photo', 'photo.png', Buffer.from([0x89, 0x50, 0x4e, 0x47]), 'CSVとExcel'],
    ['a workbook under a false name', 'list.csv', ledger('associations.xlsx'), 'CSVとExcel'],
    ['words under a false name', 'list.xlsx', csv('団体名,電話,これは表計算のファイルではありません'), '壊れている'],
    ['no headings', 'list.csv', csv('a,b\n1,2\n'), '見出しの行'],
    ['binary', 'list.csv', Buffer.from('団体名,電話\n\u0000', 'utf8'), 'CSVのファイルではありません'],
    ['an open quotation mark', 'list.csv', csv(`団体名,電話\n"あおぞら,1\n${'い'.repeat(300_000)}`), 'CSVとして'],
    ['too many rows', 'list.csv', csv(`団体名,電話\n${'あ,1\n'.repeat(20_001)}`), '行が多すぎます'],
    ['too heavy', 'list.csv', Buffer.alloc(5 * 1024 * 1024 + 1, 'a'), '5MB'],
  ])('%s is refused with a sentence', async (_what, name, bytes, sentence) => {
    await expect(readTable(bytes, name)).rejects.toMatchObject({
      code: 'file-not-understood',
      detail: expect.stringContaining(sentence) as unknown,
    })
  })
})
