import type { MatchId } from '@app/shared'
import { and, eq } from 'drizzle-orm'
import type { Tx } from '../platform/db.ts'
import type { ReminderKind } from './reminders.rules.ts'
import { matchRemindersTable as reminders } from './reminders.table.ts'

/** Keeps that a reminder goes out; the database refuses a second one of its kind. */
export const keepReminder = (tx: Tx, matchId: MatchId, kind: ReminderKind, toldAt: Date) =>
  tx.insert(reminders).values({ matchId, kind, toldAt })

/** Whether both sides were asked about the next year. */
export const wasAskedAgain = async (tx: Tx, matchId: MatchId): Promise<boolean> =>
  (await tx.$count(reminders, and(eq(reminders.matchId, matchId), eq(reminders.kind, 'this-year')))) > 0
