import { type OrganizationId, Refusal } from '@app/shared'
import {
  type DocumentInput,
  type Enclosures,
  largestFile,
  mostEnclosed,
  type PictureInput,
} from '@app/shared/enclosures'
import type { RegistrationStatus } from '@app/shared/organizations'
import { lockSupporter } from '../organizations/index.ts'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { cleanDocument } from '../platform/files/document.ts'
import { cleanPicture } from '../platform/files/picture.ts'
import { bytesOf } from '../platform/files/upload.ts'
import { record } from '../platform/outbox.ts'
import { enclosuresOf } from './enclosures.queries.ts'
import { insertDocument, insertPicture, placesOfDocuments, placesOfPictures } from './enclosures.store.ts'
import { freePlace } from './keeping.rules.ts'

/** While an application runs or a registration stands; afterwards nothing is added. */
const open: readonly RegistrationStatus[] = ['submitted', 'returned', 'registered', 'suspended', 'expired']

async function holdOpen(tx: Tx, organizationId: OrganizationId): Promise<void> {
  const { supporter } = await lockSupporter(tx, organizationId)
  if (!open.includes(supporter.status)) throw new Refusal('wrong-moment')
}
const full = (what: string): never => {
  throw new Refusal('no-room-left', `${what}までです。入れかえるときは、どれかを取りのぞいてください`)
}

/** A picture or logo comes in: looked through, stripped, and laid before the centre. Two at once wait for each other. */
export async function takePicture(
  tx: Tx,
  ctx: Context,
  organizationId: OrganizationId,
  { kind, alt, content }: PictureInput,
): Promise<Enclosures> {
  await holdOpen(tx, organizationId)
  const clean = cleanPicture(bytesOf(content, largestFile))
  const place = freePlace(await placesOfPictures(tx, organizationId, kind), mostEnclosed[kind])
  if (!place) return full(kind === 'logo' ? 'ロゴは1つ' : `写真は${mostEnclosed.picture}枚`)
  const pictureId = await insertPicture(tx, ctx, organizationId, { kind, alt, place }, clean)
  await record(tx, ctx, { type: 'picture.added', pictureId, organizationId })
  return enclosuresOf(tx, organizationId)
}

/** A document comes in. */
export async function takeDocument(
  tx: Tx,
  ctx: Context,
  organizationId: OrganizationId,
  { kind, fileName, content }: DocumentInput,
): Promise<Enclosures> {
  await holdOpen(tx, organizationId)
  const clean = cleanDocument(bytesOf(content, largestFile))
  const place = freePlace(await placesOfDocuments(tx, organizationId), mostEnclosed.document)
  if (!place) return full(`書類は${mostEnclosed.document}つ`)
  const documentId = await insertDocument(tx, ctx, organizationId, { kind, fileName, place }, clean)
  await record(tx, ctx, { type: 'document.added', documentId, organizationId })
  return enclosuresOf(tx, organizationId)
}
