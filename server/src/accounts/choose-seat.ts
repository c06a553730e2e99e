import { Refusal, type SeatId } from '@app/shared'
import type { Me } from '@app/shared/accounts'
import { audit } from '../platform/audit.ts'
import type { Context } from '../platform/context.ts'
import { transact } from '../platform/transact.ts'
import { meOf } from './accounts.queries.ts'
import { seatsOfAccount } from './accounts.store.ts'
import { lifetimeOf, rightsOn } from './sessions.rules.ts'
import { saveSession, sessionById } from './sessions.store.ts'

/** From here on this session acts from another seat; a seat at the centre shortens the session. */
export function chooseSeat(ctx: Context, seatId: SeatId): Promise<Me> {
  return transact(ctx, async (tx) => {
    const { accountId, sessionId } = ctx.actor
    if (!accountId || !sessionId) throw new Refusal('not-signed-in')
    const seat = (await seatsOfAccount(tx, accountId)).find(({ id }) => id === seatId)
    if (!seat || !rightsOn(seat, ctx.now)) throw new Refusal('not-found')
    const session = await sessionById(tx, sessionId)
    if (!session) throw new Refusal('not-signed-in')
    const { idle, absolute } = lifetimeOf(seat.role)
    const at = (ms: number) => new Date(ctx.now.getTime() + ms)
    const expiresAt = at(absolute) < session.expiresAt ? at(absolute) : session.expiresAt
    await saveSession(tx, sessionId, { seatId, lastSeenAt: ctx.now, idleUntil: at(idle), expiresAt })
    await audit(tx, ctx, { act: 'session.seat-chosen', subject: 'seat', subjectId: seatId })
    return meOf(tx, { accountId, seatId, sessionId }, ctx.now)
  })
}
