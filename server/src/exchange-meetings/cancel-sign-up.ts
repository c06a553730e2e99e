import { type MeetingId, Refusal, type SignUpId } from '@app/shared'
import { isStaff, sideOf } from '@app/shared/accounts/role'
import { advance, type Side } from '@app/shared/kernel'
import { type MeetingSide, type SignUp, signUpLifecycle } from '@app/shared/exchange-meetings'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { signUpSeen } from './exchange-meetings.queries.ts'
import {
  giveSeatsBack,
  keepMeeting,
  lockSide,
  lockSignUp,
  saveSignUp,
  signUpById,
  type SignUpRow,
} from './exchange-meetings.store.ts'
import { moveWaitersUp } from './move-up.ts'

/** Somebody cannot come after all: its seats go to the first in line in the same moment (trust rule 3). */
export function cancelSignUp(
  ctx: Context,
  { meetingId, signUpId }: { meetingId: MeetingId; signUpId: SignUpId },
  reason: string,
): Promise<SignUp> {
  return transact(ctx, async (tx) => {
    const { actor } = ctx
    if (actor.role === 'system' || actor.role === 'nobody') throw new Refusal('not-found')
    const { organizationId, side } = await signUpById(tx, signUpId)
    if (!isStaff(actor.role) && organizationId !== actor.organizationId) throw new Refusal('not-found')

    const held = await holdSignUp(tx, { meetingId, signUpId, side })
    await endSignUp(tx, ctx, held, sideOf(actor.role), reason)
    return signUpSeen(tx, signUpId)
  })
}

/** Holds a sign-up of a meeting that is still to come: meeting, side, sign-up, in this order always. */
export async function holdSignUp(
  tx: Tx,
  { meetingId, signUpId, side }: { meetingId: MeetingId; signUpId: SignUpId; side: MeetingSide },
): Promise<SignUpRow> {
  const { status } = await keepMeeting(tx, meetingId)
  if (status !== 'open' && status !== 'closed') throw new Refusal('wrong-moment')
  await lockSide(tx, meetingId, side)
  return lockSignUp(tx, meetingId, signUpId)
}

/** Cancels a sign-up that is held, and moves the line of its side up. */
export async function endSignUp(tx: Tx, ctx: Context, held: SignUpRow, by: Side, reason: string): Promise<void> {
  const { id: signUpId, meetingId, side, heads } = held
  const status = advance(signUpLifecycle, held.status, 'cancel', by)
  await saveSignUp(tx, signUpId, { status, cancelledAt: ctx.now, cancelReason: reason })
  await record(tx, ctx, { type: 'meeting.sign-up-cancelled', meetingId, signUpId })
  if (held.status === 'confirmed') await giveSeatsBack(tx, meetingId, side, heads)
  await moveWaitersUp(tx, ctx, meetingId, side)
}
