import { refusingOn } from '../platform/constraints.ts'
import type { Tx } from '../platform/db.ts'
import { suggestionSettingsTable as table } from './suggestion-settings.table.ts'

/** Adds a change; the database refuses a version that somebody else has just set. */
export async function insertSettings(tx: Tx, row: typeof table.$inferInsert): Promise<void> {
  await refusingOn('suggestion_settings_pkey', 'version-stale', tx.insert(table).values(row))
}
