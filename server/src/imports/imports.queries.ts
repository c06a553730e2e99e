import { type ImportId, type Page, Refusal } from '@app/shared'
import type { ImportRow, LedgerImport, News, Verdict } from '@app/shared/imports'
import { and, asc, desc, eq, getTableColumns, gt, inArray, isNotNull, lt, type SQL, sql } from 'drizzle-orm'
import { districtsTable } from '../districts/districts.table.ts'
import { helpCategoriesTable, helpItemsTable } from '../help-categories/help-categories.table.ts'
import type { Db, Tx } from '../platform/db.ts'
import { fieldsOf } from './columns.rules.ts'
import { ledgerImportRowsTable as rows, ledgerImportsTable as imports } from './imports.table.ts'
import { choicesOf } from './preview.rules.ts'
import { type Draft } from './preview-row.rules.ts'
import { type CityFacts, type Leftover } from './rows.rules.ts'
import { plain } from './text.rules.ts'

interface PageQuery {
  after?: string | undefined
  perPage: number
}

const { content: _bytes, uploadedBy: _by, ...shownColumns } = getTableColumns(imports)
type Shown = Omit<typeof imports.$inferSelect, 'content' | 'uploadedBy'>

/** Ledgers that were uploaded, the latest first. */
export async function importsSeen(db: Db | Tx, { after, perPage }: PageQuery): Promise<Page<LedgerImport>> {
  const found = await db
    .select(shownColumns)
    .from(imports)
    .where(after ? lt(imports.id, sql`${idFrom(after)}::uuid`) : undefined)
    .orderBy(desc(imports.id))
    .limit(perPage + 1)
  const page = found.slice(0, perPage)
  return {
    items: await withCounts(db, page),
    next: found.length > perPage ? (page.at(-1)?.id ?? null) : null,
    ...total(await db.$count(imports)),
  }
}

const total = (count: number) => ({ total: Math.min(count, 1_000), totalIsCapped: count > 1_000 })

function idFrom(after: string): string {
  if (!/^[0-9a-f-]{36}$/.test(after)) throw new Refusal('invalid-input')
  return after
}

/** One import, with what confirming it would write. */
export async function importSeen(db: Db | Tx, id: ImportId): Promise<LedgerImport> {
  const [seen] = await withCounts(db, await db.select(shownColumns).from(imports).where(eq(imports.id, id)))
  if (!seen) throw new Refusal('not-found')
  return seen
}

async function withCounts(db: Db | Tx, found: readonly Shown[]): Promise<LedgerImport[]> {
  const ids = found.map(({ id }) => id)
  if (ids.length === 0) return []
  const counts = await countsOf(db, ids)
  const samples = await samplesOf(db, ids)
  return found.map((row) => ({
    ...row,
    columns: row.columns as (string | null)[],
    fields: fieldsOf(row.kind),
    samples: row.headers.map((_, column) => samples.get(row.id)?.[column] ?? []),
    ...(counts.get(row.id) ?? nothing),
    uploadedAt: row.uploadedAt.toISOString(),
    confirmedAt: row.confirmedAt?.toISOString() ?? null,
  }))
}

type Counts = Pick<LedgerImport, 'counts' | 'undecided' | 'news' | 'leftovers' | 'writes'>
/** Every kind of news, also those of which there is none. */
const newsFrom = (found: { news: News | null; rows: number; undecided: number }[]): LedgerImport['news'] => {
  const of = (kind: News) => {
    const { rows = 0, undecided = 0 } = found.find(({ news }) => news === kind) ?? {}
    return { rows, undecided }
  }
  return {
    new: of('new'),
    officer: of('officer'),
    contact: of('contact'),
    facts: of('facts'),
    vanished: of('vanished'),
  }
}
const nothing: Counts = {
  counts: { new: 0, changed: 0, same: 0, 'needs-person': 0, refused: 0, vanished: 0 },
  undecided: 0,
  news: newsFrom([]),
  leftovers: 0,
  writes: { register: 0, change: 0, mark: 0 },
}

async function countsOf(db: Db | Tx, ids: ImportId[]): Promise<Map<ImportId, Counts>> {
  const count = (condition: SQL) => sql<number>`(count(*) filter (where ${condition}))::int`
  const is = (verdict: Verdict) => sql`${rows.verdict} = ${verdict}`
  const taken = sql`(${is('needs-person')} and ${rows.decision} = 'take')`
  const isTaken = sql`(${rows.news} is null or ${rows.decision} = 'take')`
  const byNews = await db
    .select({
      id: rows.importId,
      news: rows.news,
      rows: sql<number>`count(*)::int`,
      undecided: count(sql`${rows.decision} is null`),
    })
    .from(rows)
    .where(and(inArray(rows.importId, ids), isNotNull(rows.news)))
    .groupBy(rows.importId, rows.news)
  const found = await db
    .select({
      id: rows.importId,
      new: count(is('new')),
      changed: count(is('changed')),
      same: count(is('same')),
      'needs-person': count(is('needs-person')),
      refused: count(is('refused')),
      vanished: count(is('vanished')),
      undecided: count(sql`(${is('needs-person')} or ${rows.news} is not null) and ${rows.decision} is null`),
      leftovers: sql<number>`coalesce(sum(jsonb_array_length(${rows.leftovers})), 0)::int`,
      register: count(sql`(${is('new')} and ${isTaken}) or (${taken} and ${rows.changes} = '[]')`),
      change: count(sql`(${is('changed')} and ${isTaken}) or (${taken} and ${rows.changes} <> '[]')`),
      mark: count(sql`${is('vanished')} and ${rows.decision} = 'take'`),
    })
    .from(rows)
    .where(inArray(rows.importId, ids))
    .groupBy(rows.importId)
  return new Map(
    found.map(({ id, undecided, leftovers, register, change, mark, ...counts }) => [
      id,
      {
        ...{ counts, undecided, leftovers, writes: { register, change, mark } },
        news: newsFrom(byNews.filter((one) => one.id === id)),
      },
    ]),
  )
}

