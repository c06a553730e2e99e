import { type AccountId, Refusal } from '@app/shared'
import type { Me } from '@app/shared/accounts'
import { audit } from '../platform/audit.ts'
import { type Context, withActor } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { meOf } from './accounts.queries.ts'
import { seatsOfAccount, type SeatRow } from './accounts.store.ts'
import { rightsOn } from './sessions.rules.ts'
import { beginSession, type OpenSession } from './sessions.store.ts'

/** Somebody is in: the session for the cookies, and what the screen shows. */
export interface CameIn {
  session: OpenSession
  me: Me
}

/**
 * Whoever has proved who it is gets a new session, on the seat that allows most. The centre's people still have to show
 * their second factor; only the demo's own door does without, in the demo.
 */
export async function comeIn(
  tx: Tx,
  ctx: Context,
  accountId: AccountId,
  by: 'password' | 'mail-link' | 'invitation' | 'set-up' | 'demo',
  wanted?: SeatRow['id'],
): Promise<CameIn> {
  const seat = await bestSeat(tx, accountId, ctx.now, wanted)
  const verifiedAt = by === 'demo' && ctx.config.demo ? ctx.now : null
  const session = await beginSession(tx, seat, { now: ctx.now, device: ctx.device, verifiedAt })
  const { id: seatId, role, organizationId } = seat
  const now = withActor(ctx, { accountId, seatId, role, organizationId, sessionId: session.sessionId })
  await audit(tx, now, { act: 'session.began', subject: 'account', subjectId: accountId, detail: { by } })
  return { session, me: await meOf(tx, { accountId, seatId, sessionId: session.sessionId }, ctx.now) }
}

/** Without a seat there is nothing to come in for; the answer must not tell this from a wrong password. */
async function bestSeat(tx: Tx, accountId: AccountId, now: Date, wanted?: SeatRow['id']): Promise<SeatRow> {
  const seats = (await seatsOfAccount(tx, accountId)).filter((seat) => rightsOn(seat, now))
  const best =
    seats.find(({ id }) => id === wanted) ?? seats.find((seat) => rightsOn(seat, now) === 'answer') ?? seats[0]
  if (!best) throw new Refusal('wrong-credentials')
  return best
}
