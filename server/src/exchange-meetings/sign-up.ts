import { jstDay, type MeetingId, Refusal } from '@app/shared'
import { isStaff } from '@app/shared/accounts/role'
import { advance } from '@app/shared/kernel'
import { type MeetingSide, type SignUp, signUpLifecycle } from '@app/shared/exchange-meetings'
import { organizationById, refuseDissolved, registeredSupporter } from '../organizations/index.ts'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { signUpSeen } from './exchange-meetings.queries.ts'
import {
  insertSignUp,
  keepMeeting,
  lockSide,
  type MeetingRow,
  takeSeats,
  firstWaiter,
} from './exchange-meetings.store.ts'

/** An organization takes seats. Who comes after the last seat, or after somebody who waits, stands in line. */
export function signUp(
  ctx: Context,
  meetingId: MeetingId,
  { heads, card }: { heads: number; card: string },
): Promise<SignUp> {
  return transact(ctx, async (tx) => {
    const { organizationId, side } = await whoSignsUp(ctx, tx)
    const meeting = await keepMeeting(tx, meetingId)
    refuseIfClosed(meeting, ctx.now)
    refuseTooMany(meeting, heads)

    await lockSide(tx, meetingId, side)
    const waits =
      (await firstWaiter(tx, meetingId, side)) !== undefined || !(await takeSeats(tx, meetingId, side, heads))
    const status = advance(signUpLifecycle, 'applied', waits ? 'wait' : 'confirm', 'system')
    const { channel, now } = ctx
    const entered = isStaff(roleOf(ctx)) ? ctx.actor.accountId : null
    const row = await insertSignUp(tx, {
      meetingId,
      organizationId,
      side,
      heads,
      card,
      status,
      channel,
      enteredBy: entered,
      signedUpAt: now,
    })

    await record(tx, ctx, { type: 'meeting.signed-up', meetingId, signUpId: row.id })
    return signUpSeen(tx, row.id)
  })
}

/** A coordinator signs up the organization it speaks for (rule 4); everybody else their own. Supporters must be registered. */
async function whoSignsUp(ctx: Context, tx: Tx) {
  const id = isStaff(roleOf(ctx)) ? ctx.onBehalfOf : ctx.actor.organizationId
  if (!id) throw new Refusal('not-yours')
  const { kind } = await organizationById(tx, id)
  if (kind === 'supporter') await registeredSupporter(tx, id)
  else await refuseDissolved(tx, id)
  return { organizationId: id, side: kind satisfies MeetingSide }
}

function refuseIfClosed({ status, closesOn }: MeetingRow, now: Date) {
  if (status === 'draft') throw new Refusal('not-found')
  if (status !== 'open' || jstDay(now) > closesOn)
    throw new Refusal('wrong-moment', 'この交流会の申込みは締め切られています')
}

function refuseTooMany({ headsPerOrganization: most }: MeetingRow, heads: number) {
  const detail = `1団体${most}人までお申し込みいただけます`
  if (heads > most) throw new Refusal('invalid-input', detail, [{ pointer: '/heads', detail }])
}

const roleOf = ({ actor }: Context) => (actor.role === 'system' || actor.role === 'nobody' ? null : actor.role)
