import type { OrganizationId, RequestId, SeriesAskingId, SeriesId } from '@app/shared'
import { integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** 順番に声をかける: supporters that wait for their turn to be asked about a series. `message`: pii: may hold names; log: never. */
export const seriesTurnsTable = pgTable('series_turns', {
  id: uuid('id').primaryKey(),
  seriesId: uuid('series_id').$type<SeriesId>().notNull(),
  supporterId: uuid('supporter_id').$type<OrganizationId>().notNull(),
  position: integer('position').notNull(),
  atOnce: integer('at_once').notNull(),
  message: text('message').notNull(),
  workingDays: integer('working_days').notNull(),
  queuedAt: timestamp('queued_at', { withTimezone: true }).notNull(),
  askingId: uuid('asking_id').$type<SeriesAskingId>(),
  passedAt: timestamp('passed_at', { withTimezone: true }),
  passedWhy: text('passed_why'),
})

/** For which sessions each was chosen. `headsAsked` null: as many as the session misses when the turn comes. */
export const seriesTurnSessionsTable = pgTable(
  'series_turn_sessions',
  {
    turnId: uuid('turn_id').notNull(),
    requestId: uuid('request_id').$type<RequestId>().notNull(),
    headsAsked: integer('heads_asked'),
  },
  (t) => [primaryKey({ columns: [t.turnId, t.requestId] })],
)