/** The first words of each column, for whoever corrects the guess. */
async function samplesOf(db: Db | Tx, ids: ImportId[]): Promise<Map<ImportId, string[][]>> {
  const place = sql<number>`row_number() over (partition by ${rows.importId} order by ${rows.rowNo})`
  const first = db.$with('first').as(
    db
      .select({ id: rows.importId, rowNo: rows.rowNo, cells: rows.cells, place: place.as('place') })
      .from(rows)
      .where(inArray(rows.importId, ids)),
  )
  const found = await db
    .with(first)
    .select({ id: first.id, cells: first.cells })
    .from(first)
    .where(sql`${first.place} <= 20`)
    .orderBy(first.id, first.rowNo)
  const samples = new Map<ImportId, string[][]>()
  for (const { id, cells } of found) {
    const columns = samples.get(id) ?? cells.map(() => [])
    cells.forEach((cell, column) => {
      const kept = columns[column]
      if (kept && kept.length < 3 && plain(cell) !== '') kept.push(cell)
    })
    samples.set(id, columns)
  }
  return samples
}

/** What will happen to each row, and why. */
export async function importRowsSeen(
  db: Db | Tx,
  importId: ImportId,
  { verdict, news, after, perPage }: PageQuery & { verdict?: Verdict | undefined; news?: News | undefined },
): Promise<Page<ImportRow>> {
  await importExists(db, importId)
  const wanted = and(
    eq(rows.importId, importId),
    verdict ? eq(rows.verdict, verdict) : undefined,
    news ? eq(rows.news, news) : undefined,
  )
  if (after && !/^\d{1,6}$/.test(after)) throw new Refusal('invalid-input')
  const found = await db
    .select()
    .from(rows)
    .where(and(wanted, after ? gt(rows.rowNo, Number(after)) : undefined))
    .orderBy(asc(rows.rowNo))
    .limit(perPage + 1)
  const page = found.slice(0, perPage)
  return {
    items: page.map(rowSeen),
    next: found.length > perPage ? String(page.at(-1)?.rowNo) : null,
    ...total(await db.$count(rows, wanted)),
  }
}

/** One row as a person sees it. */
export function rowSeen({
  importId: _,
  understood,
  ...row
}: Omit<typeof rows.$inferSelect, 'importId'> & { importId?: ImportId }): ImportRow {
  return {
    ...row,
    changes: row.changes as ImportRow['changes'],
    leftovers: row.leftovers as ImportRow['leftovers'],
    choices: choicesOf({ ...row, understood: understood as Draft | null }),
  }
}

async function importExists(db: Db | Tx, id: ImportId): Promise<void> {
  if ((await db.$count(imports, eq(imports.id, id))) === 0) throw new Refusal('not-found')
}

/** 読み取れなかった言葉: every value of a ledger that could not be understood, as it stood. */
export async function leftoversSeen(db: Db | Tx, importId: ImportId) {
  await importExists(db, importId)
  const found = await db
    .select({ rowNo: rows.rowNo, name: rows.name, leftovers: rows.leftovers })
    .from(rows)
    .where(and(eq(rows.importId, importId), sql`${rows.leftovers} <> '[]'`))
    .orderBy(asc(rows.rowNo))
  return found.flatMap(({ rowNo, name, leftovers }) =>
    (leftovers as Leftover[]).map((leftover) => ({ rowNo, name, ...leftover })),
  )
}

/** The city's own lists, by which districts and kinds of help are understood. */
export async function cityFacts(db: Db | Tx): Promise<CityFacts> {
  const districts = await db.select({ name: districtsTable.name, block: districtsTable.block }).from(districtsTable)
  const helpItems = await db
    .select({
      category: helpCategoriesTable.id,
      categoryName: helpCategoriesTable.name,
      item: helpItemsTable.id,
      itemName: helpItemsTable.name,
    })
    .from(helpItemsTable)
    .innerJoin(helpCategoriesTable, eq(helpCategoriesTable.id, helpItemsTable.categoryId))
    .where(eq(helpItemsTable.active, true))
    .orderBy(asc(helpItemsTable.position))
  return { districts, helpItems }
}

/** The same lists with the ids by which the registry knows them. */
export async function cityIds(db: Db | Tx) {
  return {
    districts: await db.select({ id: districtsTable.id, name: districtsTable.name }).from(districtsTable),
    items: await db
      .select({ id: helpItemsTable.id, name: helpItemsTable.name })
      .from(helpItemsTable)
      .orderBy(asc(helpItemsTable.position)),
  }
}
