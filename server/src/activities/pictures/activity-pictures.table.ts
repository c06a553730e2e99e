import type { AccountId, ActivityPictureId, MatchId } from '@app/shared'
import type { FaceLook } from '@app/shared/activities'
import type { PictureStatus } from '@app/shared/enclosures'
import { boolean, customType, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

/** 活動の写真 of one side of a match. `content` holds pixels only; a person looks at the faces before a story shows it. */
export const activityPicturesTable = pgTable('activity_pictures', {
  id: uuid('id').$type<ActivityPictureId>().primaryKey(),
  matchId: uuid('match_id').$type<MatchId>().notNull(),
  side: text('side').$type<'association' | 'supporter'>().notNull(),
  status: text('status').$type<PictureStatus>().notNull().default('waiting'),
  caption: text('caption').notNull(),
  faces: text('faces').$type<FaceLook>(),
  /** The centre made sure that everybody who can be recognised agrees. */
  consentChecked: boolean('consent_checked').notNull().default(false),
  returnReason: text('return_reason'),
  mediaType: text('media_type').notNull(),
  sha256: text('sha256').notNull(),
  /** Pixels, as the photograph is to be seen. */
  width: integer('width').notNull(),
  height: integer('height').notNull(),
  content: bytea('content').notNull(),
  /** Which words of consent were ticked. */
  consentVersion: integer('consent_version').notNull(),
  uploadedAt: timestamp('uploaded_at', { withTimezone: true }).notNull(),
  accountId: uuid('account_id').$type<AccountId>(),
  channel: text('channel').notNull(),
  checkedAt: timestamp('checked_at', { withTimezone: true }),
  checkedBy: uuid('checked_by').$type<AccountId>(),
})
