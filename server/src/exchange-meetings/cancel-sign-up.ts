import { type MeetingId, Refusal, type SignUpId } from '@app/shared'
import { isStaff, sideOf } from '@app/shared/accounts/role'
import { advance } from '@app/shared/kernel'
import { type SignUp, signUpLifecycle } from '@app/shared/exchange-meetings'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { signUpSeen } from './exchange-meetings.queries.ts'
import { giveSeatsBack, keepMeeting, lockSide, lockSignUp, saveSignUp, signUpById } from './exchange-meetings.store.ts'
import { moveWaitersUp } from './move-up.ts'

/** Somebody cannot come after all: its seats go to the first in line in the same moment (trust rule 3). */
export function cancelSignUp(
  ctx: Context,
  { meetingId, signUpId }: { meetingId: MeetingId; signUpId: SignUpId },
  reason: string,
): Promise<SignUp> {
  return transact(ctx, async (tx) => {
    const { actor, now } = ctx
    if (actor.role === 'system' || actor.role === 'nobody') throw new Refusal('not-found')
    const { organizationId, side } = await signUpById(tx, signUpId)
    if (!isStaff(actor.role) && organizationId !== actor.organizationId) throw new Refusal('not-found')

    const meeting = await keepMeeting(tx, meetingId)
    if (meeting.status !== 'open' && meeting.status !== 'closed') throw new Refusal('wrong-moment')
    await lockSide(tx, meetingId, side)
    const held = await lockSignUp(tx, meetingId, signUpId)
    const status = advance(signUpLifecycle, held.status, 'cancel', sideOf(actor.role))
    await saveSignUp(tx, signUpId, { status, cancelledAt: now, cancelReason: reason })
    await record(tx, ctx, { type: 'meeting.sign-up-cancelled', meetingId, signUpId })

    if (held.status === 'confirmed') await giveSeatsBack(tx, meetingId, side, held.heads)
    await moveWaitersUp(tx, ctx, meetingId, side)
    return signUpSeen(tx, signUpId)
  })
}
