import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db.ts'
import { eachInTurn } from '../../platform/each-in-turn.ts'
import { addJob } from '../../platform/outbox.ts'
import { jobOf } from './deliver.ts'
import { type DigestGroup, dueDigests, gatherIn, lockDue, saveSending, type SendingRow } from './sendings.store.ts'
import { isStillTheirs } from './still-theirs.ts'

/** Gathers what is held and due into one message per person and channel; each piece of news is in exactly one. */
export async function gatherDigests(ctx: Context): Promise<number> {
  const groups = await dueDigests(ctx.db, ctx.now)
  return eachInTurn(ctx, groups, (tx, group) => gather(tx, ctx, group))
}

async function gather(tx: Tx, ctx: Context, group: DigestGroup): Promise<boolean> {
  const [carrier, ...others] = await stillDue(tx, ctx, group)
  if (!carrier) return false
  await gatherIn(
    tx,
    carrier.id,
    others.map(({ id }) => id),
  )
  const { id: sendingId, noticeId, channel } = carrier
  await addJob(tx, jobOf[channel], channel === 'mail' ? { noticeId } : { sendingId })
  return true
}

/** What is due and still for whom it was meant; the rest is given up. */
async function stillDue(tx: Tx, ctx: Context, group: DigestGroup): Promise<SendingRow[]> {
  const still: SendingRow[] = []
  for (const { sending, notice } of await lockDue(tx, group, ctx.now)) {
    if (await isStillTheirs(tx, sending, notice, ctx.now)) still.push(sending)
    else await saveSending(tx, sending.id, { state: 'given-up', lastError: 'left', nextTryAt: null })
  }
  return still
}
