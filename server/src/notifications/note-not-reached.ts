import { type NoticeId, Refusal } from '@app/shared'
import type { CallToMake } from '@app/shared/notifications'
import type { Context } from '../platform/context.ts'
import { newId } from '../platform/ids.ts'
import { holidayOf } from '../platform/japanese.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { insertTry, lockCallsWith, triesOf } from './call-tries.store.ts'
import { arePressing, callSeen } from './calls.queries.ts'
import { lockNotice } from './notices.store.ts'
import { againAt } from './tries.rules.ts'

/** Two presses within so many milliseconds are one call. */
const sameCall = 60_000

/** 「出なかった」: called, and nobody answered. It counts for all that this call would have told, and comes back later. */
export function noteNotReached(ctx: Context, id: NoticeId): Promise<CallToMake> {
  return transact(ctx, async (tx) => {
    const ids = await lockCallsWith(tx, id)
    if (ids.length === 0) throw await whyNot(lockNotice(tx, id))
    const { last, today } = await triesOf(tx, ids, ctx.now)
    if (last && ctx.now.getTime() - last.getTime() < sameCall)
      throw new Refusal('wrong-moment', 'いま記録したところです')
    const urgent = await arePressing(tx, ids, ctx.now)
    const next = againAt({ at: ctx.now, today: today + 1, urgent }, holidayOf)
    await insertTry(tx, ids, { id: newId(), at: ctx.now, by: ctx.actor.accountId!, againAt: next })
    await record(tx, ctx, { type: 'notice.not-reached', noticeId: id })
    return callSeen(tx, id, ctx.now)
  })
}

/** Told meanwhile, or nothing that is told over the telephone. */
async function whyNot(notice: ReturnType<typeof lockNotice>): Promise<Refusal> {
  const { channel, deliveredAt, toKind } = await notice
  const isCall = toKind !== 'staff' && ['phone', 'line', 'mail'].includes(channel) && deliveredAt
  return isCall ? new Refusal('wrong-moment', 'すでに伝えてあります') : new Refusal('not-found')
}
