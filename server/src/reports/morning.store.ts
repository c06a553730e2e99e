import type { Tx } from '../platform/db.ts'
import { morningMailsTable as mails } from './morning.table.ts'

/** Keeps that the centre is told this morning; false when it was already. */
export async function keepMorning(tx: Tx, day: string, toldAt: Date): Promise<boolean> {
  const kept = await tx.insert(mails).values({ day, toldAt }).onConflictDoNothing().returning({ day: mails.day })
  return kept.length > 0
}
