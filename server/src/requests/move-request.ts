import type { Side } from '@app/shared/kernel'
import { advance } from '@app/shared/kernel'
import { type CancelReason, type RequestAct, requestLifecycle, type RequestStatus } from '@app/shared/requests'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { record } from '../platform/outbox.ts'
import { type RequestRow, saveRequest } from './requests.store.ts'

const events = {
  submit: 'request.resubmitted',
  return: 'request.returned',
  open: 'request.opened',
  staff: 'request.staffed',
  reopen: 'request.reopened',
  finish: 'request.done',
  close: 'request.closed',
  'give-up': 'request.unmet',
  cancel: 'request.cancelled',
  postpone: 'request.postponed',
  resume: 'request.resumed',
  'hand-in-anew': 'request.resubmitted',
} as const satisfies Record<RequestAct, string>

const ended: readonly RequestStatus[] = ['done', 'unmet', 'cancelled']

/** Takes a held request one legal step further, with its reason, and tells it. The caller holds the row. */
export async function moveRequest(
  tx: Tx,
  ctx: Context,
  row: Pick<RequestRow, 'id' | 'status' | 'openedAt'>,
  act: RequestAct,
  side: Side,
  reason: string | null = null,
  cancelReason: CancelReason | null = null,
): Promise<RequestStatus> {
  const status = advance(requestLifecycle, row.status, act, side)
  const openedAt = row.openedAt ?? (status === 'open' ? ctx.now : null)
  const endedAt = ended.includes(status) ? { endedAt: ctx.now } : {}
  await saveRequest(tx, row.id, { status, statusReason: reason, cancelReason, openedAt, ...endedAt }, ctx.now)
  await record(tx, ctx, { type: events[act], requestId: row.id })
  return status
}
