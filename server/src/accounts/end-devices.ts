import { Refusal } from '@app/shared'
import { audit } from '../platform/audit.ts'
import type { Context } from '../platform/context.ts'
import { transact } from '../platform/transact.ts'
import { endOtherSessions, endSession, sessionById } from './sessions.store.ts'

/** Somebody ends one of its own devices, such as a phone that was left on a train; it is out at once. */
export function endDevice(ctx: Context, sessionId: string): Promise<{ done: true }> {
  return transact(ctx, async (tx) => {
    const session = await sessionById(tx, sessionId)
    if (session?.accountId !== ctx.actor.accountId) throw new Refusal('not-found')
    await endSession(tx, sessionId, 'ended-by-owner', ctx.now)
    await audit(tx, ctx, { act: 'session.ended-by-owner', subject: 'account', subjectId: session.accountId })
    return { done: true }
  })
}

/** All my devices but this one. */
export function endOtherDevices(ctx: Context): Promise<{ done: true }> {
  return transact(ctx, async (tx) => {
    const { accountId, sessionId } = ctx.actor
    if (!accountId || !sessionId) throw new Refusal('not-signed-in')
    await endOtherSessions(tx, accountId, sessionId, 'ended-by-owner', ctx.now)
    await audit(tx, ctx, { act: 'session.others-ended-by-owner', subject: 'account', subjectId: accountId })
    return { done: true }
  })
}
