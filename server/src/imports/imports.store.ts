import { type ImportId, type OrganizationId, Refusal } from '@app/shared'
import type { Decision, ImportStatus, LedgerKind, News } from '@app/shared/imports'
import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Db, Tx } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'
import { ledgerImportRowsTable as rowsTable, ledgerImportsTable as imports } from './imports.table.ts'
import { type DecidedRow } from './plan.rules.ts'
import { type Draft, type PreviewRow } from './preview-row.rules.ts'

export type ImportRecord = typeof imports.$inferSelect
/** Which column is which: one field, or null for a column that is not taken. */
export type Columns = (string | null)[]

/** Holds an import until the transaction ends, so that two confirmations stand in line. */
export async function lockImport(tx: Tx, id: ImportId): Promise<ImportRecord> {
  const [row] = await tx.select().from(imports).where(eq(imports.id, id)).for('update')
  if (!row) throw new Refusal('not-found')
  return row
}

/** One import at a time writes into the registry: two ledgers that name the same organization must not both add it. */
export async function holdRegistry(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('ledger_imports'))`)
}

/** Keeps the file as it came. */
export async function insertImport(
  tx: Tx,
  values: Omit<typeof imports.$inferInsert, 'id' | 'status' | 'columns'> & { columns: Columns },
): Promise<ImportId> {
  const id = newId<ImportId>()
  await tx.insert(imports).values({ ...values, id, status: 'previewed' })
  return id
}

/** A changed import is a new version: whoever read the old one is told. */
export async function saveImport(
  tx: Tx,
  id: ImportId,
  values: Partial<Pick<ImportRecord, 'columns' | 'status' | 'confirmedAt' | 'content'>> = {},
): Promise<void> {
  await tx
    .update(imports)
    .set({ ...values, version: sql`${imports.version} + 1` })
    .where(eq(imports.id, id))
}

/** The preview of an import, in the order of the file. */
export async function rowsOf(db: Db | Tx, id: ImportId): Promise<DecidedRow[]> {
  const rows = await db.select().from(rowsTable).where(eq(rowsTable.importId, id)).orderBy(asc(rowsTable.rowNo))
  return rows.map(decided)
}

export async function rowOf(tx: Tx, id: ImportId, rowNo: number): Promise<DecidedRow> {
  const [row] = await tx
    .select()
    .from(rowsTable)
    .where(and(eq(rowsTable.importId, id), eq(rowsTable.rowNo, rowNo)))
  if (!row) throw new Refusal('not-found')
  return decided(row)
}

/** What the columns typed as json hold is what we put there. */
const decided = ({ importId: _, ...row }: typeof rowsTable.$inferSelect): DecidedRow => ({
  ...row,
  changes: row.changes as DecidedRow['changes'],
  leftovers: row.leftovers as DecidedRow['leftovers'],
  understood: row.understood as Draft | null,
})

export async function saveDecision(tx: Tx, id: ImportId, rowNo: number, decision: Decision): Promise<void> {
  await tx
    .update(rowsTable)
    .set({ decision })
    .where(and(eq(rowsTable.importId, id), eq(rowsTable.rowNo, rowNo)))
}

/** Decides about every row of one kind of news that nobody has decided about. */
export async function saveNewsDecision(tx: Tx, id: ImportId, news: News, decision: Decision): Promise<void> {
  await tx
    .update(rowsTable)
    .set({ decision })
    .where(and(eq(rowsTable.importId, id), eq(rowsTable.news, news), isNull(rowsTable.decision)))
}

/** The preview made anew; a person's decision stays with its row while the row still needs one. */
export async function replaceRows(
  tx: Tx,
  importId: ImportId,
  rows: readonly (PreviewRow | DecidedRow)[],
): Promise<void> {
  await deleteRows(tx, importId)
  for (let at = 0; at < rows.length; at += 1_000)
    await tx.insert(rowsTable).values(rows.slice(at, at + 1_000).map((row) => ({ ...row, importId })))
}

export async function deleteRows(tx: Tx, importId: ImportId): Promise<void> {
  await tx.delete(rowsTable).where(eq(rowsTable.importId, importId))
}

/** What confirmed ledgers last said of each organization. */
export async function lastHeard(db: Db | Tx, kind: LedgerKind): Promise<Map<OrganizationId, Draft>> {
  const confirmed: ImportStatus = 'confirmed'
  const rows = await db
    .selectDistinctOn([rowsTable.organizationId], { id: rowsTable.organizationId, said: rowsTable.understood })
    .from(rowsTable)
    .innerJoin(imports, eq(imports.id, rowsTable.importId))
    .where(
      and(
        eq(imports.kind, kind),
        eq(imports.status, confirmed),
        sql`${rowsTable.organizationId} is not null`,
        sql`${rowsTable.understood} is not null`,
      ),
    )
    .orderBy(rowsTable.organizationId, desc(imports.confirmedAt), desc(imports.id), asc(rowsTable.rowNo))
  return new Map(rows.flatMap(({ id, said }) => (id && said ? [[id, said as Draft]] : [])))
}
