import { readFileSync } from 'node:fs'
import { exportKinds, type ExportLine } from '@app/shared/reports'
import { eq, sql } from 'drizzle-orm'
import readSheet from 'read-excel-file/node'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildTestApp } from '../../../test/build-test-app.ts'
import type { Headers } from '../../../test/given.ts'
import { contact, contactWords, givenOrganizationsIn } from '../../../test/given-organizations.ts'
import { givenRequestsIn } from '../../../test/given-requests.ts'
import { contactsTable, supportersTable } from '../../organizations/organizations.table.ts'
import { newId } from '../../platform/ids.ts'
import { auditTable, eventsTable } from '../../platform/platform.table.ts'
import { layouts } from './columns.rules.ts'
import { exportWords } from './export-words.rules.ts'
import { exportsTable } from './exports.table.ts'

const { app, db, given, travel } = await buildTestApp()
const organizations = givenOrganizationsIn(db)
const requests = givenRequestsIn(db)

const make = (me: Headers, body: object) =>
  app.inject({ method: 'POST', url: '/api/exports', headers: me, payload: body })
const fetchFile = (me: Headers, id: string) => app.inject({ url: `/api/exports/${id}/file`, headers: me })
const list = (me: Headers) => app.inject({ url: '/api/exports', headers: me })
/** A workbook as a library reads it that did not write it: the sheet's name and its rows by header. */
async function read(bytes: Buffer) {
  const [first, ...others] = (await readSheet(bytes)) as unknown as { sheet: string; data: unknown[][] }[]
  expect(others).toEqual([])
  const [head = [], ...rows] = first!.data
  return { name: first!.sheet, head, rows: rows.map((row) => Object.fromEntries(head.map((one, i) => [one, row[i]]))) }
}
async function exported(me: Headers, body: object) {
  const made = (await make(me, body)).json() as ExportLine
  const answer = await fetchFile(me, made.id)
  expect(answer.statusCode).toBe(200)
  return { made, answer, ...(await read(answer.rawPayload)) }
}

let me: Headers
let kai: Awaited<ReturnType<typeof organizations.supporter>>
beforeAll(async () => {
  me = await given.coordinator()
  kai = await organizations.supporter('株式会社髙﨑𠮷組', {
    profile: { kana: 'ﾀｶｻｷ', intro: '=HYPERLINK("x")\n㈱ＡＢＣｶﾅ〜−邉', members: null },
    items: ['clean.river', 'festival.setup'],
    availability: { wholeCity: false, blocks: ['南'], weekdays: [0, 6] },
    contact: { phone: '0550000077', personName: '＝髙橋', fax: '+81550000078' },
    number: 'R8-001',
  })
  await organizations.applicant('もうしこみ工業')
  await organizations.association('北口自治会', 24)
  const asking = await requests.association('中央自治会')
  await requests.request(asking, { title: '夜店の店番' })
  await given.signedInAs('supporter', kai.id)
})

describe('a workbook of the centre', () => {
  test('holds what the database holds, value by value, when another library reads it', async () => {
    const { name, head, rows } = await exported(me, { kind: 'supporters', purpose: 'check', withContacts: true })
    const held = await db.select().from(supportersTable)
    const contacts = await db.select().from(contactsTable).where(eq(contactsTable.organizationId, kai.id))

    expect(name).toBe('サポーター団体')
    expect(head).toEqual([...layouts.supporters.columns, ...layouts.supporters.contacts].map(({ label }) => label))
    expect(rows).toHaveLength(held.length)
    expect(rows[0]).toMatchObject({
      登録番号: 'R8-001',
      団体名: '株式会社髙﨑𠮷組',
      ふりがな: 'ﾀｶｻｷ',
      団体の種類: '企業',
      いまの状況: '登録済み',
      公開: 'はい',
      紹介: `'=HYPERLINK("x") ㈱ＡＢＣｶﾅ〜−邉`, // no formula, one line, every letter as typed
      '会員・従業員数': null, // unknown is blank
      できる支援内容: '河川・水路清掃、会場設営・やぐら・テント設置',
      市内全域: 'いいえ',
      ブロック: '南',
      曜日: '日曜日、土曜日',
      一度に出せる人数: 10,
      登録日: new Date('2026-04-01T00:00:00Z'),
      担当の方: `'＝髙橋`,
      電話: '0550000077', // a text: the nought in front stays
      FAX: `'+81550000078`,
      住所: contacts[0]!.address,
      連絡方法: 'メール',
    })
  })

  test.each(exportKinds)(
    'of %s opens: unique headers, as many rows as it says, no contact unless asked for',
    async (kind) => {
      const { made, head, rows, answer } = await exported(me, { kind, purpose: 'report' })

      expect(new Set(head).size).toBe(head.length)
      expect(rows).toHaveLength(made.rows)
      expect(answer.headers['content-disposition']).toBe(`attachment; filename="demo-${kind}-2026-10-05.xlsx"`)
      for (const word of [...Object.values(contactWords), contact().representativeName!, '0550000077', '山田 花子'])
        expect(JSON.stringify(rows)).not.toContain(word)
      for (const { label } of layouts[kind].contacts) expect(head).not.toContain(label)
      const told = { 題名: '夜店の店番', いまの状況: '相手を募集中', 第1希望: new Date('2026-11-01') }
      if (kind === 'requests') expect(rows[0]).toMatchObject(told)
    },
  )

  test('of seats tells names only with contacts', async () => {
    const { rows } = await exported(me, { kind: 'seats', purpose: 'report', withContacts: true })
    expect(rows.map((row) => row['名前'])).toContain('山田 花子')
  })

  test('says the same words for states as the screens', () => {
    const wordsOf = (noun: string) => {
      const url = new URL(`../../../../web/src/${noun}/locales/ja.json`, import.meta.url)
      return JSON.parse(readFileSync(url, 'utf8')) as Record<string, unknown>
    }

    expect(wordsOf('organizations')['status']).toEqual(exportWords.registration)
    expect(wordsOf('organizations')['contactChannels']).toEqual(exportWords.contactChannels)
    expect(wordsOf('organizations')['entryChannels']).toEqual(exportWords.entryChannels)
    expect(wordsOf('requests')['status']).toEqual(exportWords.request)
    expect(wordsOf('matches')['status']).toEqual(exportWords.match)
  })
})

