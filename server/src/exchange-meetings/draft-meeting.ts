import { jstDay, Refusal } from '@app/shared'
import type { ExchangeMeeting, MeetingInput } from '@app/shared/exchange-meetings'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { meetingSeen } from './exchange-meetings.queries.ts'
import { insertMeeting } from './exchange-meetings.store.ts'

/** A coordinator prepares an exchange meeting; nobody sees it before it is opened. */
export function draftMeeting(ctx: Context, input: MeetingInput): Promise<ExchangeMeeting> {
  return transact(ctx, async (tx) => {
    refuseImpossibleDays(input, ctx.now)
    const meetingId = await insertMeeting(tx, input, ctx.now)
    await record(tx, ctx, { type: 'meeting.drafted', meetingId })
    return meetingSeen(tx, ctx.actor, meetingId)
  })
}

/** A meeting lies ahead, ends after it begins, and stops taking sign-ups on its day at the latest. */
export function refuseImpossibleDays({ heldOn, closesOn, from, to }: MeetingInput, now: Date): void {
  if (heldOn < jstDay(now)) throw new Refusal('day-is-past')
  const wrong = [
    ...(from >= to ? [{ pointer: '/to', detail: '終わりの時刻は、始まりより後にしてください' }] : []),
    ...(closesOn > heldOn ? [{ pointer: '/closesOn', detail: '締切は、交流会の日までにしてください' }] : []),
  ]
  if (wrong.length > 0) throw new Refusal('invalid-input', wrong[0]!.detail, wrong)
}
