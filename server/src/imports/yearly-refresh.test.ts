import type { OrganizationId } from '@app/shared'
import type { ImportRow, LedgerImport, News } from '@app/shared/imports'
import { eq, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { givenImportsIn } from '../../test/given-imports.ts'
import { nextYearOf } from '../../test/ledgers.ts'
import { handoversTable, seatsTable } from '../accounts/accounts.table.ts'
import { associationsTable, contactsTable, organizationsTable } from '../organizations/organizations.table.ts'

vi.setConfig({ testTimeout: 60_000 }) // whole ledgers, several times, on a busy machine
const { app, db, given, travel } = await buildTestApp({ now: '2026-04-20T01:00:00Z' })
const ledgers = givenImportsIn({ app, db })
let me: Record<string, string>

/** A few associations of the workbook's first district and of its last: the whole of it is walked in the browser. */
const isShort = (at: number) => at < 8 || at > 513
const lastYear = () => nextYearOf((row, at) => (isShort(at) ? row : null))
/** Last year's ledger is here; this year's says: two new chairs, one new telephone, more households, two gone, one new. */
const thisYear = () =>
  nextYearOf(
    (row, at) => {
      if (at === 0) return { ...row, '会長 氏名': '新任 一郎', '会長 電話': '055-000-0091' }
      if (at === 1) return { ...row, '会長 氏名': '新任 二郎' }
      if (at === 2) return { ...row, '会長 電話': '055-000-0092' }
      if (at === 3) return { ...row, 世帯数: '777' }
      return at === 4 || at === 5 || !isShort(at) ? null : row
    },
    [{ 地区: '相生', 自治会名: 'あらたな自治会', ふりがな: 'あらたなじちかい', 世帯数: '20' }],
  )
beforeEach(async () => {
  travel('2026-04-20T01:00:00Z')
  await db.execute(sql`truncate organizations, ledger_imports, registration_counters cascade`)
  me = await given.coordinator()
  await ledgers.takenIn(me, 'kyonen.csv', await lastYear())
})

const refresh = async () => ledgers.uploaded(me, 'kotoshi.csv', await thisYear())
const rowsOf = async (id: string, news: News): Promise<ImportRow[]> =>
  (await app.inject({ url: `/api/imports/${id}/rows`, query: { news, perPage: '100' }, headers: { ...me } })).json()
    .items
const decideAll = (id: string, news: News, decision: string, who: Record<string, string> = me) =>
  app.inject({
    method: 'POST',
    url: `/api/imports/${id}/news/decide`,
    headers: { ...who },
    payload: { news, decision },
  })
async function takeAll(id: string): Promise<LedgerImport> {
  for (const news of ['new', 'officer', 'contact', 'facts', 'vanished'] as const) await decideAll(id, news, 'take')
  const answer = await ledgers.confirm(me, id)
  if (answer.statusCode !== 200) throw new Error(answer.body)
  return answer.json<LedgerImport>()
}
const wholeRegistry = async () =>
  JSON.stringify([
    await db.select().from(organizationsTable).orderBy(organizationsTable.id),
    await db.select().from(associationsTable).orderBy(associationsTable.organizationId),
    await db.select().from(contactsTable).orderBy(contactsTable.organizationId),
  ])
const standingOf = async (id: OrganizationId) =>
  (await db.select().from(associationsTable).where(eq(associationsTable.organizationId, id)))[0]!

describe("this year's ledger after last year's", () => {
  test('is shown as news by kind, old beside new, and nothing is written before somebody confirms', async () => {
    const before = await wholeRegistry()
    const { id, news, undecided, writes } = await refresh()

    expect(news).toEqual({
      new: { rows: 1, undecided: 1 },
      officer: { rows: 2, undecided: 2 },
      contact: { rows: 1, undecided: 1 },
      facts: { rows: 1, undecided: 1 },
      vanished: { rows: 2, undecided: 2 },
    })
    expect([undecided, writes]).toEqual([7, { register: 0, change: 0, mark: 0 }])
    const [first] = await rowsOf(id, 'officer')
    expect(first!.changes.map(({ label, then }) => [label, then])).toEqual([
      ['会長 氏名', '新任 一郎'],
      ['電話', '055-000-0091'],
    ])
    expect((await ledgers.confirm(me, id)).json()).toMatchObject({ code: 'rows-need-a-person' })
    expect(await wholeRegistry()).toBe(before)
  })

  test('is confirmed kind by kind, and what was decided row by row stays', async () => {
    const { id } = await refresh()
    const [first] = await rowsOf(id, 'officer')
    await ledgers.decide(me, id, first!.rowNo, 'keep')
    const done = await takeAll(id)

    expect(done.writes).toEqual({ register: 1, change: 3, mark: 2 })
    const chairs = await db.select({ name: contactsTable.personName }).from(contactsTable)
    expect(chairs.map(({ name }) => name)).not.toContain('新任 一郎')
    expect(chairs.map(({ name }) => name)).toContain('新任 二郎')
  })

  test('whoever is missing is never deleted: it waits for a person, and everything of it stays', async () => {
    const { id } = await refresh()
    const gone = (await rowsOf(id, 'vanished')).map((row) => row.organizationId!)
    const before = await db.$count(organizationsTable)
    await takeAll(id)

    expect(await db.$count(organizationsTable)).toBe(before + 1)
    for (const each of gone) expect(await standingOf(each)).toMatchObject({ standing: 'to-check' })
    const listed = await app.inject({ url: '/api/associations', query: { standing: 'to-check' }, headers: { ...me } })
    expect(listed.json().total).toBe(2)
    const { waiting } = (await app.inject({ url: '/api/workbench', headers: { ...me } })).json()
    expect(waiting).toMatchObject([
      { kind: 'association-to-check', title: '2団体', leadsTo: '/desk/associations?standing=to-check' },
    ])
  })

  test('a second time it changes nothing and asks nothing', async () => {
    await takeAll((await refresh()).id)
    const before = await wholeRegistry()
    const again = await refresh()

    expect(again.undecided).toBe(0)
    expect(again.counts).toMatchObject({ new: 0, changed: 0, vanished: 0, 'needs-person': 0 })
    expect((await ledgers.confirm(me, again.id)).json()).toMatchObject({ writes: { register: 0, change: 0, mark: 0 } })
    expect(await wholeRegistry()).toBe(before)
  })

  test('who is said to be still there is not asked about again this year, and is the next', async () => {
    const { id } = await refresh()
    await decideAll(id, 'vanished', 'keep')
    await takeAll(id)

    expect((await refresh()).counts.vanished).toBe(0)
    travel('2027-04-20T01:00:00Z')
    me = await given.coordinator()
    expect((await refresh()).counts.vanished).toBe(2)
  })

  test('whoever waits and is named again by a later ledger waits no longer', async () => {
    const { id } = await refresh()
    const gone = (await rowsOf(id, 'vanished'))[0]!.organizationId!
    await takeAll(id)
    const back = await ledgers.uploaded(me, 'kyonen.csv', await lastYear())
    for (const news of ['officer', 'contact', 'facts', 'vanished', 'new'] as const)
      await decideAll(back.id, news, 'keep')
    await decideAll(back.id, 'new', 'skip')
    expect((await ledgers.confirm(me, back.id)).statusCode).toBe(200)

    expect(await standingOf(gone)).toMatchObject({ standing: 'active' })
  })

  test('a new chair opens the handover where somebody sits, once, and ends no seat', async () => {
    const { id } = await refresh()
    const [first, second] = (await rowsOf(id, 'officer')).map((row) => row.organizationId!)
    await given.signedInAs('association', first!)
    const seats = await db.select().from(seatsTable).where(eq(seatsTable.organizationId, first!))
    await takeAll(id)

    expect(await db.select().from(seatsTable).where(eq(seatsTable.organizationId, first!))).toEqual(seats)
    const opened = await db.select().from(handoversTable)
    expect(opened.map(({ organizationId, year }) => [organizationId, year])).toEqual([[first, 2026]])
    expect(opened.map(({ organizationId }) => organizationId)).not.toContain(second)
  })

  test('a ledger of one district says nothing about the associations of the others', async () => {
    const one = await nextYearOf((row, at) => (row['地区'] === '富士川' && isShort(at) ? row : null))
    const { counts } = await ledgers.uploaded(me, 'aioi.csv', one)

    expect(counts).toMatchObject({ vanished: 0, changed: 0 })
  })

  test('only the centre decides', async () => {
    const { id } = await refresh()

    expect((await decideAll(id, 'vanished', 'take', given.stranger())).statusCode).toBe(401)
    expect(
      (
        await decideAll(
          id,
          'vanished',
          'take',
          await given.signedInAs('association', (await rowsOf(id, 'vanished'))[0]!.organizationId!),
        )
      ).statusCode,
    ).toBe(403)
    expect((await decideAll(id, 'new', 'keep')).json()).toMatchObject({ code: 'wrong-moment' })
  })
})

describe('what became of it', () => {
  const settle = async (id: OrganizationId, standing: 'active' | 'dissolved') => {
    const { version } = (await app.inject({ url: `/api/associations/${id}`, headers: { ...me } })).json()
    return app.inject({
      method: 'POST',
      url: `/api/associations/${id}/settle`,
      headers: { ...me, 'if-match': `"${version}"` },
      payload: standing === 'dissolved' ? { standing, reason: '役員のなり手がいないため' } : { standing },
    })
  }

  test('an association ends; its seats end today, its history stays', async () => {
    const { id } = await refresh()
    const gone = (await rowsOf(id, 'vanished'))[0]!.organizationId!
    await takeAll(id)
    await given.signedInAs('association', gone)

    expect((await settle(gone, 'dissolved')).json()).toMatchObject({ standing: 'dissolved', hasSeat: false })
    expect(await db.$count(organizationsTable, eq(organizationsTable.id, gone))).toBe(1)
    const listed = await app.inject({ url: '/api/associations', query: { standing: 'to-check' }, headers: { ...me } })
    expect(listed.json().total).toBe(1)
  })

  test('who is recorded as dissolved and stands in the ledger again is pointed at, also under another name', async () => {
    const { id } = await refresh()
    const gone = (await rowsOf(id, 'vanished'))[0]!
    await takeAll(id)
    await settle(gone.organizationId!, 'dissolved')

    const again = await ledgers.uploaded(me, 'mata.csv', await lastYear())
    const named = await nextYearOf((row, at) =>
      at === 4 ? { ...row, 自治会名: 'よみがえり自治会' } : isShort(at) ? row : null,
    )
    const renamed = await ledgers.uploaded(me, 'namae.csv', named)

    const reasonsIn = async (importId: string) => {
      const { items } = (
        await app.inject({ url: `/api/imports/${importId}/rows`, query: { perPage: '100' }, headers: { ...me } })
      ).json<{ items: ImportRow[] }>()
      return items.filter(({ reasons }) => reasons.some((reason) => reason.includes(`「${gone.name}」は、解散として`)))
    }
    expect(await reasonsIn(again.id)).toHaveLength(1)
    expect((await reasonsIn(renamed.id)).map(({ name }) => name)).toEqual(['よみがえり自治会'])
  })

  test('still there: it waits no longer', async () => {
    const { id } = await refresh()
    const gone = (await rowsOf(id, 'vanished'))[0]!.organizationId!
    await takeAll(id)

    expect((await settle(gone, 'active')).json()).toMatchObject({ standing: 'active' })
  })
})
