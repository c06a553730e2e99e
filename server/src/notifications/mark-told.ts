import { type NoticeId, Refusal } from '@app/shared'
import type { CallToMake } from '@app/shared/notifications'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { callSeen } from './calls.queries.ts'
import { lockNotice, saveNotice } from './notices.store.ts'

/** 「伝えました」: a person of the centre has told somebody without mail. It counts as delivered, with who and when. */
export function markTold(ctx: Context, id: NoticeId, note: string): Promise<CallToMake> {
  return transact(ctx, async (tx) => {
    const { channel, toKind, failedAt, deliveredAt } = await lockNotice(tx, id)
    const isCall = toKind !== 'staff' && channel !== 'screen' && (channel !== 'mail' || failedAt || deliveredAt)
    if (!isCall) throw new Refusal('not-found')
    if (deliveredAt) throw new Refusal('wrong-moment', 'すでに伝えてあります')
    await saveNotice(tx, id, { deliveredAt: ctx.now, toldBy: ctx.actor.accountId, toldNote: note || null })
    await record(tx, ctx, { type: 'notice.told', noticeId: id })
    return callSeen(tx, id, ctx.now)
  })
}
