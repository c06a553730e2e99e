import { describe, expect, test } from 'vitest'
import { district, ids, item, request, suggest, supporter } from '../../test/suggestion-facts.ts'
import type { SupporterFacts } from './suggestion-facts.rules.ts'
import { partsOfDay } from './day-fit.rules.ts'

describe('what a coordinator reads out loud', () => {
  test('why it fits', () => {
    const [best] = suggest(request, [
      supporter('a', {
        lends: ['vehicle'],
        months: [10],
        districtIds: [district(3)],
        timesAskedEver: 0,
        workedTogether: { times: 2, lastTitle: '秋まつり', lastDay: '2025-10-04' },
      }),
    ])

    expect(best!.reasons.map(({ text }) => text)).toEqual([
      '「落ち葉はき」ができると登録しています。',
      '去年の「秋まつり」でも、この自治会を手伝いました。これまで2回、この自治会を手伝いました。',
      '里見地区で活動できます。',
      '10月17日(土)は、活動できる曜日です。',
      '10月は、活動できる月です。',
      '希望の時間帯に活動できます。',
      'いちどに10人まで出せるので、足りない6人を引き受けられます。',
      '車を用意できます。',
      'まだ一度も声をかけていません。',
    ])
    expect(best!.doubts).toEqual([])
  })

  test('nobody is asked into its examinations; in the long holidays one asks whether people are there', () => {
    const exams = { kind: 'exams' as const, from: '2026-01-01', to: '2026-12-31' }
    expect(suggest(request, [supporter('a', { termBreaks: [exams] })])).toEqual([])
    const [only] = suggest(request, [supporter('a', { termBreaks: [{ ...exams, kind: 'holidays' }] })])
    expect(only!.doubts.map(({ code }) => code)).toEqual(['holidays-then'])
  })

  test('what speaks against it', () => {
    const [only] = suggest({ ...request, insuranceNeeded: true, minorsWelcome: false }, [
      supporter('a', {
        itemIds: [item('clean.river')],
        weekdays: [],
        times: ['evening'],
        leadDays: 30,
        maxHeads: 4,
        insurance: 'ask',
        hasMinors: true,
        needsPhoneCheck: true,
        timesAskedLately: 4,
        thisRequest: 'declined',
      }),
    ])

    expect(only!.doubts.map(({ text }) => text)).toEqual([
      '「落ち葉はき」そのものは登録にありません。できるか聞いてください。',
      '活動できる曜日をまだ聞いていません。',
      '活動できる時間帯は夜と登録しています。時間を相談してください。',
      '30日前までに知らせてほしい団体です。令和8年10月17日(土)では間に合わないかもしれません。',
      'いちどに出せるのは4人までです（足りないのは6人）。',
      '団体としての保険がないか、相談中です。保険を確認してください。',
      '18歳未満の人がいます。大人だけで来られるか確認してください。',
      'この3か月で4回声をかけています。',
      '以前の名簿からの登録です。電話で意向を確認してください。',
      'この依頼には、一度お断りの返事がありました。',
    ])
  })
})

describe('who cannot come is never suggested', () => {
  test.each([
    ['not registered', { status: 'suspended' }],
    ['neither this help nor its field', { itemIds: [item('pr.flyer')] }],
    ['another part of the city', { wholeCity: false, blocks: ['西'] }],
    ['another weekday', { weekdays: [0] }],
    ['another month', { months: [5] }],
    ['busy on the only wished day', { busyDays: ['2026-10-17'] }],
    ['as often that month as it said it can', { mostAMonth: 1, busyDays: ['2026-10-03'] }],
    ['closed on the only wished day', { closed: [{ from: '2026-10-10', to: '2026-10-17' }] }],
  ] as const satisfies readonly (readonly [string, Partial<SupporterFacts>])[])('%s', (_why, over) => {
    expect(suggest(request, [supporter('a', over)])).toEqual([])
  })

  test('a full month is one of two wished months: it comes in the other, and that is said', () => {
    const days = [...request.days, { day: '2026-11-14', from: null, to: null }]

    const [only] = suggest({ ...request, days }, [supporter('a', { mostAMonth: 1, busyDays: ['2026-10-03'] })])

    expect(only!.doubts.map(({ text }) => text)).toContain(
      '希望日の一部は、ひと月に1回までというこの団体の活動が、もう決まっている月です。',
    )
  })

  test('its own number a month counts before that of the centre', () => {
    const asked = { timesAskedThisMonth: 2 }
    const said = (over: Partial<SupporterFacts>) =>
      suggest(request, [supporter('a', { ...asked, ...over })])[0]!.doubts.map(({ text }) => text)

    expect(said({})).toContain('今月はもう2回声をかけています（めやすは月2回まで）。')
    expect(said({ mostAMonth: 3 })).toEqual([])
    expect(said({ mostAMonth: 1 })).toContain('今月はもう2回声をかけています（この団体の希望は月1回まで）。')
  })

  test('nor for a day that has passed', () => {
    expect(suggest({ ...request, today: '2026-10-18' }, [supporter('a')])).toEqual([])
  })

  test('a weekday of one wish and the month of another are no day', () => {
    const days = [
      { day: '2026-10-17', from: null, to: null },
      { day: '2026-11-02', from: null, to: null },
    ]

    expect(suggest({ ...request, days }, [supporter('a', { weekdays: [6], months: [11] })])).toEqual([])
  })

  test('what was never said is asked: area, weekday, time', () => {
    const [silent] = suggest(request, [supporter('a', { wholeCity: false, weekdays: [], times: [], months: [] })])

    expect(silent!.doubts.map(({ code }) => code)).toEqual(['area-unsure', 'weekday-unsure', 'time-unsure'])
  })
})

