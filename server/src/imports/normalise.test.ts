import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { city } from '../../test/ledgers.ts'
import { headCountFrom, highestSerial, householdsFrom, registrationNumberFrom } from './amounts.rules.ts'
import { contactWaysFrom, kanaFrom, mailFrom, phonesFrom, postalCodeFrom } from './contacts.rules.ts'
import { dateFrom, dateOrMonthFrom } from './dates.rules.ts'
import { areaFrom, districtFrom } from './districts.rules.ts'
import { helpFrom } from './help.rules.ts'
import { supporterKindFrom } from './kinds.rules.ts'
import { foldForSearch, hasLostLetter, isSameButForLostLetters, nameKey, plain, type Understood } from './text.rules.ts'
import { timesFrom } from './times.rules.ts'

describe('names', () => {
  test.each([
    ['㈱みずき印刷', '株式会社みずき印刷'],
    ['(株)みずき印刷', '株式会社 みずき印刷'],
    ['（有）ふたば', '㈲ふたば'],
    ['ＡＢＣ商店', 'ABC 商店'],
    ['ＮＰＯ法人 となり町工房', '特定非営利活動法人となり町工房'],
  ])('%s is %s', (one, other) => expect(nameKey(one)).toBe(nameKey(other)))

  test('letters of a name are its own; only the search forgives them', () => {
    expect(nameKey('髙見沢')).not.toBe(nameKey('高見沢'))
    expect(foldForSearch('髙見沢・渡邉・﨑田・𠮷野')).toBe(foldForSearch('高見沢渡辺崎田吉野'))
    expect(foldForSearch('株式会社ひまわり')).toBe(foldForSearch('ﾋﾏﾜﾘ'))
  })

  test('a lost letter is seen, and fits only where it was lost', () => {
    expect(hasLostLetter('?野家具製作所')).toBe(true)
    expect(hasLostLetter('〓野家具製作所')).toBe(true)
    expect(hasLostLetter('喫茶・ことり')).toBe(false)
    expect(isSameButForLostLetters('?野家具製作所', '𠮷野家具製作所')).toBe(true)
    expect(isSameButForLostLetters('??野家具製作所', '𠮷野家具製作所')).toBe(true)
    expect(isSameButForLostLetters('・野家具製作所', '𠮷野家具製作所')).toBe(true)
    expect(isSameButForLostLetters('?野家具製作所', '𠮷野製作所')).toBe(false)
    expect(isSameButForLostLetters('𠮷野家具製作所', '?野家具製作所')).toBe(false)
  })
})

describe('days', () => {
  test.each([
    ['令和8年4月1日', '2026-04-01'],
    ['令和８年１１月１５日', '2026-11-15'],
    ['R8.4.1', '2026-04-01'],
    ['Ｒ８．４．１', '2026-04-01'],
    ['H30/4/1', '2018-04-01'],
    ['平成31年4月30日', '2019-04-30'],
    ['令和元年5月1日', '2019-05-01'],
    ['㋿6年2月29日', '2024-02-29'],
    ['S63.4.1', '1988-04-01'],
    ['2026/4/1', '2026-04-01'],
    ['2026-04-01', '2026-04-01'],
    ['2026-04-01T00:00:00.000Z', '2026-04-01'],
    ['2026年4月1日(水)', '2026-04-01'],
    ['20260401', '2026-04-01'],
    ['46113', '2026-04-01'],
    ['４６１１３', '2026-04-01'],
  ])('%s', (text, day) => expect(dateFrom(text)).toEqual({ value: day }))

  test.each(['R8.2.30', '令和7年2月29日', '2026/13/1', 'R0.4.1', 'きのう', '12', '8.4.1', '99999'])(
    '%s stays text',
    (text) => expect(dateFrom(text)).toMatchObject({ value: null, kept: text, reason: expect.any(String) as unknown }),
  )

  test('an era that had ended is understood and doubted', () => {
    expect(dateFrom('H31.6.1')).toMatchObject({
      value: '2019-06-01',
      doubt: expect.stringContaining('平成') as unknown,
    })
    expect(dateFrom('令和元年4月1日').doubt).toContain('令和')
  })

  test('an officer begins with the month', () => {
    expect(dateOrMonthFrom('R8.4')).toEqual({ value: '2026-04-01' })
    expect(dateOrMonthFrom('2025年10月')).toEqual({ value: '2025-10-01' })
    expect(dateOrMonthFrom('2025-04-01')).toEqual({ value: '2025-04-01' })
    expect(dateFrom('R8.4')).toMatchObject({ value: null, kept: 'R8.4' })
  })
})

