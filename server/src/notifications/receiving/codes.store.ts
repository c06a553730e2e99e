import type { AccountId } from '@app/shared'
import { and, eq, gt, lt, lte, sql } from 'drizzle-orm'
import type { Db, Tx } from '../../platform/db.ts'
import { channelCodesTable as codes } from './receiving.table.ts'

/** Ten minutes to take the telephone and send it. */
export const codeMs = 600_000

type NewCode = Pick<typeof codes.$inferInsert, 'id' | 'accountId' | 'channel' | 'codeHash' | 'address'>

/** Keeps a new code; the one before it is dead. */
export async function insertCode(tx: Tx, code: NewCode, now: Date): Promise<Date> {
  const expiresAt = new Date(now.getTime() + codeMs)
  const values = { ...code, wrongTries: 0, createdAt: now, expiresAt }
  await tx
    .insert(codes)
    .values(values)
    .onConflictDoUpdate({ target: [codes.accountId, codes.channel], set: values })
  return expiresAt
}

/** Uses a code up: of two who send it, one is linked. Null: there is none, or its time is over. */
export async function spendCode(tx: Tx, codeHash: string, now: Date): Promise<AccountId | null> {
  const [spent] = await tx
    .delete(codes)
    .where(and(eq(codes.codeHash, codeHash), eq(codes.channel, 'line'), gt(codes.expiresAt, now)))
    .returning({ accountId: codes.accountId })
  return spent?.accountId ?? null
}

/** Forgets codes whose time is over. */
export const sweepCodes = (db: Db, now: Date) => db.delete(codes).where(lte(codes.expiresAt, now))

/** A code that was offered; null when it was used, or a newer one took its place. */
export async function codeOf(db: Db | Tx, id: string) {
  const [row] = await db.select().from(codes).where(eq(codes.id, id))
  return row ?? null
}

const mostTries = 5

/** Counts a try at the code that was sent to somebody's number. Null: there is none, its time is over, or five were wrong. */
export async function countTry(db: Db, accountId: AccountId, now: Date): Promise<{ id: string } | null> {
  const [row] = await db
    .update(codes)
    .set({ wrongTries: sql`${codes.wrongTries} + 1` })
    .where(
      and(
        eq(codes.accountId, accountId),
        eq(codes.channel, 'sms'),
        gt(codes.expiresAt, now),
        lt(codes.wrongTries, mostTries),
      ),
    )
    .returning({ id: codes.id })
  return row ?? null
}

/** It was used. */
export const dropCode = (tx: Tx, id: string) => tx.delete(codes).where(eq(codes.id, id))
