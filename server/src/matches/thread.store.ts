import { type MatchId, type MessageId, Refusal } from '@app/shared'
import { and, desc, eq } from 'drizzle-orm'
import type { Db, Tx } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'
import { matchMessagesTable as messages, matchResultsTable as results } from './matches.table.ts'

export type MessageRow = typeof messages.$inferSelect
export type ResultRow = typeof results.$inferSelect

export async function insertMessage(tx: Tx, values: Omit<typeof messages.$inferInsert, 'id'>): Promise<MessageRow> {
  const [row] = await tx
    .insert(messages)
    .values({ id: newId<MessageId>(), ...values })
    .returning()
  return row!
}

/** The last thing a side wrote, to know a second press of the same button. */
export async function lastWordOf(
  db: Db | Tx,
  matchId: MatchId,
  side: 'association' | 'supporter',
): Promise<string | null> {
  const [row] = await db
    .select({ body: messages.body })
    .from(messages)
    .where(and(eq(messages.matchId, matchId), eq(messages.fromSide, side)))
    .orderBy(desc(messages.sentAt))
    .limit(1)
  return row?.body ?? null
}

/** Keeps what a side told; each side tells once. */
export async function insertResult(tx: Tx, values: typeof results.$inferInsert): Promise<ResultRow> {
  const [row] = await tx.insert(results).values(values).onConflictDoNothing().returning()
  if (!row) throw new Refusal('wrong-moment', 'この団体の報告は、すでに受け取っています')
  return row
}

export const resultsOf = (db: Db | Tx, matchId: MatchId): Promise<ResultRow[]> =>
  db.select().from(results).where(eq(results.matchId, matchId))