describe('contacts', () => {
  test.each([
    ['055-000-1822 内線43', [{ number: '055-000-1822', extension: '43' }]],
    ['(055)000-1465', [{ number: '055-000-1465', extension: null }]],
    ['０５５－０００－７９２３', [{ number: '055-000-7923', extension: null }]],
    ['0550003064', [{ number: '055-000-3064', extension: null }]],
    ['090−0000−0001', [{ number: '090-0000-0001', extension: null }]],
    ['0120-000-111', [{ number: '0120-000-111', extension: null }]],
    ['03-0000-0000', [{ number: '03-0000-0000', extension: null }]],
    ['0551-00-1111', [{ number: '0551-00-1111', extension: null }]],
    [
      '055-000-0001、090-0000-0002',
      [
        { number: '055-000-0001', extension: null },
        { number: '090-0000-0002', extension: null },
      ],
    ],
  ])('%s', (text, value) => expect(phonesFrom(text)).toEqual({ value }))

  test('a number of the city without its code is completed and doubted; a cell with words keeps them', () => {
    expect(phonesFrom('000-1234')).toMatchObject({
      value: [{ number: '055-000-1234' }],
      doubt: expect.stringContaining('055') as unknown,
    })
    expect(phonesFrom('055-000-0001/呼び出し')).toMatchObject({ value: [{ number: '055-000-0001' }], kept: '呼び出し' })
    expect(phonesFrom('会長宅へ')).toMatchObject({ value: null, kept: '会長宅へ' })
    expect(phonesFrom('0267001111').doubt).toContain('区切り')
    expect(phonesFrom('0551001111')).toEqual({ value: [{ number: '0551-00-1111', extension: null }] })
    expect(phonesFrom('なし')).toEqual({ value: null })
  })

  test.each([
    ['〒400-0052', '400-0052'],
    ['４００－００１０', '400-0010'],
    ['400‐0090', '400-0090'],
    ['4000063', '400-0063'],
  ])('%s', (text, code) => expect(postalCodeFrom(text)).toEqual({ value: code }))

  test('the rest', () => {
    expect(postalCodeFrom('400-005')).toMatchObject({ value: null, kept: '400-005' })
    expect(mailFrom('info＠example.jp')).toEqual({ value: 'info@example.jp' })
    expect(mailFrom('なし')).toEqual({ value: null })
    expect(mailFrom('info@')).toMatchObject({ value: null, kept: 'info@' })
    expect(kanaFrom('ﾌﾀﾊﾞﾃﾞﾝｷ')).toEqual({ value: 'フタバデンキ' })
    expect(kanaFrom('あいおい')).toEqual({ value: 'アイオイ' })
    expect(kanaFrom('相生')).toMatchObject({ value: null, kept: '相生' })
    expect(contactWaysFrom('電話・FAX')).toEqual({ value: ['phone', 'fax'] })
    expect(contactWaysFrom('ＬＩＮＥ')).toEqual({ value: ['line'] })
    expect(contactWaysFrom('回覧板')).toMatchObject({ value: null, kept: '回覧板' })
  })
})

