import type { NoticeId } from '@app/shared'
import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db.ts'
import { addJob } from '../../platform/outbox.ts'
import { transact } from '../../platform/transact.ts'
import { saveNotice } from '../notices.store.ts'
import { endLink } from '../receiving/links.store.ts'
import type { Channels, Outcome } from './channel.ts'
import { messageOf } from './message-of.ts'
import { mostAttempts, waitAfter, waitForWord } from './retries.rules.ts'
import {
  insertSending,
  isInHand,
  lockSending,
  mailSendingOf,
  noticesTold,
  saveSending,
  type SendingRow,
  type Taken,
  takeSending,
} from './sendings.store.ts'
import { smsUnknown } from './sms-channel.ts'
import { isStillTheirs } from './still-theirs.ts'
import { tellOtherwise } from './tell-otherwise.ts'

/** The job that sends over a channel; each channel has a queue of its own. */
export const jobOf = { mail: 'send-mail', line: 'send-line', sms: 'send-sms', push: 'send-push' } as const

/**
 * Sends what waits, at least once: it is taken into the hand, handed over, and what the other side said is kept. Between
 * the first and the last no transaction is open; a worker that dies there leaves it to be sent again under the same id.
 */
export async function deliver(ctx: Context, channels: Channels, id: string): Promise<void> {
  const taken = await transact(ctx, (tx) => takeSending(tx, id, ctx.now), { silent: true })
  if (!taken) return refuseWhileHeld(ctx, id)
  const [notice] = await noticesTold(ctx.db, id)
  if (notice && !(await isStillTheirs(ctx.db, taken, notice, ctx.now)))
    return transact(ctx, (tx) => saveSending(tx, id, { state: 'given-up', lastError: 'left' }), { silent: true })
  const message = await messageOf(ctx, taken)
  const outcome = message ? (unheardOf(taken) ?? (await handOver(channels, taken, message))) : null
  await transact(ctx, (tx) => (outcome ? keep(tx, ctx, taken, outcome) : toldAlready(tx, taken)), { silent: true })
  // a mail is tried again by the queue itself, as it always was
  if (outcome?.kind === 'later' && taken.channel === 'mail') throw new Error(`not sent: ${outcome.reason}`)
}

/** In another hand, perhaps of a worker that died: the job comes again rather than end, until it is known what became of it. */
async function refuseWhileHeld(ctx: Context, id: string): Promise<void> {
  if (await isInHand(ctx.db, id)) throw new Error('in another hand')
}

/** Mails are known by their notice; one of an earlier version of the program has no sending yet. */
export async function deliverMail(ctx: Context, channels: Channels, noticeId: NoticeId): Promise<void> {
  const known = await mailSendingOf(ctx.db, noticeId)
  const values = { noticeId, accountId: null, channel: 'mail', state: 'queued', createdAt: ctx.now } as const
  const id = known?.id ?? (await transact(ctx, (tx) => insertSending(tx, values), { silent: true }))
  if (id) await deliver(ctx, channels, id)
}

/**
 * An SMS that was handed over, or was in a hand that dropped it, is not sent a second time: it cannot be told apart from
 * the first. Its time for word from the provider is over now.
 */
function unheardOf({ channel, lastError, wasDropped }: Taken): Outcome | null {
  if (channel !== 'sms' || (lastError !== smsUnknown && !wasDropped)) return null
  return { kind: 'unknown', reason: smsUnknown, wordFollows: false }
}

type Sent = NonNullable<Awaited<ReturnType<typeof messageOf>>>

async function handOver(channels: Channels, { channel }: SendingRow, message: Sent): Promise<Outcome> {
  if (message === 'nowhere') return { kind: 'refused', reason: `${channel} ended` }
  const way = channels[channel]
  return way ? way.send(message) : { kind: 'refused', reason: `${channel} off` }
}

/** Somebody told it by telephone meanwhile. */
const toldAlready = (tx: Tx, { id }: SendingRow) => saveSending(tx, id, { state: 'given-up', lastError: 'told' })

async function keep(tx: Tx, ctx: Context, sending: SendingRow, outcome: Outcome): Promise<void> {
  const { id, channel, attempts } = sending
  if (outcome.kind === 'unknown') return keepUnknown(tx, ctx, sending, outcome)
  if (outcome.kind === 'accepted') {
    const sent = { state: 'sent', sentAt: ctx.now, lastError: null, nextTryAt: null } as const
    await saveSending(tx, id, { ...sent, providerId: outcome.providerId })
    return mark(tx, sending, { deliveredAt: ctx.now, failedAt: null, failure: null })
  }
  const { reason } = outcome
  if (outcome.kind === 'later' && (channel === 'mail' || attempts < mostAttempts)) {
    const nextTryAt = new Date(ctx.now.getTime() + waitAfter(attempts, outcome.afterSeconds))
    await saveSending(tx, id, { lastError: reason, nextTryAt })
    if (channel !== 'mail') await addJob(tx, jobOf[channel], { sendingId: id }, nextTryAt)
    return mark(tx, sending, { failedAt: ctx.now, failure: reason })
  }
  const state = outcome.kind === 'refused' ? 'failed' : 'given-up'
  await fail(tx, ctx, sending, { state, reason, isDead: outcome.kind === 'refused' && outcome.isDead === true })
}

/** Word of the provider may have come while it was in the hand, or comes within minutes; else somebody is told otherwise. */
async function keepUnknown(tx: Tx, ctx: Context, { id }: SendingRow, outcome: Outcome & { kind: 'unknown' }) {
  const sending = await lockSending(tx, id)
  if (sending?.state !== 'queued') return
  const { providerId } = sending
  if (providerId) return keep(tx, ctx, sending, { kind: 'accepted', providerId })
  const { reason, wordFollows } = outcome
  if (!wordFollows) return fail(tx, ctx, sending, { state: 'given-up', reason, isDead: false })
  const nextTryAt = new Date(ctx.now.getTime() + waitForWord)
  await saveSending(tx, id, { lastError: reason, nextTryAt })
  await addJob(tx, jobOf[sending.channel], { sendingId: id }, nextTryAt)
}

interface Failure {
  state: 'failed' | 'given-up'
  reason: string
  isDead: boolean
}

/** It will not arrive this way: the address is given up where it is dead, and the next way is taken. */
export async function fail(tx: Tx, ctx: Context, sending: SendingRow, { state, reason, isDead }: Failure) {
  await saveSending(tx, sending.id, { state, lastError: reason, nextTryAt: null, sentAt: null })
  if (sending.linkId && isDead) await endLink(tx, sending.linkId, 'gone', ctx.now)
  await mark(tx, sending, { deliveredAt: null, failedAt: ctx.now, failure: reason })
  if (sending.channel === 'line' || sending.channel === 'sms') await tellOtherwise(tx, ctx, sending, reason)
}

/** A mail's own notice says how it went: the list of calls reads it there. */
async function mark(tx: Tx, { id, channel }: SendingRow, values: Parameters<typeof saveNotice>[2]): Promise<void> {
  if (channel !== 'mail') return
  for (const notice of await noticesTold(tx, id)) await saveNotice(tx, notice.id, values)
}
