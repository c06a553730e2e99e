import { Refusal } from '@app/shared'
import { type ProfileFieldRow, type ReviewableField, reviewableFields } from '@app/shared/organizations'
import { eq, sql } from 'drizzle-orm'
import type { Db, Tx } from '../platform/db.ts'
import { profileFieldsTable as fields } from './waiting-changes.table.ts'

/** Every field in the order of the form, with whether its changes wait. */
export async function profileFieldsListed(db: Db): Promise<ProfileFieldRow[]> {
  const rows = await db.select().from(fields)
  return rows.toSorted((a, b) => reviewableFields.indexOf(a.field) - reviewableFields.indexOf(b.field))
}

/** Holds the setting of one field until the transaction ends. */
export async function lockProfileField(tx: Tx, field: ReviewableField): Promise<ProfileFieldRow> {
  const [row] = await tx.select().from(fields).where(eq(fields.field, field)).for('no key update')
  if (!row) throw new Refusal('not-found')
  return row
}

export async function saveProfileField(tx: Tx, field: ReviewableField, reviewed: boolean): Promise<ProfileFieldRow> {
  const [row] = await tx
    .update(fields)
    .set({ reviewed, version: sql`${fields.version} + 1` })
    .where(eq(fields.field, field))
    .returning()
  return row!
}
