import type { OrganizationId } from '@app/shared'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { endSignUp, holdSignUp } from './cancel-sign-up.ts'
import { signUpsForComing, type SignUpRow } from './exchange-meetings.store.ts'
import { signUpThatEnds } from './twin-sign-ups.rules.ts'

const reason = '同じ団体の申込みが二つあったため、一つにまとめました'

/** Holds sign-ups of two organizations for meetings still to come: meeting, side, sign-up, in this order. */
export async function holdSignUpsOf(tx: Tx, organizationIds: OrganizationId[]): Promise<SignUpRow[]> {
  const held: SignUpRow[] = []
  for (const { id, meetingId, side } of await signUpsForComing(tx, organizationIds))
    held.push(await holdSignUp(tx, { meetingId, signUpId: id, side }))
  return held
}

/** Two organizations turn out to be one: of two sign-ups for one meeting the worse placed ends, its seats go on. */
export async function endTwinSignUps(
  tx: Tx,
  ctx: Context,
  { stays, goes }: { stays: OrganizationId; goes: OrganizationId },
  held: readonly SignUpRow[],
): Promise<void> {
  for (const one of held.filter(({ organizationId, status }) => organizationId === stays && status !== 'cancelled')) {
    const other = held.find(
      ({ organizationId, meetingId, status }) =>
        organizationId === goes && meetingId === one.meetingId && status !== 'cancelled',
    )
    const ending = other ? signUpThatEnds(one, other) : 'none'
    if (other && ending !== 'none') await endSignUp(tx, ctx, ending === 'goes' ? other : one, 'system', reason)
  }
}
