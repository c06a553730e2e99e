import type { AccountId, ActivityId, RequestId } from '@app/shared'
import { date, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** 活動実績, one per request; public once published. */
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
})
