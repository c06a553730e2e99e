import type { AccountId, ActivityId, ActivityPictureId, MatchId, RequestId } from '@app/shared'
import type { StoryStatus } from '@app/shared/activities'
import { date, integer, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** A word of a side in the story; `matchId` null: of the association. */
export interface StoryComment {
  matchId: MatchId | null
  text: string
}
export interface StoryPicture {
  id: ActivityPictureId
  caption: string
}

/** 活動実績, one per request, with its story; public once every side has said yes to this edition. */
export const activitiesTable = pgTable('activities', {
  id: uuid('id').$type<ActivityId>().primaryKey(),
  requestId: uuid('request_id').$type<RequestId>().notNull(),
  title: text('title').notNull(),
  story: text('story').notNull(),
  happenedOn: date('happened_on', { mode: 'string' }).notNull(),
  publishedAt: timestamp('published_at', { withTimezone: true }),
  publishedBy: uuid('published_by').$type<AccountId>(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  version: integer('version').notNull().default(1),
  status: text('status').$type<StoryStatus>().notNull().default('draft'),
  /** Counted by the database. */
  edition: integer('edition').notNull().default(1),
  comments: jsonb('comments').$type<StoryComment[]>().notNull().default([]),
  pictures: jsonb('pictures').$type<StoryPicture[]>().notNull().default([]),
  /** When a person last wrote it; null: as drafted from the reports. */
  writtenAt: timestamp('written_at', { withTimezone: true }),
  withdrawnReason: text('withdrawn_reason'),
})
