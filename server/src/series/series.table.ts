import type { MatchId, OrganizationId, SeriesAskingId, SeriesId } from '@app/shared'
import type { Rhythm, SeriesKind } from '@app/shared/series'
import { boolean, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** 連続の依頼: ties several requests of one association together; each of them says its number itself. */
export const seriesTable = pgTable('series', {
  id: uuid('id').$type<SeriesId>().primaryKey(),
  associationId: uuid('association_id').$type<OrganizationId>().notNull(),
  kind: text('kind').$type<SeriesKind>().notNull(),
  title: text('title').notNull(),
  rhythm: jsonb('rhythm').$type<Rhythm>(),
  isDemo: boolean('is_demo').notNull().default(false),
  postedAt: timestamp('posted_at', { withTimezone: true }).notNull(),
})

/** まとめて相談: one supporter, several sessions, one link. `message`: pii: may hold names and phones; log: never. */
export const seriesAskingsTable = pgTable('series_askings', {
  id: uuid('id').$type<SeriesAskingId>().primaryKey(),
  seriesId: uuid('series_id').$type<SeriesId>().notNull(),
  supporterId: uuid('supporter_id').$type<OrganizationId>().notNull(),
  message: text('message').notNull(),
  secretHash: text('secret_hash').notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  usedAt: timestamp('used_at', { withTimezone: true }),
})

/** Which matches one asking began. */
export const seriesAskingMatchesTable = pgTable(
  'series_asking_matches',
  {
    askingId: uuid('asking_id').$type<SeriesAskingId>().notNull(),
    matchId: uuid('match_id').$type<MatchId>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.askingId, t.matchId] })],
)
