import { type NoticeId, Refusal } from '@app/shared'
import { audit } from '../platform/audit.ts'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { lockNotice, saveNotice } from './notices.store.ts'

const how = { fax: '印刷してFAXで送った', post: '印刷して郵便で送った' }

/** 「印刷して送った」: the chosen notices went out on paper. What somebody else told meanwhile stays as it is. */
export function markSent(ctx: Context, ids: NoticeId[], by: keyof typeof how): Promise<{ sent: number }> {
  return transact(ctx, async (tx) => {
    let sent = 0
    for (const id of [...new Set(ids)].sort()) {
      const { toKind, channel, deliveredAt } = await lockNotice(tx, id)
      if (toKind === 'staff' || channel === 'screen') throw new Refusal('not-found')
      if (deliveredAt) continue
      await saveNotice(tx, id, { deliveredAt: ctx.now, toldBy: ctx.actor.accountId, toldNote: how[by] })
      await record(tx, ctx, { type: 'notice.told', noticeId: id })
      sent++
    }
    const detail = { chosen: ids.length, sent }
    await audit(tx, ctx, { act: 'notices.sent-on-paper', subject: 'notices', subjectId: null, detail })
    return { sent }
  })
}
