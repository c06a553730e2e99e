import { type DocumentId, type OrganizationId, type PictureId, Refusal } from '@app/shared'
import type { Enclosures } from '@app/shared/enclosures'
import { and, asc, desc, eq, sql } from 'drizzle-orm'
import {
  organizationsTable as organizations,
  supportersTable as supporters,
} from '../organizations/organizations.table.ts'
import type { Db, Tx } from '../platform/db.ts'
import {
  documentsTable as documents,
  pictureConsentsTable as consents,
  picturesTable as pictures,
} from './enclosures.table.ts'

/** 添えたもの of one supporter, for whoever has shown that it may see them. No bytes. */
export async function enclosuresOf(db: Db | Tx, id: OrganizationId): Promise<Enclosures> {
  const shown = await db
    .select({
      id: pictures.id,
      kind: pictures.kind,
      status: pictures.status,
      returnReason: pictures.returnReason,
      alt: pictures.alt,
      newAlt: pictures.newAlt,
      width: pictures.width,
      height: pictures.height,
      uploadedAt: pictures.uploadedAt,
      consentedAt: consents.agreedAt,
    })
    .from(pictures)
    .innerJoin(consents, eq(consents.id, pictures.consentId))
    .where(eq(pictures.organizationId, id))
    .orderBy(desc(pictures.kind), asc(pictures.place))
  const size = sql<number>`octet_length(${documents.content})`
  const enclosed = await db
    .select({
      ...{ id: documents.id, kind: documents.kind, fileName: documents.fileName, size },
      uploadedAt: documents.uploadedAt,
    })
    .from(documents)
    .where(eq(documents.organizationId, id))
    .orderBy(asc(documents.place))
  return {
    pictures: shown.map((one) => ({
      ...one,
      uploadedAt: one.uploadedAt.toISOString(),
      consentedAt: one.consentedAt.toISOString(),
    })),
    documents: enclosed.map((one) => ({ ...one, uploadedAt: one.uploadedAt.toISOString() })),
  }
}

/** Bytes with what has to be said about them. */
export interface StoredFile {
  content: Buffer
  mediaType: string
  sha256: string
  fileName?: string
}
const file = { content: pictures.content, mediaType: pictures.mediaType, sha256: pictures.sha256 }

/** A picture of this supporter, whatever its state. */
export async function pictureOf(db: Db | Tx, organizationId: OrganizationId, id: PictureId): Promise<StoredFile> {
  const [found] = await db
    .select(file)
    .from(pictures)
    .where(and(eq(pictures.id, id), eq(pictures.organizationId, organizationId)))
  if (!found) throw new Refusal('not-found')
  return found
}

/** A picture for everybody: the centre accepted it and its supporter is listed right now. All else is not there. */
export async function publicPicture(db: Db, id: PictureId): Promise<StoredFile> {
  const [found] = await db
    .select(file)
    .from(pictures)
    .innerJoin(supporters, eq(supporters.organizationId, pictures.organizationId))
    .innerJoin(organizations, eq(organizations.id, pictures.organizationId))
    .where(
      and(
        eq(pictures.id, id),
        eq(pictures.status, 'shown'),
        eq(supporters.status, 'registered'),
        eq(supporters.isPublic, true),
        sql`${organizations.mergedInto} is null`,
      ),
    )
  if (!found) throw new Refusal('not-found')
  return found
}

/** A document of this supporter. */
export async function documentOf(db: Db | Tx, organizationId: OrganizationId, id: DocumentId): Promise<StoredFile> {
  const { content, mediaType, sha256, fileName } = documents
  const [found] = await db
    .select({ content, mediaType, sha256, fileName })
    .from(documents)
    .where(and(eq(documents.id, id), eq(documents.organizationId, organizationId)))
  if (!found) throw new Refusal('not-found')
  return found
}
