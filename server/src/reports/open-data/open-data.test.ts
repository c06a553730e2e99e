import { readFileSync } from 'node:fs'
import { hideableFields, type HideableField } from '@app/shared/organizations'
import { datasetNames, type OpenData } from '@app/shared/reports'
import { parse } from 'csv-parse/sync'
import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildTestApp } from '../../../test/build-test-app.ts'
import { publishedStory } from '../../../test/published-story.ts'
import { contactWords, givenOrganizationsIn } from '../../../test/given-organizations.ts'
import { givenRequestsIn, privateWords } from '../../../test/given-requests.ts'
import { activitiesTable } from '../../activities/activities.table.ts'
import { matchesTable } from '../../matches/matches.table.ts'
import { supportersTable } from '../../organizations/organizations.table.ts'
import { newId } from '../../platform/ids.ts'
import { codeWords } from '../code-words.rules.ts'
import { datasets } from './datasets.rules.ts'

const { app, db, given } = await buildTestApp()
const decided = await buildTestApp({ env: { OPEN_DATA_LICENCE: 'CC BY 4.0', DEMO: '0' } })
const organizations = givenOrganizationsIn(db)
const requests = givenRequestsIn(db)

const hard = '髙﨑・渡邉・𠮷野㈱ＡＢＣｶﾅ〜5−3‖葛󠄀城'
const at = new Date('2026-11-02T00:00:00Z')
const download = (file: string) => app.inject({ url: `/api/open-data/${file}`, headers: given.stranger() })
const read = async (file: string) =>
  parse((await download(file)).rawPayload, { bom: true, columns: true }) as Record<string, string>[]

let kai: Awaited<ReturnType<typeof organizations.supporter>>
beforeAll(async () => {
  kai = await organizations.supporter('株式会社髙﨑𠮷組', {
    profile: { kana: 'タカサキヨシグミ', intro: `=1+1\n${hard}`, url: 'https://example.jp/', members: null },
    items: ['clean.river', 'festival.setup'],
    availability: { wholeCity: false, blocks: ['南'], weekdays: [0, 6], times: ['morning'], months: [], leadDays: 0 },
    number: 'R8-002',
  })
  await db
    .update(supportersTable)
    .set({ lends: ['vehicle'] })
    .where(eq(supportersTable.organizationId, kai.id))
  await organizations.supporter('あおぞら商会', { number: 'R8-001' })
  const hidden = await organizations.supporter('ないしょ工業', { isPublic: false, number: 'R8-003' })
  await organizations.supporter('おやすみ工業', { status: 'suspended', number: 'R8-004' })
  await organizations.applicant('もうしこみ工業')

  const shy = await requests.association('ひみつ自治会')
  await requests.request(shy, { title: '公開の依頼', published: true, showName: false })
  await requests.request(shy, { title: '名前を出す依頼', published: true, showName: true })
  await requests.request(shy, { title: '非公開の依頼', published: false })
  await requests.request(shy, { title: '確認中の依頼', published: true }, 'submitted')
  for (const [title, publishedAt] of [
    ['公開した活動', at],
    ['まだの活動', null],
  ] as const) {
    const requestId = await requests.request(shy, { title: '済んだ依頼' }, 'done')
    for (const supporterId of [kai.id, hidden.id])
      await db.insert(matchesTable).values({
        ...{ id: newId<never>(), requestId, supporterId, status: 'done', startedBy: 'coordinator' },
        ...{ associationAnswer: 'yes', supporterAnswer: 'yes', headsAsked: 4, heads: 4, message: 'お願いします' },
        ...{ answerBy: at, proposedAt: at, agreedAt: at },
      })
    const story = { title, story: '楽しく\nできました', happenedOn: '2026-11-01', createdAt: at }
    await db.insert(activitiesTable).values({ id: newId<never>(), requestId, ...story })
    if (publishedAt) await publishedStory(db, requestId, publishedAt)
  }
})

