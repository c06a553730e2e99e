import type { AccountId, MatchId, RosterNameId } from '@app/shared'
import { boolean, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** The private link of a match behind which its people put in their names; only the SHA-256 of its secret rests here. */
export const rosterLinksTable = pgTable('roster_links', {
  id: uuid('id').primaryKey(),
  matchId: uuid('match_id').$type<MatchId>().notNull(),
  secretHash: text('secret_hash').notNull(),
  openedAt: timestamp('opened_at', { withTimezone: true }).notNull(),
  openedBy: uuid('opened_by').$type<AccountId>(),
  closedAt: timestamp('closed_at', { withTimezone: true }),
})

/** 当日の名簿: who comes. pii: names; log: never. Deleted 90 days after the day. */
export const rosterNamesTable = pgTable('roster_names', {
  id: uuid('id').$type<RosterNameId>().primaryKey(),
  matchId: uuid('match_id').$type<MatchId>().notNull(),
  name: text('name').notNull(),
  kana: text('kana').notNull(),
  isMinor: boolean('is_minor').notNull(),
  guardianAgreed: boolean('guardian_agreed').notNull(),
  remark: text('remark'),
  secretHash: text('secret_hash'),
  channel: text('channel').notNull(),
  enteredBy: uuid('entered_by').$type<AccountId>(),
  enteredAt: timestamp('entered_at', { withTimezone: true }).notNull(),
  updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  isDemo: boolean('is_demo').notNull().default(false),
})
