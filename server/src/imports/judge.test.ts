import { type Verdict } from '@app/shared/imports'
import { beforeAll, describe, expect, test } from 'vitest'
import { associationReader, city, supporterReader, tableOf, type LedgerFile } from '../../test/ledgers.ts'
import {
  columnsOf,
  fieldsOf,
  guessAssociationColumns,
  guessColumns,
  guessKind,
  guessSupporterColumns,
  mappingFrom,
  supporterFields,
} from './columns.rules.ts'
import { changesBetween } from './compare.rules.ts'
import { judgeAssociationRows } from './judge-associations.rules.ts'
import { judgeSupporterRows } from './judge-supporters.rules.ts'
import { type JudgedRow, type Known } from './judge.rules.ts'
import { type Table } from './read-table.ts'
import {
  understandAssociationRow,
  understandSupporterRow,
  type AssociationDraft,
  type SupporterDraft,
} from './rows.rules.ts'

const tables = {} as Record<LedgerFile, Table>
beforeAll(async () => {
  for (const name of ['supporters-cp932.csv', 'supporters-utf8-bom.csv', 'associations.xlsx'] as const) {
    tables[name] = await tableOf(name)
  }
})

const judgedSupporters = (name: LedgerFile, known: readonly Known<SupporterDraft>[] = []) =>
  judgeSupporterRows(tables[name].rows, supporterReader(tables[name]), known)
const judgedAssociations = (known: readonly Known<AssociationDraft>[] = []) =>
  judgeAssociationRows(tables['associations.xlsx'].rows, associationReader(tables['associations.xlsx']), known)

const counts = (rows: readonly JudgedRow<unknown>[]): Partial<Record<Verdict, number>> =>
  rows.reduce<Partial<Record<Verdict, number>>>(
    (sum, { verdict }) => ({ ...sum, [verdict]: (sum[verdict] ?? 0) + 1 }),
    {},
  )

/** What we would know after somebody took every new row in, and the row without a number under the next number. */
const takenIn = (rows: readonly JudgedRow<SupporterDraft>[]): Known<SupporterDraft>[] =>
  rows.flatMap(({ verdict, draft, rowNo }) =>
    draft && (verdict === 'new' || verdict === 'needs-person')
      ? [{ id: `row ${rowNo}`, draft: { ...draft, number: draft.number ?? 'R8-044' } }]
      : [],
  )

describe('columns', () => {
  test('both kinds of ledger explain themselves', () => {
    expect(guessKind(tables['supporters-cp932.csv'].headers)).toBe('supporters')
    expect(guessKind(tables['associations.xlsx'].headers)).toBe('associations')
    expect(Object.values(guessSupporterColumns(tables['supporters-cp932.csv'].headers))).toEqual(
      Array.from({ length: 17 }, (_, at) => at),
    )
    expect(Object.values(guessAssociationColumns(tables['associations.xlsx'].headers))).toEqual(
      Array.from({ length: 10 }, (_, at) => at),
    )
  })
  test('a person may correct the guess: one field per column, and back', () => {
    const columns = columnsOf(guessColumns(['色', '団体名', '電話'], 'supporters'), 3)
    expect(columns).toEqual([null, 'name', 'phone'])
    expect(mappingFrom(['number', 'name', 'nonsense', null], supporterFields)).toEqual({ number: 0, name: 1 })
    expect(
      fieldsOf('associations')
        .filter(({ required }) => required)
        .map(({ field }) => field),
    ).toEqual(['district', 'name'])
  })
  test('headings of other offices, and columns we do not know', () => {
    expect(guessColumns(['No', '団体 名称', 'ﾌﾘｶﾞﾅ', 'ＴＥＬ', 'Ｅメール', '住所', '色'], 'supporters')).toEqual({
      name: 1,
      kana: 2,
      phone: 3,
      mail: 4,
      address: 5,
    })
    expect(guessKind(['町内会名', 'よみがな', '戸数', '会長名'])).toBe('associations')
  })
})

