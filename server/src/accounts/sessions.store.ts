import { randomUUID } from 'node:crypto'
import type { AccountId, SeatId } from '@app/shared'
import { and, eq, isNull, ne } from 'drizzle-orm'
import type { Db, Tx } from '../platform/db.ts'
import { hashOf, newSecret } from '../platform/secrets.ts'
import { type EndedBy, refreshTokensTable as tokens, sessionsTable as sessions } from './accounts.table.ts'
import { lifetimeOf } from './sessions.rules.ts'
import type { SeatRow } from './accounts.store.ts'

export type SessionRow = typeof sessions.$inferSelect
/** A session with the one token that renews it next. */
export interface OpenSession {
  accountId: AccountId
  sessionId: string
  refreshToken: string
  expiresAt: Date
}

/** Always a new session: nobody can plant one beforehand. */
export async function beginSession(
  tx: Tx,
  { accountId, id: seatId, role }: Pick<SeatRow, 'accountId' | 'id' | 'role'>,
  { now, device, verifiedAt }: Pick<SessionRow, 'device' | 'verifiedAt'> & { now: Date },
): Promise<OpenSession> {
  const { idle, absolute } = lifetimeOf(role)
  const sessionId = randomUUID()
  const expiresAt = new Date(now.getTime() + absolute)
  const idleUntil = new Date(now.getTime() + idle)
  await tx.insert(sessions).values({
    id: sessionId,
    accountId,
    seatId,
    createdAt: now,
    lastSeenAt: now,
    idleUntil,
    expiresAt,
    device,
    verifiedAt,
  })
  return { accountId, sessionId, expiresAt, refreshToken: await addToken(tx, sessionId, now) }
}

/** Makes one more token of the family; only its hash rests here. */
export async function addToken(tx: Tx, sessionId: string, now: Date): Promise<string> {
  const token = newSecret()
  await tx.insert(tokens).values({ tokenHash: hashOf(token), sessionId, createdAt: now })
  return token
}

/** Holds a token and its session: two tabs that renew at once come one after the other. */
export async function lockToken(tx: Tx, token: string) {
  const [row] = await tx
    .select({ token: tokens, session: sessions })
    .from(tokens)
    .innerJoin(sessions, eq(sessions.id, tokens.sessionId))
    .where(eq(tokens.tokenHash, hashOf(token)))
    .for('update')
  return row ?? null
}

export const markUsed = (tx: Tx, tokenHash: string, replacement: string, now: Date) =>
  tx
    .update(tokens)
    .set({ usedAt: now, replacedBy: hashOf(replacement) })
    .where(and(eq(tokens.tokenHash, tokenHash), isNull(tokens.usedAt)))

export const saveSession = (
  tx: Tx,
  id: string,
  change: Partial<Pick<SessionRow, 'seatId' | 'lastSeenAt' | 'idleUntil' | 'expiresAt' | 'verifiedAt' | 'device'>>,
) => tx.update(sessions).set(change).where(eq(sessions.id, id))

export async function sessionById(tx: Tx, id: string): Promise<SessionRow | null> {
  const [row] = await tx.select().from(sessions).where(eq(sessions.id, id)).for('update')
  return row ?? null
}

export const endSession = (tx: Tx, id: string, endedBy: EndedBy, now: Date) =>
  tx
    .update(sessions)
    .set({ endedAt: now, endedBy })
    .where(and(eq(sessions.id, id), isNull(sessions.endedAt)))
    .returning({ accountId: sessions.accountId })

/** Whether this session began by coming in at that moment or later; a renewed token does not make it younger. */
export async function cameInSince(db: Db | Tx, sessionId: string | null, moment: Date): Promise<boolean> {
  if (!sessionId) return false
  const [row] = await db.select({ since: sessions.createdAt }).from(sessions).where(eq(sessions.id, sessionId))
  return row !== undefined && row.since >= moment
}

/** Ends every session of an account, but for the one that asked. */
export const endOtherSessions = (tx: Tx, accountId: AccountId, kept: string | null, endedBy: EndedBy, now: Date) =>
  tx
    .update(sessions)
    .set({ endedAt: now, endedBy })
    .where(and(eq(sessions.accountId, accountId), isNull(sessions.endedAt), kept ? ne(sessions.id, kept) : undefined))

export const endSessionsOfSeat = (tx: Tx, seatId: SeatId, now: Date) =>
  tx
    .update(sessions)
    .set({ endedAt: now, endedBy: 'seat-ended' })
    .where(and(eq(sessions.seatId, seatId), isNull(sessions.endedAt)))
