import { type MeetingId, Refusal } from '@app/shared'
import type { ExchangeMeeting, MeetingInput } from '@app/shared/exchange-meetings'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { requireVersion } from '../platform/version.ts'
import { refuseImpossibleDays } from './draft-meeting.ts'
import { meetingSeen } from './exchange-meetings.queries.ts'
import { lockMeeting, lockSide, saveMeeting, saveQuota } from './exchange-meetings.store.ts'
import { mattersToThoseWhoCome } from './meeting-changes.rules.ts'
import { moveWaitersUp } from './move-up.ts'

/** A coordinator changes a meeting. More seats move waiters up at once; fewer than are taken is refused. Who signed up hears of it if it matters to them. */
export function editMeeting(ctx: Context, meetingId: MeetingId, input: MeetingInput): Promise<ExchangeMeeting> {
  return transact(ctx, async (tx) => {
    const meeting = await lockMeeting(tx, meetingId)
    requireVersion(ctx, meeting.version)
    if (!['draft', 'open', 'closed'].includes(meeting.status)) throw new Refusal('wrong-moment')
    refuseImpossibleDays(input, ctx.now)

    await saveMeeting(tx, meetingId, input)
    await record(tx, ctx, { type: 'meeting.edited', meetingId, forThoseWhoCome: mattersToThoseWhoCome(meeting, input) })
    for (const side of ['association', 'supporter'] as const) {
      await lockSide(tx, meetingId, side)
      await saveQuota(tx, meetingId, side, input.quotas[side])
      await moveWaitersUp(tx, ctx, meetingId, side)
    }
    return meetingSeen(tx, ctx.actor, meetingId)
  })
}
