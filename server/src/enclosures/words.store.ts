import type { PictureId } from '@app/shared'
import { and, eq, isNotNull, sql } from 'drizzle-orm'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { picturesTable as pictures } from './enclosures.table.ts'

/** The words of a picture that is not public. */
export async function saveAlt(tx: Tx, id: PictureId, alt: string): Promise<void> {
  await tx.update(pictures).set({ alt }).where(eq(pictures.id, id))
}

/** New words stand beside the public ones and wait from now on; null: they were taken back. */
export const saveNewWords = async (tx: Tx, { now }: Context, id: PictureId, newAlt: string | null): Promise<void> =>
  void (await tx
    .update(pictures)
    .set({ newAlt, returnReason: null, ...(newAlt !== null && { uploadedAt: now }) })
    .where(eq(pictures.id, id)))

/** Everybody reads the words that waited. */
export const publishNewWords = async (tx: Tx, id: PictureId): Promise<void> =>
  void (await tx
    .update(pictures)
    .set({ alt: sql`${pictures.newAlt}`, newAlt: null, returnReason: null })
    .where(eq(pictures.id, id)))

/** The words that waited come back; the picture stays as it is. */
export const saveWordsReturned = async (tx: Tx, id: PictureId, returnReason: string, decidedAt: Date): Promise<void> =>
  void (await tx.update(pictures).set({ returnReason, decidedAt }).where(eq(pictures.id, id)))

/** New words that were returned and that nobody took care of; the picture stays public. Answers whether there were any. */
export async function dropReturnedWords(tx: Tx, id: PictureId): Promise<boolean> {
  const dropped = await tx
    .update(pictures)
    .set({ newAlt: null, returnReason: null })
    .where(and(eq(pictures.id, id), eq(pictures.status, 'shown'), isNotNull(pictures.returnReason)))
    .returning({ id: pictures.id })
  return dropped.length > 0
}