describe('44 supporters on an empty database', () => {
  test.each(['supporters-cp932.csv', 'supporters-utf8-bom.csv'] as const)(
    '%s: 42 new, 1 twice, 1 question, 1 sum',
    (name) => {
      const rows = judgedSupporters(name)
      expect(counts(rows)).toEqual({ new: 42, same: 1, 'needs-person': 1, refused: 1 })
      const of = (verdict: Verdict) =>
        rows.filter((row) => row.verdict === verdict).map(({ rowNo, reason }) => [rowNo, reason])
      expect(of('same')).toEqual([[10, '6行目と同じ内容です']])
      expect(of('needs-person')).toEqual([[13, '登録番号がありません。取り込むと新しい番号が付きます']])
      expect(of('refused')).toEqual([[48, '集計の行']])
    },
  )

  test('three names stand under two numbers each: known, not asked, for their contacts differ', () => {
    const rows = judgedSupporters('supporters-utf8-bom.csv')
    const noted = rows
      .filter(({ notes }) => notes.some((note) => note.startsWith('同じ名前')))
      .map(({ rowNo }) => rowNo)
    expect(noted).toEqual([35, 36, 38, 40, 43, 46])
    const sharedMail = rows
      .filter(({ notes }) => notes.some((note) => note.includes('info@example.jp')))
      .map(({ rowNo }) => rowNo)
    expect(sharedMail).toEqual([20, 28])
  })

  test('every value that was not understood is listed', () => {
    const left = judgedSupporters('supporters-cp932.csv').flatMap(({ leftovers }) => leftovers)
    const times = (word: string) => left.filter(({ text }) => text.includes(word)).length
    expect(left.filter(({ reason }) => !reason)).toEqual([])
    expect(
      Object.fromEntries(
        ['除く', '学期中', '第2・第4', '祭り手伝い', '清掃', '見守り'].map((word) => [word, times(word)]),
      ),
    ).toMatchInlineSnapshot(`
      {
        "学期中": 4,
        "清掃": 4,
        "祭り手伝い": 4,
        "第2・第4": 2,
        "見守り": 2,
        "除く": 11,
      }
    `)
    expect(left).toHaveLength(
      times('除く') +
        times('学期中') +
        times('第2・第4') +
        left.filter(({ column }) => column === '支援できる内容').length,
    )
  })

  test('the lost letter is pointed at', () => {
    const [row] = judgedSupporters('supporters-cp932.csv').filter(({ doubts }) => doubts.length > 0)
    expect(row).toMatchObject({ rowNo: 21, verdict: 'new', doubts: [{ column: '団体名', text: '?野家具製作所' }] })
    expect(judgedSupporters('supporters-utf8-bom.csv').filter(({ doubts }) => doubts.length > 0)).toEqual([])
  })

  test('a row is understood to its last cell', () => {
    expect(judgedSupporters('supporters-cp932.csv')[1]?.draft).toMatchObject({
      number: 'R5-002',
      registeredOn: '2026-11-15',
      kind: 'company',
      name: '㈲ふたば電気工事',
      kana: 'フタバデンキコウジ',
      postalCode: '400-0064',
      contactPerson: '﨑田 葵',
      phones: [{ number: '055-000-1822', extension: '43' }],
      faxes: null,
      area: { wholeCity: false, blocks: [], districts: ['国母', '千塚', '新紺屋'] },
      times: null,
      timesText: '学期中は土日のみ、夏季休業中は平日可',
      heads: { min: 7, max: 7 },
      note: null,
    })
  })
})

describe('the same ledger again', () => {
  test('changes nothing', () => {
    const known = takenIn(judgedSupporters('supporters-cp932.csv'))
    expect(known).toHaveLength(43)
    expect(counts(judgedSupporters('supporters-cp932.csv', known))).toEqual({ same: 44, refused: 1 })
  })

  test('from the other encoding: one name, and it is asked about', () => {
    const rows = judgedSupporters('supporters-utf8-bom.csv', takenIn(judgedSupporters('supporters-cp932.csv')))
    expect(counts(rows)).toEqual({ same: 43, 'needs-person': 1, refused: 1 })
    expect(rows.find(({ verdict }) => verdict === 'needs-person')).toMatchObject({
      rowNo: 21,
      knownId: 'row 21',
      reason: '名前が「?野家具製作所」から「𠮷野家具製作所」に変わります。失われていた文字が、このファイルにはあります',
      changes: [{ field: 'name', label: '名前', now: '?野家具製作所', then: '𠮷野家具製作所' }],
    })
  })

  test('from the poorer encoding: a good letter is never given up', () => {
    const rows = judgedSupporters('supporters-cp932.csv', takenIn(judgedSupporters('supporters-utf8-bom.csv')))
    expect(counts(rows)).toEqual({ same: 44, refused: 1 })
    expect(rows.find(({ rowNo }) => rowNo === 21)?.notes).toEqual([
      '名前の文字が失われているため、登録済みの「𠮷野家具製作所」をそのまま使います',
    ])
  })
})

