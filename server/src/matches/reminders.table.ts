import type { MatchId } from '@app/shared'
import { pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { ReminderKind } from './reminders.rules.ts'

/** What the calendar has already said again about a match, each once. */
export const matchRemindersTable = pgTable(
  'match_reminders',
  {
    matchId: uuid('match_id').$type<MatchId>().notNull(),
    kind: text('kind').$type<ReminderKind>().notNull(),
    toldAt: timestamp('told_at', { withTimezone: true }).notNull(),
  },
  (t) => [primaryKey({ name: 'each_reminder_of_a_match_goes_out_once', columns: [t.matchId, t.kind] })],
)
