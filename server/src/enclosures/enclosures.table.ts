import type { AccountId, DocumentId, OrganizationId, PictureId } from '@app/shared'
import type { DocumentKind, PictureKind, PictureStatus } from '@app/shared/enclosures'
import { customType, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

/** 写っている人の了解: one row per picture, with version, moment, account and channel. It stays after the picture is gone. */
export const pictureConsentsTable = pgTable('picture_consents', {
  id: uuid('id').primaryKey(),
  organizationId: uuid('organization_id').$type<OrganizationId>().notNull(),
  version: integer('version').notNull(),
  agreedAt: timestamp('agreed_at', { withTimezone: true }).notNull(),
  accountId: uuid('account_id').$type<AccountId>(),
  channel: text('channel').notNull(),
  /** When the picture was taken away. */
  withdrawnAt: timestamp('withdrawn_at', { withTimezone: true }),
})

/** 写真・ロゴ of a supporter. `content` holds pixels only; `place` counts from 1 per kind; `alt`: 代わりの文, as everybody reads it. */
export const picturesTable = pgTable('pictures', {
  id: uuid('id').$type<PictureId>().primaryKey(),
  organizationId: uuid('organization_id').$type<OrganizationId>().notNull(),
  consentId: uuid('consent_id').notNull(),
  kind: text('kind').$type<PictureKind>().notNull(),
  place: integer('place').notNull(),
  status: text('status').$type<PictureStatus>().notNull(),
  returnReason: text('return_reason'),
  alt: text('alt').notNull(),
  /** New words for a public picture: they wait for the centre, or were returned with `return_reason`. */
  newAlt: text('new_alt'),
  mediaType: text('media_type').notNull(),
  sha256: text('sha256').notNull(),
  /** Pixels, as the picture is to be seen. */
  width: integer('width').notNull(),
  height: integer('height').notNull(),
  content: bytea('content').notNull(),
  /** When it was handed in, the last time: so long it waits. */
  uploadedAt: timestamp('uploaded_at', { withTimezone: true }).notNull(),
  accountId: uuid('account_id').$type<AccountId>(),
  channel: text('channel').notNull(),
  /** When the centre accepted or returned it. */
  decidedAt: timestamp('decided_at', { withTimezone: true }),
})

/** 書類: rules, list of members, leaflet. pii: private; read by its own people and the centre only. */
export const documentsTable = pgTable('documents', {
  id: uuid('id').$type<DocumentId>().primaryKey(),
  organizationId: uuid('organization_id').$type<OrganizationId>().notNull(),
  kind: text('kind').$type<DocumentKind>().notNull(),
  place: integer('place').notNull(),
  fileName: text('file_name').notNull(),
  mediaType: text('media_type').notNull(),
  sha256: text('sha256').notNull(),
  content: bytea('content').notNull(),
  uploadedAt: timestamp('uploaded_at', { withTimezone: true }).notNull(),
  accountId: uuid('account_id').$type<AccountId>(),
  channel: text('channel').notNull(),
})

/** What the centre took away, and why, until its people have been told. pii: private. `alt`: the words of a picture. */
export const takenAwayTable = pgTable('taken_away', {
  subjectId: uuid('subject_id').$type<PictureId | DocumentId>().primaryKey(),
  organizationId: uuid('organization_id').$type<OrganizationId>().notNull(),
  kind: text('kind').$type<PictureKind | DocumentKind>().notNull(),
  alt: text('alt'),
  reason: text('reason').notNull(),
  takenAt: timestamp('taken_at', { withTimezone: true }).notNull(),
})
