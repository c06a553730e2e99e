import { Refusal } from '@app/shared'
import type { ProfileFieldRow, ReviewableField } from '@app/shared/organizations'
import { eq, sql } from 'drizzle-orm'
import type { Tx } from '../platform/db.ts'
import { profileFieldsTable as fields } from './waiting-changes.table.ts'

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
