import { type NoticeId, Refusal } from '@app/shared'
import type { CallToMake } from '@app/shared/notifications'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { callSeen } from './calls.queries.ts'
import { lockNotice, saveNotice } from './notices.store.ts'
import { undoUntil } from './reach.rules.ts'

/** 「伝えました」 was pressed by mistake: within a day it waits on the list again; what was noted stays in the audit. */
export function takeBackTold(ctx: Context, id: NoticeId): Promise<CallToMake> {
  return transact(ctx, async (tx) => {
    const { channel, deliveredAt, toldBy, heard } = await lockNotice(tx, id)
    if (channel === 'screen' || channel === 'mail' || !deliveredAt || !toldBy) throw new Refusal('not-found')
    if (heard === 'overtaken') throw new Refusal('wrong-moment', 'もう伝えることではなくなりました')
    if (heard) throw new Refusal('wrong-moment', 'すでにお返事をいただいています')
    if (undoUntil(deliveredAt)! < ctx.now.toISOString())
      throw new Refusal('wrong-moment', '伝えてから1日たったので、取り消せません')
    await saveNotice(tx, id, { deliveredAt: null, toldBy: null, toldNote: null })
    await record(tx, ctx, { type: 'notice.told-taken-back', noticeId: id })
    return callSeen(tx, id, ctx.now)
  })
}
