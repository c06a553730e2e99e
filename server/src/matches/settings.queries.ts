import { settingKeys, type SuggestionSettings, usualSettings } from '@app/shared/suggestion-settings'
import { desc } from 'drizzle-orm'
import type { Db, Tx } from '../platform/db.ts'
import { prepared } from '../platform/prepared.ts'
import { suggestionSettingsTable as table } from '../suggestion-settings/suggestion-settings.table.ts'

const columns = Object.fromEntries(settingKeys.map((key) => [key, table[key]])) as {
  [K in keyof SuggestionSettings]: (typeof table)[K]
}

/** 候補の選び方 as the centre has set it last; as the product came where it never did. */
export async function settingsNow(db: Db | Tx): Promise<SuggestionSettings> {
  const [row] = await newest(db).execute()
  return row ?? usualSettings
}

const newest = prepared((db) =>
  db.select(columns).from(table).orderBy(desc(table.version)).limit(1).prepare('suggestion_settings_now'),
)
