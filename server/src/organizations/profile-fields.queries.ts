import { type ProfileFieldRow, reviewableFields } from '@app/shared/organizations'
import type { Db } from '../platform/db.ts'
import { profileFieldsTable as fields } from './waiting-changes.table.ts'

/** Every field in the order of the form, with whether its changes wait. */
export async function profileFieldsListed(db: Db): Promise<ProfileFieldRow[]> {
  const rows = await db.select().from(fields)
  return rows.toSorted((a, b) => reviewableFields.indexOf(a.field) - reviewableFields.indexOf(b.field))
}
