import type { PictureId } from '@app/shared'
import { and, eq, isNotNull, isNull, or } from 'drizzle-orm'
import { picturesTable as pictures } from '../enclosures/enclosures.table.ts'
import type { Tx } from '../platform/db.ts'

/** A picture as it stands now; null when it was taken away meanwhile. */
export async function pictureFacts(tx: Tx, id: PictureId) {
  const { kind, alt, newAlt, status, returnReason, organizationId } = pictures
  const [found] = await tx
    .select({ kind, alt, newAlt, status, returnReason, organizationId })
    .from(pictures)
    .where(eq(pictures.id, id))
  if (!found) return null
  const lies = or(eq(status, 'waiting'), isNotNull(newAlt))
  const waits = and(eq(organizationId, found.organizationId), isNull(returnReason), lies)
  return { ...found, othersWait: (await tx.$count(pictures, waits)) > 0 }
}
export type PictureFacts = NonNullable<Awaited<ReturnType<typeof pictureFacts>>>
