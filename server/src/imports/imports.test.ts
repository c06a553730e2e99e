import type { LedgerImport } from '@app/shared/imports'
import { eq, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { givenImportsIn } from '../../test/given-imports.ts'
import { waitUntilBlocked } from '../../test/wait-until-blocked.ts'
import {
  associationsTable,
  contactsTable,
  ledgerLeftoversTable,
  organizationsTable,
  registrationCountersTable,
  supporterItemsTable,
  supportersTable,
} from '../organizations/organizations.table.ts'
import { lockImport } from './imports.store.ts'

vi.setConfig({ testTimeout: 60_000 }) // whole ledgers, several times, on a busy machine
const { app, db, given } = await buildTestApp({ now: '2026-11-23T01:00:00Z' })
const ledgers = givenImportsIn({ app, db })
let me: Record<string, string>

/** An empty city: seats go with the organizations, so somebody new sits at the desk. */
beforeEach(async () => {
  await db.execute(sql`truncate organizations, ledger_imports, registration_counters cascade`)
  me = await given.coordinator()
})

const supporters = () =>
  db
    .select({ organization: organizationsTable, supporter: supportersTable, contact: contactsTable })
    .from(supportersTable)
    .innerJoin(organizationsTable, eq(organizationsTable.id, supportersTable.organizationId))
    .innerJoin(contactsTable, eq(contactsTable.organizationId, organizationsTable.id))
    .orderBy(supportersTable.number)
const supporter = async (number: string) => (await supporters()).find((each) => each.supporter.number === number)!
const wholeRegistry = async () => JSON.stringify([await supporters(), await db.select().from(associationsTable)])
const eventsSince = async (id: number) =>
  (await db.execute<{ type: string }>(sql`select type from events where id > ${id} order by id`)).rows.map(
    (row) => row.type,
  )
const lastEvent = async () =>
  Number((await db.execute<{ id: string }>(sql`select coalesce(max(id), 0) as id from events`)).rows[0]!.id)

describe('44 supporters and 516 associations on an empty city', () => {
  test('uploading writes nothing but the preview', async () => {
    const answer = await ledgers.uploaded(me, 'supporters-cp932.csv')

    expect(answer).toMatchObject({
      kind: 'supporters',
      status: 'previewed',
      encoding: 'CP932',
      sheet: null,
      headerRow: 2,
      counts: { new: 42, changed: 0, same: 1, 'needs-person': 1, refused: 1 },
      undecided: 1,
      leftovers: 27,
      writes: { register: 42, change: 0 },
    })
    expect(answer.columns.filter(Boolean)).toHaveLength(17)
    expect(answer.samples[3]).toEqual(['株式会社甲斐のもり建設', '㈲ふたば電気工事', '盆地ビルメンテナンス㈱'])
    expect(await db.$count(organizationsTable)).toBe(0)
  })

  test('each row says what will happen and why', async () => {
    const { id } = await ledgers.uploaded(me, 'supporters-cp932.csv')
    const said = (await ledgers.rows(me, id)).filter(({ verdict }) => verdict !== 'new')

    expect(
      said.map(({ rowNo, verdict, name, reasons, choices }) => [rowNo, verdict, name, reasons[0], choices]),
    ).toEqual([
      [10, 'same', '(株)みずき印刷', '6行目と同じ内容です', []],
      [
        13,
        'needs-person',
        '株式会社ひなた介護サービス',
        '登録番号がありません。取り込むと新しい番号が付きます',
        ['take', 'skip'],
      ],
      [48, 'refused', '計', '集計の行', []],
    ])
  })

  test('nothing is confirmed while a person has still to decide', async () => {
    const { id } = await ledgers.uploaded(me, 'supporters-cp932.csv')
    const answer = await ledgers.confirm(me, id)

    expect(answer.json()).toMatchObject({ code: 'rows-need-a-person', status: 409 })
    expect(await db.$count(organizationsTable)).toBe(0)
  })

  test('43 supporters are registered under their numbers, not public, without a seat, to be called', async () => {
    const event = await lastEvent()
    const done = await ledgers.takenIn(me, 'supporters-cp932.csv')

    expect(done).toMatchObject({ status: 'confirmed', writes: { register: 43, change: 0 }, undecided: 0 })
    const registered = await supporters()
    expect(registered).toHaveLength(43)
    for (const { supporter: one } of registered)
      expect(one).toMatchObject({ status: 'registered', isPublic: false, needsPhoneCheck: true, channel: 'import' })
    expect(registered.map(({ supporter: one }) => one.number)).not.toContain(null)
    expect((await db.execute(sql`select from seats where organization_id is not null`)).rowCount).toBe(0)
    expect((await eventsSince(event)).filter((type) => !type.startsWith('import.'))).toEqual([])
    expect((await eventsSince(event)).at(-1)).toBe('import.confirmed')
  })

  test('who has no number gets the one after the highest, and so does the next to come', async () => {
    await ledgers.takenIn(me, 'supporters-cp932.csv')

    const numberless = (await supporters()).find(({ organization }) => organization.name.includes('ひなた'))
    expect(numberless?.supporter.number).toBe('R8-044')
    const [counter] = await db
      .select()
      .from(registrationCountersTable)
      .where(eq(registrationCountersTable.fiscalYear, 2026))
    expect(counter?.last).toBe(44)
  })

  test('what a row says arrives in the registry; what it could not say stays as text', async () => {
    await ledgers.takenIn(me, 'supporters-utf8-bom.csv')
    const { organization, supporter: one, contact } = await supporter('R5-002')

    expect(organization.name).toBe('㈲ふたば電気工事')
    expect(contact).toMatchObject({
      phone: '055-000-1822 内線43',
      email: 'info2@example.jp',
      channel: 'mail',
      personName: '﨑田 葵',
    })
    expect(one).toMatchObject({ kind: 'company', registeredOn: '2026-11-15', maxHeads: 7, wholeCity: false })
    expect(one.availabilityNote).toContain('活動可能日時: 学期中は土日のみ、夏季休業中は平日可')
    const items = await db
      .select({ id: supporterItemsTable.itemId })
      .from(supporterItemsTable)
      .where(eq(supporterItemsTable.organizationId, organization.id))
    expect(items.length).toBeGreaterThan(0)
    const kept = await db
      .select()
      .from(ledgerLeftoversTable)
      .where(eq(ledgerLeftoversTable.organizationId, organization.id))
    expect(kept.map(({ columnName }) => columnName)).toContain('活動可能日時')
  })

  test('516 associations are written within seconds; the sum is not one of them', async () => {
    const { id, counts, leftovers } = await ledgers.uploaded(me, 'associations.xlsx')
    const begun = performance.now()
    const done = (await ledgers.confirm(me, id)).json<LedgerImport>()

    expect(counts).toMatchObject({ new: 516, changed: 0, same: 0, 'needs-person': 0, refused: 1 })
    expect(leftovers).toBe(22)
    expect(done).toMatchObject({ status: 'confirmed', writes: { register: 516, change: 0 } })
    expect(performance.now() - begun).toBeLessThan(10_000)
    expect(await db.$count(associationsTable)).toBe(516)
    expect(await db.$count(organizationsTable, sql`${organizationsTable.districtId} is null`)).toBe(0)
  })
})

describe('the same ledger again', () => {
  test('changes nothing: no version, no event of its own', async () => {
    for (const name of ['supporters-cp932.csv', 'associations.xlsx'] as const) await ledgers.takenIn(me, name)
    const before = await wholeRegistry()
    const event = await lastEvent()

    const one = await ledgers.takenIn(me, 'supporters-cp932.csv')
    const other = await ledgers.takenIn(me, 'associations.xlsx')

    expect(one.counts).toMatchObject({ new: 0, changed: 0, same: 44, 'needs-person': 0, refused: 1 })
    expect(other.counts).toMatchObject({ new: 0, changed: 0, same: 516, 'needs-person': 0, refused: 1 })
    expect(await wholeRegistry()).toBe(before)
    expect(new Set(await eventsSince(event))).toEqual(new Set(['import.uploaded', 'import.confirmed']))
  })

  test('a correction that was made here stays', async () => {
    await ledgers.takenIn(me, 'supporters-utf8-bom.csv')
    const { organization } = await supporter('R8-001')
    await db
      .update(contactsTable)
      .set({ phone: '055-000-0011' })
      .where(eq(contactsTable.organizationId, organization.id))
    await db.update(supportersTable).set({ maxHeads: 20 }).where(eq(supportersTable.organizationId, organization.id))

    const again = await ledgers.takenIn(me, 'supporters-utf8-bom.csv')

    expect(again.counts).toMatchObject({ same: 44, changed: 0 })
    expect(await supporter('R8-001')).toMatchObject({ contact: { phone: '055-000-0011' }, supporter: { maxHeads: 20 } })
  })

  test('another encoding brings the lost letter back, and asks about that one name', async () => {
    await ledgers.takenIn(me, 'supporters-cp932.csv')
    const { id, counts } = await ledgers.uploaded(me, 'supporters-utf8-bom.csv')

    expect(counts).toMatchObject({ new: 0, changed: 0, same: 43, 'needs-person': 1, refused: 1 })
    const [row] = await ledgers.rows(me, id, 'needs-person')
    expect(row).toMatchObject({
      rowNo: 21,
      choices: ['take', 'keep', 'skip'],
      changes: [{ field: 'name', label: '名前', now: '?野家具製作所', then: '𠮷野家具製作所' }],
    })
  })

  test('take: the name is healed, and the version tells', async () => {
    await ledgers.takenIn(me, 'supporters-cp932.csv')
    const before = await supporter('R5-018')

    const done = await ledgers.takenIn(me, 'supporters-utf8-bom.csv')

    const after = await supporter('R5-018')
    expect(done.writes).toMatchObject({ register: 0, change: 1 })
    expect(after.organization).toMatchObject({ name: '𠮷野家具製作所', version: before.organization.version + 1 })
    expect(after.contact.phone).toBe(before.contact.phone)
    expect(after.organization.searchKey).not.toBe(before.organization.searchKey)
  })

  test('keep: nothing changes, and the same ledger does not ask again', async () => {
    await ledgers.takenIn(me, 'supporters-cp932.csv')
    const before = await wholeRegistry()

    await ledgers.takenIn(me, 'supporters-utf8-bom.csv', undefined, 'keep')

    expect(await wholeRegistry()).toBe(before)
    expect((await ledgers.uploaded(me, 'supporters-utf8-bom.csv')).counts).toMatchObject({
      same: 44,
      'needs-person': 0,
    })
  })

  test('skip: nothing changes, and the same ledger asks again', async () => {
    await ledgers.takenIn(me, 'supporters-cp932.csv')

    await ledgers.takenIn(me, 'supporters-utf8-bom.csv', undefined, 'skip')

    expect((await supporter('R5-018')).organization.name).toBe('?野家具製作所')
    expect((await ledgers.uploaded(me, 'supporters-utf8-bom.csv')).counts).toMatchObject({ 'needs-person': 1 })
  })
})

const small = (rows: string[]) => ['登録番号,団体名,電話,支援できる内容,人数', ...rows].join('\n')

describe('what a person decides', () => {
  test('a new telephone in a later ledger changes only the telephone', async () => {
    await ledgers.takenIn(me, 'a.csv', small(['R8-001,みほん商会,055-000-0001,清掃,5人']))
    const before = await supporter('R8-001')
    const { id, counts, writes } = await ledgers.uploaded(
      me,
      'b.csv',
      small(['R8-001,みほん商会,055-000-0002,清掃,5人']),
    )
    await ledgers.confirm(me, id)

    const after = await supporter('R8-001')
    expect([counts.changed, writes.change]).toEqual([1, 1])
    expect(after.contact.phone).toBe('055-000-0002')
    expect({ ...after.supporter }).toEqual(before.supporter)
  })

  test('of two unlike rows with one number only one can be taken', async () => {
    const rows = ['R8-001,みほん商会,055-000-0001,清掃,5人', 'R8-001,みほん物産,055-000-0002,清掃,5人']
    const { id } = await ledgers.uploaded(me, 'a.csv', small(rows))
    await ledgers.decide(me, id, 2, 'take')
    await ledgers.decide(me, id, 3, 'take')
    const both = await ledgers.confirm(me, id)
    await ledgers.decide(me, id, 3, 'skip')
    const one = await ledgers.confirm(me, id)

    expect(both.json()).toMatchObject({
      code: 'rows-need-a-person',
      detail: '2行目、3行目は同じ団体です。取り込むのは、どちらか一方にしてください',
    })
    expect(one.json()).toMatchObject({ status: 'confirmed', writes: { register: 1, change: 0 } })
    expect((await supporters()).map(({ organization }) => organization.name)).toEqual(['みほん商会'])
  })

  test('a row that asks nothing cannot be decided about', async () => {
    const { id } = await ledgers.uploaded(me, 'a.csv', small(['R8-001,みほん商会,,,']))

    expect((await ledgers.decide(me, id, 2, 'skip')).json()).toMatchObject({ code: 'wrong-moment' })
    expect((await ledgers.decide(me, id, 99, 'skip')).statusCode).toBe(404)
  })

  test('a corrected column makes the preview anew', async () => {
    const ledger = await ledgers.uploaded(me, 'a.csv', '番号らしきもの,団体名,電話\nR8-007,みほん商会,055-000-0001\n')
    expect(ledger.columns).toEqual([null, 'name', 'phone'])
    expect(ledger.counts['needs-person']).toBe(1)

    const answer = await ledgers.act(me, ledger.id, 'columns', ledger.version, { columns: ['number', 'name', 'phone'] })

    expect(answer.json()).toMatchObject({ counts: { new: 1, 'needs-person': 0 }, version: ledger.version + 1 })
  })

  test.each([
    [['number', 'number', null], '「登録番号」の列が2つあります。どちらか一方にしてください'],
    [['nonsense', 'name', null], 'この項目は選べません'],
    [['number', null, null], '「団体名」の列を選んでください'],
    [['name'], '列の数が台帳と違います'],
  ])('columns that cannot be: %j', async (columns, detail) => {
    const ledger = await ledgers.uploaded(me, 'a.csv', '番号らしきもの,団体名,電話\nR8-007,みほん商会,055-000-0001\n')
    const answer = await ledgers.act(me, ledger.id, 'columns', ledger.version, { columns })

    expect(answer.json()).toMatchObject({ code: 'invalid-input', detail })
  })
})

describe('all or nothing', () => {
  test('what changed here meanwhile is judged anew before anything is written', async () => {
    const { id, version } = await ledgers.uploaded(me, 'a.csv', small(['R8-001,みほん商会,055-000-0001,清掃,5人']))
    await ledgers.takenIn(me, 'b.csv', small(['R8-001,みほん物産,055-000-0009,清掃,5人']))

    const answer = await ledgers.act(me, id, 'confirm', version)

    expect(answer.json()).toMatchObject({ code: 'version-stale', status: 412 })
    expect(await ledgers.show(me, id)).toMatchObject({ status: 'previewed', undecided: 1, version: version + 1 })
    expect((await supporters()).map(({ organization }) => organization.name)).toEqual(['みほん物産'])
  })

  test('when one row fails, no row was written', async () => {
    await db.execute(sql`alter table organizations add constraint planted check (name <> 'こわれる自治会')`)
    const file = ['地区,自治会名', '相生,みほん自治会', '相生,こわれる自治会'].join('\n')
    const { id } = await ledgers.uploaded(me, 'a.csv', file)
    const answer = await ledgers.confirm(me, id)
    await db.execute(sql`alter table organizations drop constraint planted`)

    expect(answer.statusCode).toBe(500)
    expect(await db.$count(organizationsTable)).toBe(0)
    expect(await ledgers.show(me, id)).toMatchObject({ status: 'previewed' })
  })

  test('two confirmations at once: the second waits, then hears that it came too late', async () => {
    const { id, version } = await ledgers.uploaded(me, 'a.csv', small(['R8-001,みほん商会,,,']))

    const answers = await db.transaction(async (tx) => {
      await lockImport(tx, id)
      const both = [ledgers.act(me, id, 'confirm', version), ledgers.act(me, id, 'confirm', version)].map((each) =>
        Promise.resolve(each),
      )
      await waitUntilBlocked(db, { connections: 2 })
      return { both }
    })
    const codes = (await Promise.all(answers.both)).map(({ statusCode }) => statusCode).sort()

    expect(codes).toEqual([200, 412])
    expect(await db.$count(supportersTable)).toBe(1)
  })

  test('the same submission twice is answered once', async () => {
    const { id, version } = await ledgers.uploaded(me, 'a.csv', small(['R8-001,みほん商会,,,']))
    const fixed = { ...me, 'idempotency-key': 'the-same-key-twice' }
    const first = await ledgers.act(fixed, id, 'confirm', version)
    const second = await ledgers.act(fixed, id, 'confirm', version)

    expect([first.statusCode, second.statusCode]).toEqual([200, 200])
    expect(second.body).toBe(first.body)
    expect(await db.$count(supportersTable)).toBe(1)
  })

  test('a preview that is thrown away leaves neither file nor rows', async () => {
    const { id, version } = await ledgers.uploaded(me, 'supporters-cp932.csv')
    const answer = await ledgers.act(me, id, 'discard', version)

    expect(answer.json()).toMatchObject({ status: 'discarded', counts: { new: 0 } })
    const left = await db.execute(
      sql`select length(content) as bytes, (select count(*) from ledger_import_rows) as rows from ledger_imports`,
    )
    expect(left.rows).toEqual([{ bytes: 0, rows: '0' }])
  })

  test('after confirming or throwing away there is nothing left to decide', async () => {
    const done = await ledgers.takenIn(me, 'a.csv', small(['R8-001,みほん商会,,,']))

    for (const what of ['confirm', 'discard', 'columns'] as const) {
      const payload = what === 'columns' ? { columns: done.columns } : {}
      const answer = await ledgers.act(me, done.id, what, done.version, payload)
      expect(answer.json()).toMatchObject({ code: 'wrong-moment' })
    }
    expect((await ledgers.decide(me, done.id, 2, 'take')).json()).toMatchObject({ code: 'wrong-moment' })
  })
})
