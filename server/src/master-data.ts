import { loadDistricts } from './districts/index.ts'
import { loadHelpCategories } from './help-categories/index.ts'
import type { Db } from './platform/db.ts'

/** What every city starts with: its districts and the kinds of help. Only empty tables are filled. */
export async function loadMasterData(db: Db): Promise<void> {
  await loadDistricts(db)
  await loadHelpCategories(db)
}
