import { Refusal } from '@app/shared'
import type { Receiving, ReceivingWishes } from '@app/shared/notifications/receiving'
import { audit } from '../../platform/audit.ts'
import type { Context } from '../../platform/context.ts'
import { holidayOf } from '../../platform/japanese.ts'
import { transact } from '../../platform/transact.ts'
import { holdUntil } from '../channels/sendings.store.ts'
import { endOwnLink } from './links.store.ts'
import { receivingOf } from './receiving.queries.ts'
import { heldUntil, type Wishes } from './receiving.rules.ts'
import { saveWishes } from './wishes.store.ts'

/** Somebody says how it wishes to hear. What is held for a digest comes at the new time: nothing is lost, nothing comes twice. */
export function editReceiving(ctx: Context, typed: ReceivingWishes): Promise<Receiving> {
  const { accountId } = ctx.actor
  if (!accountId) throw new Refusal('not-signed-in')
  const { mail, digest, quietFrom, quietTo } = typed
  const quiet = quietFrom === null || quietTo === null ? null : { from: quietFrom, to: quietTo }
  const wishes: Wishes = { mail, digest, quiet }
  return transact(ctx, async (tx) => {
    await saveWishes(tx, accountId, wishes, ctx.now)
    await holdUntil(tx, accountId, heldUntil(wishes, ctx.now, holidayOf))
    await audit(tx, ctx, {
      act: 'account.receiving-edited',
      subject: 'account',
      subjectId: accountId,
      detail: { digest },
    })
    return receivingOf(tx, ctx)
  })
}

/** Somebody ends its LINE, its number or a browser of its own; where it led is forgotten. */
export function endChannel(ctx: Context, id: string): Promise<Receiving> {
  const { accountId } = ctx.actor
  if (!accountId) throw new Refusal('not-signed-in')
  return transact(ctx, async (tx) => {
    if (!(await endOwnLink(tx, accountId, id, ctx.now))) throw new Refusal('not-found')
    await audit(tx, ctx, { act: 'account.channel-ended', subject: 'account', subjectId: accountId })
    return receivingOf(tx, ctx)
  })
}
