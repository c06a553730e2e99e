import type { MatchId, OrganizationId, RequestId } from '@app/shared'
import { boolean, date, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** 順番に声をかける: supporters that wait for their turn to be asked about a request. */
export const askingTurnsTable = pgTable('asking_turns', {
  id: uuid('id').primaryKey(),
  requestId: uuid('request_id').$type<RequestId>().notNull(),
  supporterId: uuid('supporter_id').$type<OrganizationId>().notNull(),
  position: integer('position').notNull(),
  atOnce: integer('at_once').notNull(),
  headsAsked: integer('heads_asked').notNull(),
  message: text('message').notNull(),
  onDay: date('on_day', { mode: 'string' }),
  workingDays: integer('working_days').notNull(),
  queuedAt: timestamp('queued_at', { withTimezone: true }).notNull(),
  matchId: uuid('match_id').$type<MatchId>(),
  passedAt: timestamp('passed_at', { withTimezone: true }),
  passedWhy: text('passed_why'),
  isDemo: boolean('is_demo').notNull().default(false),
})