describe('numbers and amounts', () => {
  test.each(['R8-004', 'Ｒ８－００４', 'R08-4', 'r8-4', '令和8年度第4号', 'R8ー004'])('%s', (text) =>
    expect(registrationNumberFrom(text).value).toEqual({ text: 'R8-004', year: 8, serial: 4 }),
  )
  test('the counter goes on after the highest', () =>
    expect(highestSerial(['R5-044', 'R8-043', 'R8-002', '', 'x'], 8)).toBe(43))
  test.each([
    ['10名程度', { min: 10, max: 10 }],
    ['５～11名', { min: 5, max: 11 }],
    ['5〜10人', { min: 5, max: 10 }],
    ['6-8人', { min: 6, max: 8 }],
    ['最大9名', { min: null, max: 9 }],
    ['20人以内', { min: null, max: 20 }],
    ['3人以上', { min: 3, max: null }],
    ['１６人程度', { min: 16, max: 16 }],
    ['14', { min: 14, max: 14 }],
  ])('%s', (text, value) => expect(headCountFrom(text)).toEqual({ value }))
  test('the rest', () => {
    expect(headCountFrom('要相談')).toEqual({ value: null })
    expect(headCountFrom('社員の都合による')).toMatchObject({ value: null, kept: '社員の都合による' })
    expect(householdsFrom('127世帯')).toEqual({ value: 127 })
    expect(householdsFrom('９７')).toEqual({ value: 97 })
    expect(householdsFrom('1,024')).toEqual({ value: 1024 })
    expect(registrationNumberFrom('未')).toMatchObject({ value: null, kept: '未' })
    expect(registrationNumberFrom('R8004')).toMatchObject({ value: null, kept: 'R8004' })
  })
  test.each([
    ['１ 企業', 'company'],
    ['企業等', 'company'],
    ['２ 学生', 'students'],
    ['学生ボランティア団体', 'students'],
    ['その他(NPO)', 'npo'],
    ['個人事業主', 'sole-proprietor'],
    ['ボランティア団体', 'volunteers'],
  ])('%s', (text, kind) => expect(supporterKindFrom(text)).toEqual({ value: kind }))
})

describe('where, when and what', () => {
  const area = (text: string) => areaFrom(text, city.districts)
  test('districts', () => {
    expect(districtFrom('東地区', city.districts)).toEqual({ value: '東' })
    expect(districtFrom('架空', city.districts).reason).toContain('地区「架空」は地区の一覧にありません')
    expect(area('国母 千塚 新紺屋地区')).toEqual({
      value: { wholeCity: false, blocks: [], districts: ['国母', '千塚', '新紺屋'] },
    })
    expect(area('羽黒、伊勢、東').value?.districts).toEqual(['羽黒', '伊勢', '東'])
    expect(area('東ブロック').value).toEqual({ wholeCity: false, blocks: ['東'], districts: [] })
    expect(area('相川・宮本・富士川地区内').value?.districts).toEqual(['相川', '宮本', '富士川'])
    expect(area('全市').value?.wholeCity).toBe(true)
    expect(area('市内全域（北部山間部を除く）')).toMatchObject({
      value: { wholeCity: true },
      kept: '（北部山間部を除く）',
    })
    expect(area('国母、架空')).toMatchObject({ value: { districts: ['国母'] }, kept: '架空' })
  })

  const never = { weekdays: [], holidays: false, times: [], months: [] }
  test.each([
    ['土・日曜日', { ...never, weekdays: [0, 6] }],
    ['土日祝', { ...never, weekdays: [0, 6], holidays: true }],
    ['平日夜間', { ...never, weekdays: [1, 2, 3, 4, 5], times: ['evening'] }],
    ['平日9時～17時', { ...never, weekdays: [1, 2, 3, 4, 5], times: ['morning', 'afternoon'] }],
    ['春～秋（冬季不可）', { ...never, months: [3, 4, 5, 6, 7, 8, 9, 10, 11] }],
    ['秋〜冬', { ...never, months: [9, 10, 11, 12, 1, 2] }],
    ['土曜の午前', { ...never, weekdays: [6], times: ['morning'] }],
  ])('%s', (text, value) => expect(timesFrom(text)).toEqual({ value }))

  test('conditions are left to a person', () => {
    expect(timesFrom('応相談')).toEqual({ value: null })
    expect(timesFrom('第2・第4土曜')).toMatchObject({ value: { weekdays: [6] }, kept: '第2・第4土曜' })
    expect(timesFrom('学期中は土日のみ、夏季休業中は平日可')).toMatchObject({
      value: null,
      kept: '学期中は土日のみ、夏季休業中は平日可',
    })
  })

  test('kinds of help, found by word', () => {
    const help = (text: string) => helpFrom(text, city.helpItems)
    expect(help('雪かき\n運動会\n会場提供\n側溝の泥上げ\n資源回収')).toEqual({
      value: {
        items: ['disaster.snow', 'sports.day', 'facility.lend', 'clean.gutter', 'recycle.valuables'],
        categories: [],
      },
    })
    expect(help('夜店・模擬店の運営')).toEqual({ value: { items: ['festival.stall'], categories: [] } })
    expect(help('清掃、花壇')).toMatchObject({
      value: { items: ['clean.flower'], categories: ['clean'] },
      kept: '清掃',
    })
    expect(help('見守り')).toMatchObject({ value: null, kept: '見守り' })
  })

  test('every kind of help is found by its own name', () => {
    for (const { item, itemName } of city.helpItems)
      expect(helpFrom(itemName, city.helpItems).value?.items).toEqual([item])
  })
})