describe('516 associations', () => {
  const takeIn = (rows: readonly JudgedRow<AssociationDraft>[]) =>
    rows.flatMap(({ draft, rowNo }) => (draft ? [{ id: `row ${rowNo}`, draft }] : []))

  test('all new on an empty database, but for the sum; again, all the same', () => {
    const rows = judgedAssociations()
    expect(counts(rows)).toEqual({ new: 516, refused: 1 })
    expect(counts(judgedAssociations(takeIn(rows)))).toEqual({ same: 516, refused: 1 })
  })

  test('households, beginnings and phones are all understood; only the chairs still to be chosen are left', () => {
    const rows = judgedAssociations().filter(({ verdict }) => verdict === 'new')
    const left = rows.flatMap(({ leftovers, doubts }) => [...leftovers, ...doubts])
    expect(left).toHaveLength(22)
    expect(new Set(left.map(({ text }) => text))).toEqual(new Set(['（未定）']))
    for (const { draft } of rows) {
      expect(draft).toMatchObject({
        households: expect.any(Number) as unknown,
        chairSince: expect.stringMatching(/^202[3-6]-04-01$/) as unknown,
      })
      expect(draft?.phones).toHaveLength(1)
    }
    expect(rows.filter(({ draft }) => draft?.kana === null)).toHaveLength(54)
    expect(rows.filter(({ draft }) => draft?.phones?.[0]?.extension).length).toBe(88)
  })
})

describe('rows that need a person', () => {
  const columns = ['登録番号', '団体名', '電話', 'メール', '所在地']
  const mapping = guessSupporterColumns(columns)
  const understand = (cells: readonly string[]) => understandSupporterRow(cells, mapping, city)
  const rowsOf = (...lines: string[][]) => lines.map((cells, at) => ({ rowNo: at + 2, cells }))
  const judge = (lines: string[][], known: string[][] = []) =>
    judgeSupporterRows(
      rowsOf(...lines),
      understand,
      known.map((cells, at) => ({ id: `known ${at}`, draft: understand(cells).draft })),
    ).map(({ verdict, reason }) => `${verdict}: ${reason}`)

  const sora = ['R8-001', 'あおぞら商店', '055-000-0001', '', '']
  test('one number, two contents', () => {
    const [first, second] = judge([sora, ['R8-001', 'あおぞら商店', '055-000-0002', '', '']])
    expect([first, second]).toEqual([
      'needs-person: 登録番号 R8-001 の行がほかにもあり、内容が違います（3行目）',
      'needs-person: 登録番号 R8-001 の行がほかにもあり、内容が違います（2行目）',
    ])
  })
  test('one organization under two numbers', () => {
    expect(
      judge([sora, ['R8-002', '㈱あおぞら商店', '055-000-0001', '', '']]).every((said) =>
        said.startsWith('needs-person'),
      ),
    ).toBe(true)
    expect(judge([['R8-002', 'あおぞら商店', '055-000-0001', '', '']], [sora])[0]).toContain(
      '別の番号で登録済みです（R8-001）',
    )
  })
  test('a number whose name is another', () => {
    expect(judge([['R8-001', 'ゆうやけ商店', '055-000-0001', '', '']], [sora])[0]).toContain(
      '「あおぞら商店」から「ゆうやけ商店」',
    )
    expect(judge([['R8-001', '高橋', '', '', '']], [['R8-001', '髙橋', '', '', '']])[0]).toContain('needs-person')
  })
  test('no number, but a name we know', () => {
    expect(judge([['', 'あおぞら商店', '055-000-0001', '', '']], [sora])[0]).toBe('same: 登録済みの内容と同じです')
    expect(judge([['', 'あおぞら商店', '055-000-0009', '', '']], [sora])[0]).toContain(
      '同じ名前の団体が登録済みです（R8-001）',
    )
  })
  test('what people have corrected here is not undone by the same ledger', () => {
    const [ledger, corrected] = [sora, ['R8-001', 'あおぞら商店', '055-000-0077', 'new@example.jp', '']].map(
      (cells) => understand(cells).draft,
    )
    if (!ledger || !corrected) throw new Error('both rows are there')
    const known = [{ id: 'a', draft: corrected, ledger }]
    expect(judgeSupporterRows(rowsOf(sora), understand, known)[0]?.verdict).toBe('same')
    const moved = rowsOf(['R8-001', 'あおぞら商店', '055-000-0088', '', ''])
    expect(judgeSupporterRows(moved, understand, known)[0]).toMatchObject({
      verdict: 'changed',
      changes: [{ field: 'phones', now: '055-000-0077', then: '055-000-0088' }],
    })
  })
  test('what needs nobody', () => {
    expect(judge([['R8-001', 'あおぞら商店', '055-000-0005', 'a@example.jp', '']], [sora])).toEqual([
      'changed: 電話・メールアドレスが変わります',
    ])
    expect(judge([['R8-001', 'あおぞら商店', '', '', '']], [sora])).toEqual(['same: 登録済みの内容と同じです'])
    expect(judge([['R8-001', '(株)そら', '', '', '']], [['R8-001', '株式会社そら', '', '', '']])).toEqual([
      'changed: 名前が変わります',
    ])
    expect(
      judge([
        ['R8-003', '', '', '', ''],
        ['登録番号', '団体名', '電話', 'メール', '所在地'],
        ['計', '', '2団体', '', ''],
      ]),
    ).toEqual(['refused: 団体名がありません', 'refused: 見出しの行', 'refused: 集計の行'])
  })
})