describe('best first', () => {
  test('who helped before comes first, who was never asked rises, who is asked often drops', () => {
    const tired = supporter('tired', { timesAskedLately: 5, timesAskedEver: 9 })
    const fresh = supporter('fresh', { timesAskedEver: 0 })
    const known = supporter('known', { workedTogether: { times: 1, lastTitle: '秋まつり', lastDay: '2025-10-04' } })

    expect(ids(suggest(request, [tired, supporter('plain'), fresh, known]))).toEqual([
      'known',
      'fresh',
      'plain',
      'tired',
    ])
  })

  test('the best of several wishes counts', () => {
    const days = [
      { day: '2026-09-26', from: '18:00', to: '20:00' },
      { day: '2026-10-17', from: '09:00', to: '11:00' },
    ]
    const [only] = suggest({ ...request, days }, [supporter('a')])

    expect(only!.reasons.map(({ code }) => code)).toContain('time-fits')
    expect(only!.doubts).toEqual([])
  })

  test('equal ones stand in the order of their ids', () => {
    expect(ids(suggest(request, [supporter('c'), supporter('a'), supporter('b')]))).toEqual(['a', 'b', 'c'])
  })
})

describe('fairness and the way', () => {
  const said = (over: Partial<SupporterFacts>, of = request) => {
    const [one] = suggest(of, [supporter('a', over)])
    return { score: one!.score, texts: [...one!.reasons, ...one!.doubts].map(({ text }) => text) }
  }

  test('who has not helped yet this year rises, who helped often steps back', () => {
    const idle = said({ timesAskedThisYear: 3, timesHelpedThisYear: 0 })
    const busy = said({ timesAskedThisYear: 6, timesHelpedThisYear: 5 })
    const usual = said({ timesAskedThisYear: 2, timesHelpedThisYear: 2 })

    expect(idle.texts).toContain('今年度は3回お願いして、まだ活動はありません。')
    expect(busy.texts).toContain('今年度は6回お願いして、5回活動しています。ほかの団体にも声をかけてください。')
    expect([idle.score - usual.score, busy.score - usual.score]).toEqual([2, -3])
  })

  test('asked as often this month as is enough: it is said, and the person decides', () => {
    expect(said({ timesAskedThisMonth: 2 }).texts).toContain('今月はもう2回声をかけています（めやすは月2回まで）。')
    expect(said({ timesAskedThisMonth: 2 }).score).toBe(said({}).score)
  })

  test('who works close by is said so, with how far the middles lie apart', () => {
    const near = { ...request, nearby: [{ districtId: district(4), name: '琢美', block: '東', km: 1 } as const] }

    expect(said({ wholeCity: false, blocks: ['東'], districtIds: [district(4)] }, near).texts).toContain(
      '近くの琢美地区（約1km）で活動する団体です。',
    )
    expect(said({ helpedIn: [district(4)] }, near).texts).toContain('近くの琢美地区（約1km）で活動する団体です。')
    expect(said({ helpedIn: [district(3)] }, near).texts).toContain('里見地区で活動したことがあります。')
    expect(said({ districtIds: [district(3)], helpedIn: [district(3)] }, near).texts.join()).not.toContain('したことが')
  })

  test('what the association wishes to be brought is matched, or asked', () => {
    const wishes = { ...request, equipment: [], bring: 'テントと軽トラックがあると助かります' }

    expect(said({ lends: ['tent'] }, wishes).texts).toEqual(
      expect.arrayContaining(['テントを用意できます。', '車を用意できるかは聞いていません。']),
    )
    expect(said({}, { ...request, equipment: ['台車', '自転車'] }).texts.join()).not.toContain('車を')
  })
})

test('a time touches parts of the day', () => {
  expect(partsOfDay({ from: '09:00', to: '11:30' })).toEqual(['morning'])
  expect(partsOfDay({ from: '10:00', to: '12:00' })).toEqual(['morning'])
  expect(partsOfDay({ from: '11:00', to: '18:00' })).toEqual(['morning', 'afternoon', 'evening'])
  expect(partsOfDay({ from: '18:00', to: null })).toEqual(['evening'])
  expect(partsOfDay({ from: null, to: '12:00' })).toEqual([])
})