describe('open data', () => {
  test('is what the directory shows, value by value, when another program reads it', async () => {
    const rows = await read('supporters.csv')
    const { items } = (await app.inject({ url: '/api/supporters', headers: given.stranger() })).json()

    expect(rows.map((row) => row['name']).toSorted()).toEqual(
      items.map(({ name }: { name: string }) => name).toSorted(),
    )
    expect(rows[1]).toMatchObject({
      supporter_number: 'R8-002',
      name: '株式会社髙﨑𠮷組',
      kana: 'タカサキヨシグミ',
      kind: 'company',
      kind_label: '企業',
      intro: `'=1+1 ${hard}`, // no formula, no line break; every letter as typed
      members: '', // unknown is blank
      notice_days: '0', // nought is nought
      whole_city: '0',
      registered_on: '2026-04-01',
      published_activities: '1',
    })
    expect(await read('supporter-items.csv')).toContainEqual({
      supporter_number: 'R8-002',
      item_id: 'clean.river',
      item_name: '河川・水路清掃',
    })
    expect(await read('supporter-areas.csv')).toEqual([
      {
        ...{ supporter_number: 'R8-002', area_kind: 'block', area_kind_label: 'ブロック' },
        ...{ block: '南', district_no: '', district_name: '' },
      },
    ])
    expect((await read('supporter-times.csv')).map((row) => row['time_code_label'])).toEqual([
      '午前',
      '日曜日',
      '土曜日',
    ])
    expect(await read('supporter-lendings.csv')).toEqual([
      { supporter_number: 'R8-002', lending: 'vehicle', lending_label: '車' },
    ])
  })

  test('holds only activities and requests that everybody may see, and only listed supporters', async () => {
    expect((await read('activities.csv')).map((row) => [row['title'], row['story'], row['heads']])).toEqual([
      ['公開した活動', '楽しく できました', '8'],
    ])
    expect((await read('activity-supporters.csv')).map((row) => [row['supporter_number'], row['heads']])).toEqual([
      ['R8-002', '4'],
    ])
    expect((await read('requests.csv')).map((row) => [row['title'], row['association']])).toEqual([
      ['公開の依頼', '富士川地区の自治会'],
      ['名前を出す依頼', 'ひみつ自治会'],
    ])
    expect((await read('request-days.csv')).map((row) => [row['on_day'], row['from_time']])).toEqual([
      ['2026-11-01', '15:00'],
      ['2026-11-08', ''],
      ['2026-11-01', '15:00'],
      ['2026-11-08', ''],
    ])
  })

  test('never holds a contact, a private word or anybody who is not listed, in any form of any table', async () => {
    const canaries = [...Object.values(contactWords), ...Object.values(privateWords), '𠮷野 太郎']
    const absent = ['ないしょ工業', 'おやすみ工業', 'もうしこみ工業', '非公開の依頼', '確認中の依頼', 'まだの活動']
    for (const name of datasetNames)
      for (const form of ['csv', 'json', 'letters.csv']) {
        const { body } = await download(`${name}.${form}`)
        for (const word of [...canaries, ...absent]) expect(body, `${name}.${form}`).not.toContain(word)
      }
  })

  test('leaves out what a supporter keeps off its page', async () => {
    const all = await read('supporters.csv')
    const said = { members: 12, url: 'https://example.jp/', otherHelp: 'そのほか', pastActivities: 'むかし' }
    const rest = { participation: 'duty', availabilityNote: 'ひとこと' } as const
    const hide = (hiddenFields: HideableField[]) =>
      db
        .update(supportersTable)
        .set({ ...said, ...rest, hiddenFields })
        .where(eq(supportersTable.organizationId, kai.id))

    await hide([...hideableFields])
    const [, hidden] = await read('supporters.csv')
    const lent = await read('supporter-lendings.csv')
    await hide([])
    const [, shown] = await read('supporters.csv')

    const columns = ['members', 'url', 'other_help', 'past_activities', 'participation', 'availability_note']
    expect(columns.map((one) => hidden![one])).toEqual(['', '', '', '', '', ''])
    expect(columns.map((one) => shown![one])).toEqual([
      '12',
      'https://example.jp/',
      'そのほか',
      'むかし',
      'duty',
      'ひとこと',
    ])
    expect(lent).toEqual([])
    expect(hideableFields).toHaveLength(7) // a new field that may be hidden has to be looked at here
    expect(all).toHaveLength(2)
  })

  test('says the same in JSON, with true, false and null', async () => {
    for (const name of datasetNames) {
      const [rows, { items, records }] = [await read(`${name}.csv`), (await download(`${name}.json`)).json()]
      expect(records).toBe(rows.length)
      for (const [i, row] of rows.entries())
        for (const [field, words] of Object.entries(row)) {
          const value = items[i][field] as string | number | boolean | null
          const said = typeof value === 'boolean' ? String(Number(value)) : String(value ?? '')
          expect(words.replace(/^'/, ''), `${name} ${field}`).toBe(said.replace(/\s*\n\s*/g, ' '))
        }
    }
  })

  test('in CP932 loses nothing silently: what it cannot hold is 〓 and stands in the list', async () => {
    const answer = await download('supporters.cp932.csv')
    const text = new TextDecoder('shift_jis').decode(answer.rawPayload) // another decoder than the one that wrote it
    const [, row] = parse(text, { columns: true }) as Record<string, string>[]
    const letters = await read('supporters.letters.csv')

    expect(answer.headers['content-disposition']).toContain('supporters.cp932.csv')
    expect(row!['name']).toBe('株式会社髙﨑〓組')
    expect(row!['intro']).toBe("'=1+1 髙﨑・渡邉・〓野㈱ＡＢＣｶﾅ～5－3∥葛城")
    expect(text).not.toContain('?')
    expect(letters).toEqual([
      { row: '3', column: 'name', letter: '𠮷', code_point: 'U+20BB7', instead: '〓' },
      { row: '3', column: 'intro', letter: '𠮷', code_point: 'U+20BB7', instead: '〓' },
      { row: '3', column: 'intro', letter: '葛󠄀', code_point: 'U+845B U+E0100', instead: '葛' },
    ])
    const { datasets: listed } = (
      await app.inject({ url: '/api/open-data', headers: given.stranger() })
    ).json() as OpenData
    expect(listed.find(({ name }) => name === 'supporters')!.missingLetters).toBe(3)
  })

  test('follows the rules for machines: one header row of unique names, equal lengths, ISO dates, no line break inside', async () => {
    for (const name of datasetNames) {
      const { rawPayload, headers } = await download(`${name}.csv`)
      expect(rawPayload.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
      expect(headers['content-type']).toBe('text/csv; charset=utf-8')
      const [head = [], ...rows] = parse(rawPayload, { bom: true }) as string[][]
      expect(head).toEqual(datasets[name].fields.map((field) => field.name))
      expect(new Set(head).size).toBe(head.length)
      for (const one of head) expect(one).toMatch(/^[a-z][a-z0-9_]*$/)
      for (const row of rows)
        row.forEach((words, i) => {
          const { type, codes } = datasets[name].fields[i]!
          expect(words).not.toMatch(/[\r\n\t]/)
          expect(words).not.toMatch(/^[=+\-@＝＋－＠]/)
          if (words === '') return
          if (type === 'date') expect(words).toMatch(/^\d{4}-\d\d-\d\d$/)
          if (type === 'time') expect(words).toMatch(/^\d\d:\d\d$/)
          if (type === 'integer') expect(words).toMatch(/^\d+$/)
          if (type === 'flag') expect(words).toMatch(/^[01]$/)
          if (type === 'code') expect(codes.map(({ code }) => code)).toContain(words)
        })
    }
  })

  test('comes with a dictionary that names every column of every table, and its codes', async () => {
    const dictionary = await read('dictionary.csv')
    const codes = await read('codes.csv')

    for (const name of datasetNames)
      expect(dictionary.filter((line) => line['dataset'] === name).map((line) => line['field'])).toEqual(
        datasets[name].fields.map((field) => field.name),
      )
    expect(codes).toContainEqual({ dataset: 'supporters', field: 'cost', code: 'actual', label: codeWords.cost.actual })
    expect(dictionary[0]).toMatchObject({ version: '1.0', version_on: '2026-11-24' })
  })

  test('says the same words for codes as the screens', () => {
    const url = new URL('../../../../web/src/organizations/locales/ja.json', import.meta.url)
    const onScreen = JSON.parse(readFileSync(url, 'utf8')) as Record<string, Record<string, string>>

    for (const [group, words] of Object.entries(codeWords)) expect(onScreen[group], group).toEqual(words)
  })

  test('says plainly while the city has not decided on the terms, and what it decided afterwards', async () => {
    const [none, one] = await Promise.all(
      [app, decided.app].map((each) => each.inject({ url: '/api/open-data', headers: given.stranger() })),
    )

    expect(none!.json()).toMatchObject({ licence: null, demo: true })
    expect(one!.json()).toMatchObject({ licence: 'CC BY 4.0', demo: false })
  })

  test.each(['contacts.csv', 'supporters.xml', 'supporters', '..%2fmain.js', 'supporters.csv.json'])(
    'nothing else is there: %s',
    async (file) => {
      expect((await download(file)).json()).toMatchObject({ code: 'not-found' })
    },
  )
})
