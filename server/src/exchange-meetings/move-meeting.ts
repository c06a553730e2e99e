import type { MeetingId } from '@app/shared'
import { advance } from '@app/shared/kernel'
import { type ExchangeMeeting, type MeetingAct, meetingLifecycle } from '@app/shared/exchange-meetings'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { requireVersion } from '../platform/version.ts'
import { meetingSeen } from './exchange-meetings.queries.ts'
import { lockMeeting, saveMeetingStatus } from './exchange-meetings.store.ts'

const events = {
  open: 'meeting.opened',
  close: 'meeting.closed',
  reopen: 'meeting.reopened',
  hold: 'meeting.held',
  cancel: 'meeting.cancelled',
} as const satisfies Partial<Record<MeetingAct, string>>

/** A coordinator opens, closes, reopens, holds or calls off a meeting; calling off carries its reason. */
export function moveMeeting(
  ctx: Context,
  meetingId: MeetingId,
  act: keyof typeof events,
  reason: string | null = null,
): Promise<ExchangeMeeting> {
  return transact(ctx, async (tx) => {
    const meeting = await lockMeeting(tx, meetingId)
    requireVersion(ctx, meeting.version)
    await saveMeetingStatus(tx, meetingId, advance(meetingLifecycle, meeting.status, act, 'coordinator'), reason)
    await record(tx, ctx, { type: events[act], meetingId })
    return meetingSeen(tx, ctx.actor, meetingId)
  })
}
