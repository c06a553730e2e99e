import type { AccountId, ActivityId, MatchId, StoryAskId } from '@app/shared'
import type { StoryAnswer } from '@app/shared/activities'
import { integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** Each side is asked once for each edition of a story; `matchId` null: the association. pii: `told_by`; log: never. */
export const storyAsksTable = pgTable('story_asks', {
  id: uuid('id').$type<StoryAskId>().primaryKey(),
  activityId: uuid('activity_id').$type<ActivityId>().notNull(),
  matchId: uuid('match_id').$type<MatchId>(),
  edition: integer('edition').notNull(),
  secretHash: text('secret_hash').notNull(),
  askedAt: timestamp('asked_at', { withTimezone: true }).notNull(),
  answerBy: timestamp('answer_by', { withTimezone: true }).notNull(),
  linkEndsAt: timestamp('link_ends_at', { withTimezone: true }).notNull(),
  remindedAt: timestamp('reminded_at', { withTimezone: true }),
  answer: text('answer').$type<StoryAnswer>(),
  /** What is to be changed. */
  wish: text('wish'),
  answeredAt: timestamp('answered_at', { withTimezone: true }),
  answeredBy: uuid('answered_by').$type<AccountId>(),
  channel: text('channel'),
  /** Who of the side said so, where the centre noted it. */
  toldBy: text('told_by'),
})
