import {
  type SettingKey,
  settingKeys,
  type SettingsSeen,
  type SuggestionSettings,
  usualSettings,
} from '@app/shared/suggestion-settings'
import { desc, eq } from 'drizzle-orm'
import { accountsTable as accounts } from '../accounts/accounts.table.ts'
import type { Db, Tx } from '../platform/db.ts'
import { suggestionSettingsTable as table } from './suggestion-settings.table.ts'

/** Changes that are shown. */
const shown = 20

/** The settings as they stand, and what the last changes changed. */
export async function settingsSeen(db: Db | Tx): Promise<SettingsSeen> {
  const rows = await db
    .select({ row: table, by: accounts.displayName })
    .from(table)
    .leftJoin(accounts, eq(accounts.id, table.setBy))
    .orderBy(desc(table.version))
    .limit(shown + 1)
  const settings = rows.map(({ row }) => settingsIn(row))
  const history = rows.slice(0, shown).map(({ row: { version, setAt, reason }, by }, at) => ({
    version,
    at: setAt.toISOString(),
    by,
    reason,
    changed: changesBetween(settings[at + 1] ?? usualSettings, settings[at]!),
  }))
  return { settings: settings[0] ?? usualSettings, version: rows[0]?.row.version ?? 0, history }
}

function settingsIn(row: typeof table.$inferSelect): SuggestionSettings {
  const { version: _version, setAt: _setAt, setBy: _setBy, reason: _reason, ...settings } = row
  return settings
}

const changesBetween = (before: SuggestionSettings, after: SuggestionSettings) =>
  settingKeys.filter(differs(before, after)).map((key) => ({ key, from: before[key], to: after[key] }))
const differs = (before: SuggestionSettings, after: SuggestionSettings) => (key: SettingKey) =>
  before[key] !== after[key]
