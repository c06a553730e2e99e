import { Refusal } from '@app/shared'
import { writeInThread } from '../matches/index.ts'
import type { PaperHeld } from '../paper-codes/index.ts'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { noticeOnFile } from './notices.queries.ts'
import { lockNotice, saveNotice } from './notices.store.ts'

/**
 * Whoever holds the paper of a notice that asks for words writes them on its page. They stand on the notice; about a
 * match they go into its thread, else the centre is told. The same words sent twice count once; other words come after.
 */
export function answerNotice(ctx: Context, { noticeId, organizationId }: PaperHeld, body: string): Promise<void> {
  return transact(
    ctx,
    async (tx) => {
      if (!noticeId) throw new Refusal('not-found')
      const held = await lockNotice(tx, noticeId)
      if (held.organizationId !== organizationId) throw new Refusal('not-found')
      if (held.asks !== 'words') throw new Refusal('wrong-moment', 'このお知らせに、お返事は要りません')
      if (held.reply === body) return
      await saveNotice(tx, noticeId, { reply: body, repliedAt: ctx.now })
      const { matchId } = (await noticeOnFile(tx, noticeId))!
      if (matchId) await writeInThread(tx, ctx, matchId, body)
      else await record(tx, ctx, { type: 'notice.answered', noticeId })
    },
    { silent: true },
  )
}
