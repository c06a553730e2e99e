import type { MeetingId } from '@app/shared'
import { advance } from '@app/shared/kernel'
import { type MeetingSide, signUpLifecycle } from '@app/shared/exchange-meetings'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { record } from '../platform/outbox.ts'
import { firstWaiter, saveSignUp, takeSeats } from './exchange-meetings.store.ts'

/**
 * Free seats go to the first in line, strictly in order: where the first group does not fit, seats stay free and nobody
 * passes it. The caller holds the side, so the line cannot change meanwhile.
 */
export async function moveWaitersUp(tx: Tx, ctx: Context, meetingId: MeetingId, side: MeetingSide): Promise<void> {
  for (;;) {
    const waiter = await firstWaiter(tx, meetingId, side)
    if (!waiter || !(await takeSeats(tx, meetingId, side, waiter.heads))) return
    await saveSignUp(tx, waiter.id, { status: advance(signUpLifecycle, waiter.status, 'confirm', 'system') })
    await record(tx, ctx, { type: 'meeting.moved-up', meetingId, signUpId: waiter.id })
  }
}