describe('whatever people type', () => {
  const odd = fc.string({
    unit: fc.constantFrom(
      ...Array.from(
        '0123456789０１２令和平成元年月日RＨ./-－ー〜～（）()株有限会社㈱㍿?〓・、 　内線@＠世帯人名第土日祝地区全市ブロック春冬時ｶﾞかガ゙髙𠮷﨑',
      ),
    ),
  })
  const any = fc.oneof(odd, fc.string(), fc.string({ unit: 'binary' }))
  const readers: [string, (text: string) => Understood<unknown>][] = [
    ['dateFrom', dateFrom],
    ['dateOrMonthFrom', dateOrMonthFrom],
    ['postalCodeFrom', postalCodeFrom],
    ['phonesFrom', phonesFrom],
    ['mailFrom', mailFrom],
    ['kanaFrom', kanaFrom],
    ['contactWaysFrom', contactWaysFrom],
    ['registrationNumberFrom', registrationNumberFrom],
    ['headCountFrom', headCountFrom],
    ['householdsFrom', householdsFrom],
    ['supporterKindFrom', supporterKindFrom],
    ['districtFrom', (text) => districtFrom(text, city.districts)],
    ['areaFrom', (text) => areaFrom(text, city.districts)],
    ['timesFrom', timesFrom],
    ['helpFrom', (text) => helpFrom(text, city.helpItems)],
  ]

  test.each(readers)('%s never fails, and keeps only words that were typed', (_name, read) => {
    fc.assert(
      fc.property(any, (text) => {
        const { kept, reason } = read(text)
        expect(kept === undefined).toBe(reason === undefined)
        for (const word of kept?.split('、') ?? []) expect(text).toContain(word)
      }),
      { numRuns: 300 },
    )
  })

  const folds: [string, (text: string) => string][] = [
    ['plain', plain],
    ['nameKey', nameKey],
    ['foldForSearch', foldForSearch],
    ['dateFrom', (text: string) => dateFrom(text).value ?? ''],
    ['postalCodeFrom', (text: string) => postalCodeFrom(text).value ?? ''],
    [
      'phonesFrom',
      (text: string) =>
        phonesFrom(text)
          .value?.map(({ number }) => number)
          .join('、') ?? '',
    ],
    ['mailFrom', (text: string) => mailFrom(text).value ?? ''],
    ['kanaFrom', (text: string) => kanaFrom(text).value ?? ''],
    ['registrationNumberFrom', (text: string) => registrationNumberFrom(text).value?.text ?? ''],
  ]

  test.each(folds)('%s twice is the same as once', (_name, fold) => {
    fc.assert(
      fc.property(any, (text) => {
        expect(fold(fold(text))).toBe(fold(text))
      }),
      { numRuns: 500 },
    )
  })

  test('every real day is read back from each way of writing it', () => {
    const days = fc.date({ min: new Date('1989-01-08'), max: new Date('2099-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(days, (moment) => {
        const day = moment.toISOString().slice(0, 10)
        const [year, month, date] = day.split('-').map(Number) as [number, number, number]
        const era = day >= '2019-05-01' ? `令和${year - 2018}` : `平成${year - 1988}`
        const letter = day >= '2019-05-01' ? `R${year - 2018}` : `H${year - 1988}`
        for (const text of [
          day,
          `${year}/${month}/${date}`,
          `${era}年${month}月${date}日`,
          `${letter}.${month}.${date}`,
        ]) {
          expect(dateFrom(text)).toEqual({ value: day })
        }
      }),
    )
  })
})
