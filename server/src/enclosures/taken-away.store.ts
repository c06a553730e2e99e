import type { DocumentId, PictureId } from '@app/shared'
import { eq } from 'drizzle-orm'
import type { Tx } from '../platform/db.ts'
import { takenAwayTable as takenAway } from './enclosures.table.ts'

/** What the centre took away and why, for telling it once: the words are deleted with the telling. Null: told already. */
export async function wordsToTell(tx: Tx, id: PictureId | DocumentId) {
  const { kind, alt, reason } = takenAway
  const [told] = await tx.delete(takenAway).where(eq(takenAway.subjectId, id)).returning({ kind, alt, reason })
  return told ?? null
}