describe('associations without a number', () => {
  const columns = ['地区', '自治会名', '電話', '世帯数']
  const mapping = guessAssociationColumns(columns)
  const understand = (cells: readonly string[]) => understandAssociationRow(cells, mapping, city)
  const judge = (lines: string[][], known: string[][] = []) =>
    judgeAssociationRows(
      lines.map((cells, at) => ({ rowNo: at + 2, cells })),
      understand,
      known.map((cells, at) => ({ id: `known ${at}`, draft: understand(cells).draft })),
    ).map(({ verdict, reason }) => `${verdict}: ${reason}`)

  test('one name in two districts is two associations; twice in one district is a question', () => {
    const [sakura, other] = [
      ['相生', 'さくら台自治会', '', ''],
      ['春日地区', 'さくら台自治会', '', ''],
    ]
    expect(judge([sakura, other])).toEqual(['new: 新しく登録します', 'new: 新しく登録します'])
    expect(
      judge([
        ['相生', 'さくら台自治会', '', '10'],
        ['相生', 'さくら台 自治会', '', '20'],
      ]).every((said) => said.startsWith('needs-person')),
    ).toBe(true)
  })
  test('a district that is not in the list, or none', () => {
    expect(judge([['架空', 'さくら台自治会', '', '']])[0]).toBe(
      'needs-person: 地区「架空」は地区の一覧にありません。台帳の地区を直して、もう一度取り込んでください',
    )
    expect(judge([['', 'さくら台自治会', '', '']])[0]).toContain('地区がありません')
  })
  test('a new name with the telephone of one that has gone', () => {
    expect(
      judge([['相生', 'あおば自治会', '055-000-0001', '']], [['相生', 'さくら台自治会', '055-000-0001', '']])[0],
    ).toContain('名前か地区が変わった')
  })
  test('nobody is gone from a district of which the ledger does not speak', () => {
    expect(
      judge([['相生', 'あおば自治会', '055-000-0001', '']], [['春日地区', 'さくら台自治会', '055-000-0001', '']]),
    ).toEqual(['new: 新しく登録します'])
  })
  test('a reading in hiragana is the same reading in katakana, and a way to be reached is told in words', () => {
    const draft = (kana: string, contactWays: AssociationDraft['contactWays']): AssociationDraft => ({
      ...understand(['相生', 'さくら台自治会', '', '']).draft,
      kana,
      contactWays,
    })
    expect(changesBetween(draft('さくらだい', ['fax']), draft('サクラダイ', ['line', 'post']))).toEqual([
      { field: 'contactWays', label: '連絡方法', now: 'FAX', then: 'LINE、郵送' },
    ])
  })
  test('a new figure is just a change', () => {
    expect(judge([['相生', 'さくら台自治会', '', '９９世帯']], [['相生', 'さくら台自治会', '', '100']])).toEqual([
      'changed: 世帯数が変わります',
    ])
  })
})
