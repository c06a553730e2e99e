import { Refusal } from '@app/shared'
import { type Context, withActor } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { sessionFacts } from './accounts.queries.ts'
import { graceMs, lifetimeOf } from './sessions.rules.ts'
import { addToken, endSession, lockToken, markUsed, type OpenSession, saveSession } from './sessions.store.ts'

/**
 * A new token for a used-up one. A token that comes back after the grace was copied: the whole family dies, whoever
 * holds it, and its owner is told.
 */
export async function refreshSession(ctx: Context, token: string | undefined): Promise<OpenSession> {
  if (!token) throw new Refusal('not-signed-in')
  const renewed = await transact({ ...ctx, idempotency: null }, (tx) => renew(tx, ctx, token), { silent: true })
  if (!renewed) throw new Refusal('not-signed-in')
  return renewed
}

async function renew(tx: Tx, ctx: Context, given: string): Promise<OpenSession | null> {
  const { now } = ctx
  const found = await lockToken(tx, given)
  const facts = found && (await sessionFacts(tx, found.session.id, now))
  if (!found || !facts) return null
  const { token, session } = found
  const { accountId, id: sessionId, expiresAt } = session
  if (token.usedAt && now.getTime() - token.usedAt.getTime() > graceMs) {
    await endSession(tx, sessionId, 'stolen', now)
    await record(tx, withActor(ctx, facts), { type: 'account.family-killed', accountId, sessionId })
    return null
  }
  const refreshToken = await addToken(tx, sessionId, now)
  await markUsed(tx, token.tokenHash, refreshToken, now)
  const idleUntil = new Date(now.getTime() + lifetimeOf(facts.role).idle)
  await saveSession(tx, sessionId, { lastSeenAt: now, idleUntil })
  return { accountId, sessionId, refreshToken, expiresAt }
}
