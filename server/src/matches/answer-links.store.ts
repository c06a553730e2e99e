import { eq } from 'drizzle-orm'
import type { Db, Tx } from '../platform/db.ts'
import { matchAnswerLinksTable as links } from './matches.table.ts'

export type AnswerLinkRow = typeof links.$inferSelect

export async function insertAnswerLink(tx: Tx, values: typeof links.$inferInsert): Promise<void> {
  await tx.insert(links).values(values)
}

/** Finds a link by the hash of its secret; nothing else can find it. */
export async function answerLinkByHash(db: Db | Tx, secretHash: string): Promise<AnswerLinkRow | undefined> {
  const [row] = await db.select().from(links).where(eq(links.secretHash, secretHash))
  return row
}

/** Notes what a link was used for; a yes or a no uses it up. */
export async function saveAnswerLink(tx: Tx, id: string, values: { usedAt?: Date; usedFor: string }): Promise<void> {
  await tx.update(links).set(values).where(eq(links.id, id))
}
