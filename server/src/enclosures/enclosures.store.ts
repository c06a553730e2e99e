import { createHash } from 'node:crypto'
import { type DocumentId, type OrganizationId, type PictureId, Refusal } from '@app/shared'
import {
  type DocumentInput,
  type DocumentKind,
  pictureConsentVersion,
  type PictureInput,
  type PictureKind,
  type PictureStatus,
} from '@app/shared/enclosures'
import { and, asc, eq, lt, sql } from 'drizzle-orm'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import type { CleanDocument } from '../platform/files/document.ts'
import type { CleanPicture } from '../platform/files/picture.ts'
import { newId } from '../platform/ids.ts'
import {
  documentsTable as documents,
  pictureConsentsTable as consents,
  picturesTable as pictures,
  takenAwayTable as takenAway,
} from './enclosures.table.ts'

const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
const by = ({ actor, channel, now }: Context) => ({ accountId: actor.accountId, channel, uploadedAt: now })

/** The places that are taken already; whoever asks holds the supporter. */
export const placesOfPictures = async (tx: Tx, organizationId: OrganizationId, kind: PictureKind): Promise<number[]> =>
  (
    await tx
      .select({ place: pictures.place })
      .from(pictures)
      .where(and(eq(pictures.organizationId, organizationId), eq(pictures.kind, kind)))
  ).map(({ place }) => place)

export const placesOfDocuments = async (tx: Tx, organizationId: OrganizationId): Promise<number[]> =>
  (await tx.select({ place: documents.place }).from(documents).where(eq(documents.organizationId, organizationId))).map(
    ({ place }) => place,
  )

/** A picture with the consent for it; it waits for the centre. */
export async function insertPicture(
  tx: Tx,
  ctx: Context,
  organizationId: OrganizationId,
  { kind, alt, place }: Pick<PictureInput, 'kind' | 'alt'> & { place: number },
  { bytes, mediaType, width, height }: CleanPicture,
): Promise<PictureId> {
  const [id, consentId] = [newId<PictureId>(), newId()]
  const { accountId, channel, uploadedAt } = by(ctx)
  const said = { version: pictureConsentVersion, agreedAt: ctx.now, accountId, channel }
  await tx.insert(consents).values({ id: consentId, organizationId, ...said })
  const file = { content: bytes, mediaType, sha256: sha256Of(bytes), width, height }
  await tx.insert(pictures).values({
    ...{ id, organizationId, consentId, kind, place, alt, status: 'waiting' },
    ...file,
    ...{ accountId, channel, uploadedAt },
  })
  return id
}

export async function insertDocument(
  tx: Tx,
  ctx: Context,
  organizationId: OrganizationId,
  { kind, fileName, place }: Pick<DocumentInput, 'kind' | 'fileName'> & { place: number },
  { bytes, mediaType }: CleanDocument,
): Promise<DocumentId> {
  const id = newId<DocumentId>()
  const file = { content: bytes, mediaType, sha256: sha256Of(bytes) }
  await tx.insert(documents).values({ id, organizationId, kind, fileName, place, ...file, ...by(ctx) })
  return id
}

/** A picture of this supporter, held until the end of the transaction; of anybody else's it is not there. */
export async function lockPicture(tx: Tx, organizationId: OrganizationId, id: PictureId) {
  const { kind, status, alt, newAlt, returnReason } = pictures
  const [row] = await tx
    .select({ kind, status, alt, newAlt, returnReason })
    .from(pictures)
    .where(and(eq(pictures.id, id), eq(pictures.organizationId, organizationId)))
    .for('update')
  if (!row) throw new Refusal('not-found')
  return row
}
export type LockedPicture = Awaited<ReturnType<typeof lockPicture>>

export async function savePictureStanding(
  tx: Tx,
  id: PictureId,
  standing: { status: PictureStatus; returnReason: string | null; decidedAt: Date | null },
): Promise<void> {
  // what is public no more keeps the latest words: they are looked at with it
  const words =
    standing.status === 'returned' ? { alt: sql`coalesce(${pictures.newAlt}, ${pictures.alt})`, newAlt: null } : {}
  await tx
    .update(pictures)
    .set({ ...standing, ...words })
    .where(eq(pictures.id, id))
}

/** It waits for the centre again, from now on. */
export const saveHandedInAgain = async (
  tx: Tx,
  { now }: Context,
  id: PictureId,
  status: PictureStatus,
): Promise<void> =>
  void (await tx
    .update(pictures)
    .set({ status, returnReason: null, decidedAt: null, uploadedAt: now })
    .where(eq(pictures.id, id)))

/** The pictures of a kind in their order; whoever asks holds the supporter. */
export const orderOfPictures = async (
  tx: Tx,
  organizationId: OrganizationId,
  kind: PictureKind,
): Promise<PictureId[]> =>
  (
    await tx
      .select({ id: pictures.id })
      .from(pictures)
      .where(and(eq(pictures.organizationId, organizationId), eq(pictures.kind, kind)))
      .orderBy(asc(pictures.place))
  ).map(({ id }) => id)

/** Writes an order anew; two pictures change places without standing on one meanwhile. */
export async function saveOrder(tx: Tx, ids: readonly PictureId[]): Promise<void> {
  await tx.execute(sql`set constraints one_picture_per_place deferred`)
  for (const [index, id] of ids.entries())
    await tx
      .update(pictures)
      .set({ place: index + 1 })
      .where(eq(pictures.id, id))
  await tx.execute(sql`set constraints one_picture_per_place immediate`)
}

/** The bytes are gone; the consent stays and says when it ended. Answers whether there was such a picture. */
export async function deletePicture(tx: Tx, id: PictureId, now: Date): Promise<boolean> {
  const [gone] = await tx.delete(pictures).where(eq(pictures.id, id)).returning({ consentId: pictures.consentId })
  if (gone) await tx.update(consents).set({ withdrawnAt: now }).where(eq(consents.id, gone.consentId))
  return gone !== undefined
}

/** Answers what it was, or null when there was no such document. */
export async function deleteDocument(
  tx: Tx,
  organizationId: OrganizationId,
  id: DocumentId,
): Promise<DocumentKind | null> {
  const [gone] = await tx
    .delete(documents)
    .where(and(eq(documents.id, id), eq(documents.organizationId, organizationId)))
    .returning({ kind: documents.kind })
  return gone?.kind ?? null
}

/** Keeps what was taken away and why until its people have been told; events hold no words. */
export async function keepUntilTold(
  tx: Tx,
  { now }: Context,
  what: Pick<typeof takenAway.$inferInsert, 'subjectId' | 'organizationId' | 'kind' | 'alt' | 'reason'>,
): Promise<void> {
  await tx.insert(takenAway).values({ ...what, takenAt: now })
}

/** Words that could not be told for so long are not kept for it any more. */
export const forgetTakenAway = async (tx: Tx, before: Date): Promise<void> =>
  void (await tx.delete(takenAway).where(lt(takenAway.takenAt, before)))
