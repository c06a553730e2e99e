import type { AccountId } from '@app/shared'
import { and, eq, gt, lte } from 'drizzle-orm'
import type { Db, Tx } from '../../platform/db.ts'
import { channelCodesTable as codes } from './receiving.table.ts'

/** Ten minutes to take the telephone and send it. */
export const codeMs = 600_000

type NewCode = Pick<typeof codes.$inferInsert, 'id' | 'accountId' | 'channel' | 'codeHash' | 'address'>

/** Keeps a new code; the one before it is dead. */
export async function insertCode(tx: Tx, code: NewCode, now: Date): Promise<Date> {
  const mine = and(eq(codes.accountId, code.accountId), eq(codes.channel, code.channel))
  await tx.delete(codes).where(mine)
  const expiresAt = new Date(now.getTime() + codeMs)
  await tx.insert(codes).values({ ...code, createdAt: now, expiresAt })
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
