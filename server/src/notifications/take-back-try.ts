import { type NoticeId, Refusal } from '@app/shared'
import type { CallToMake } from '@app/shared/notifications'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { deleteTry, lockTry } from './call-tries.store.ts'
import { callSeen } from './calls.queries.ts'
import { undoUntil } from './reach.rules.ts'

/** 「出なかった」 was pressed by mistake: within a day the call stands where it stood; the audit keeps that it was noted. */
export function takeBackTry(ctx: Context, id: NoticeId, tryId: string): Promise<CallToMake> {
  return transact(ctx, async (tx) => {
    const tried = await lockTry(tx, tryId, id)
    if (!tried) throw new Refusal('not-found')
    if (undoUntil(tried.at)! < ctx.now.toISOString())
      throw new Refusal('wrong-moment', '記録してから1日たったので、取り消せません')
    await deleteTry(tx, tryId)
    await record(tx, ctx, { type: 'notice.try-taken-back', noticeId: id })
    return callSeen(tx, id, ctx.now)
  })
}
