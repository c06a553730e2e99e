import { Refusal } from '@app/shared'
import type { DistrictId } from '@app/shared/districts'
import { eq, sql } from 'drizzle-orm'
import type { Db, Tx } from '../platform/db.ts'
import { districtsTable as districts } from './districts.table.ts'

export type DistrictRow = typeof districts.$inferSelect

/** Fills the table once; a table that has rows is left alone, because an admin may have corrected them. */
export async function insertDistricts(db: Db, rows: (typeof districts.$inferInsert)[]): Promise<void> {
  const [known] = await db.select({ id: districts.id }).from(districts).limit(1)
  if (!known) await db.insert(districts).values(rows).onConflictDoNothing()
}

/** Holds a district until the transaction ends. */
export async function lockDistrict(tx: Tx, id: DistrictId): Promise<DistrictRow> {
  const [row] = await tx.select().from(districts).where(eq(districts.id, id)).for('no key update')
  if (!row) throw new Refusal('not-found')
  return row
}

export async function saveDistrict(tx: Tx, id: DistrictId, changes: Partial<DistrictRow>): Promise<DistrictRow> {
  const [row] = await tx
    .update(districts)
    .set({ ...changes, version: sql`${districts.version} + 1` })
    .where(eq(districts.id, id))
    .returning()
  return row!
}
