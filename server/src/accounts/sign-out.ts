import { audit } from '../platform/audit.ts'
import type { Context } from '../platform/context.ts'
import { transact } from '../platform/transact.ts'
import { endSession } from './sessions.store.ts'

/** Somebody leaves: the session is over at once, also for copies of its cookies. */
export async function signOut(ctx: Context): Promise<void> {
  const { sessionId, accountId } = ctx.actor
  if (!sessionId) return
  await transact({ ...ctx, idempotency: null }, async (tx) => {
    await endSession(tx, sessionId, 'sign-out', ctx.now)
    await audit(tx, ctx, { act: 'session.ended', subject: 'account', subjectId: accountId })
  })
}
