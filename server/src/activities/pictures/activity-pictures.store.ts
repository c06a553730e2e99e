import { createHash } from 'node:crypto'
import { type ActivityPictureId, type MatchId, Refusal } from '@app/shared'
import { photoConsentVersion } from '@app/shared/activities'
import { and, eq } from 'drizzle-orm'
import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db.ts'
import type { CleanPicture } from '../../platform/files/picture.ts'
import { newId } from '../../platform/ids.ts'
import { activityPicturesTable as pictures } from './activity-pictures.table.ts'

type Side = 'association' | 'supporter'

/** How many photographs a side has handed in; whoever asks holds the match. */
export const countPictures = (tx: Tx, matchId: MatchId, side: Side): Promise<number> =>
  tx.$count(pictures, and(eq(pictures.matchId, matchId), eq(pictures.side, side)))

/** A photograph with the consent for it; it waits for a look at its faces. */
export async function insertActivityPicture(
  tx: Tx,
  { now, actor, channel }: Context,
  { bytes, ...seen }: CleanPicture,
  said: { matchId: MatchId; side: Side; caption: string },
): Promise<ActivityPictureId> {
  const id = newId<ActivityPictureId>()
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await tx.insert(pictures).values({
    ...{ id, ...said, ...seen, content: bytes, sha256 },
    ...{ consentVersion: photoConsentVersion, uploadedAt: now, accountId: actor.accountId, channel },
  })
  return id
}

/** A photograph held until the end of the transaction, without its bytes. */
export async function lockActivityPicture(tx: Tx, id: ActivityPictureId) {
  const { matchId, side, status } = pictures
  const [row] = await tx.select({ matchId, side, status }).from(pictures).where(eq(pictures.id, id)).for('update')
  if (!row) throw new Refusal('not-found')
  return row
}

export async function saveActivityPicture(
  tx: Tx,
  id: ActivityPictureId,
  changes: Partial<typeof pictures.$inferInsert>,
): Promise<void> {
  await tx.update(pictures).set(changes).where(eq(pictures.id, id))
}

export async function deleteActivityPicture(tx: Tx, id: ActivityPictureId): Promise<void> {
  await tx.delete(pictures).where(eq(pictures.id, id))
}