describe('taking something out of the house', () => {
  test('is written down with who, when, what for and how many, and each fetching is audited', async () => {
    const { made } = await exported(me, {
      kind: 'associations',
      purpose: 'other',
      note: '総会の資料',
      withContacts: true,
    })
    const lines = await db.select().from(auditTable).where(eq(auditTable.subjectId, made.id)).orderBy(auditTable.id)

    expect(
      await db
        .select()
        .from(exportsTable)
        .where(eq(exportsTable.id, made.id as never)),
    ).toMatchObject([{ kind: 'associations', purpose: 'other', note: '総会の資料', withContacts: true, rows: 2 }])
    expect(lines.map(({ act, detail }) => [act, detail?.['rows'] ?? null])).toEqual([
      ['export.made', 2],
      ['export.contacts-taken', null],
      ['export.fetched', 2],
    ])
    expect(JSON.stringify(lines)).not.toContain('総会') // the audit holds no words of people
    const events = await db.select().from(eventsTable).where(eq(eventsTable.type, 'export.contacts-taken'))
    expect(events.at(-1)!.payload).toEqual({ exportId: made.id })
  })

  test('needs a purpose; another one is said in words', async () => {
    const before = await db.$count(exportsTable)
    expect((await make(me, { kind: 'supporters' })).json()).toMatchObject({ errors: [{ pointer: '/purpose' }] })
    expect((await make(me, { kind: 'supporters', purpose: 'other', note: ' ' })).json()).toMatchObject({
      code: 'invalid-input',
      errors: [{ pointer: '/note' }],
    })
    expect((await make(me, { kind: 'requests', purpose: 'check', withContacts: true })).json()).toMatchObject({
      errors: [{ pointer: '/withContacts' }],
    })
    expect(await db.$count(exportsTable)).toBe(before)
    await expect(db.execute(sql`update exports set note = 'anders'`)).rejects.toThrow()
    await expect(db.execute(sql`delete from exports`)).rejects.toThrow()
  })

  test('can be fetched by nobody else, and not after a quarter of an hour', async () => {
    const person = await given.account('coordinator')
    const mine = { ...(await given.sessionOf(person)).headers, 'idempotency-key': newId<string>() }
    const made = (await make(mine, { kind: 'matches', purpose: 'check' })).json() as ExportLine
    const colleague = await given.coordinator()
    const admin = await given.admin()

    for (const other of [colleague, admin])
      expect((await fetchFile(other, made.id)).json()).toMatchObject({ code: 'not-found' })
    travel({ minutes: 16 })
    const late = await fetchFile((await given.sessionOf(person)).headers, made.id)
    expect(late.json()).toMatchObject({ code: 'wrong-moment' })
    travel({ minutes: -16 })
  })

  test('is seen by admins as a whole, by coordinators their own, by nobody else', async () => {
    const colleague = await given.coordinator()
    await make(colleague, { kind: 'requests', purpose: 'statistics' })
    const [all, own] = [(await list(await given.admin())).json(), (await list(colleague)).json()]

    expect(own).toMatchObject({ total: 1, items: [{ kind: 'requests', purpose: 'statistics', isOwn: true }] })
    expect(all.total).toBe(await db.$count(exportsTable))
    expect(all.items[0]).toMatchObject({ id: own.items[0].id, by: '山田 花子', isOwn: false })
    expect((await list(given.stranger())).json()).toMatchObject({ code: 'not-signed-in' })
    const company = await given.signedInAs('supporter', kai.id)
    expect((await list(company)).json()).toMatchObject({ code: 'not-yours' })
    expect((await make(company, { kind: 'requests', purpose: 'check' })).json()).toMatchObject({ code: 'not-yours' })
  })

  test('with contacts is counted: ten in 24 hours, then tomorrow; without contacts it goes on', async () => {
    const busy = await given.coordinator()
    const contacts = { kind: 'associations', purpose: 'mailing', withContacts: true }
    for (let n = 0; n < 10; n++) expect((await make(busy, contacts)).statusCode).toBe(201)

    const tooMany = await make(busy, contacts)
    expect(tooMany.json()).toMatchObject({ code: 'too-many-tries' })
    expect(Number(tooMany.headers['retry-after'])).toBeGreaterThan(23 * 3600)
    expect((await make(busy, { ...contacts, withContacts: false })).statusCode).toBe(201)
    expect((await make(await given.coordinator(), contacts)).statusCode).toBe(201)
    travel({ hours: 25 })
    expect((await make(await given.coordinator(), contacts)).statusCode).toBe(201)
  })
})
