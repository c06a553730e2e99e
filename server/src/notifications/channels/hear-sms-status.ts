import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db.ts'
import { transact } from '../../platform/transact.ts'
import { fail } from './deliver.ts'
import { lockSending, noteProviderId, saveSending, sendingByProvider, type SendingRow } from './sendings.store.ts'
import { isDeadNumber, smsUnknown } from './sms-channel.ts'

/**
 * Word of what became of a message: one that was taken and did not arrive after all fails like one that was refused, once;
 * one whose answer was lost turns out to have been taken. `of` is our own number of it, which the provider was given.
 */
export async function hearSmsStatus(ctx: Context, said: URLSearchParams, of: string | null): Promise<void> {
  const [sid, status] = [said.get('MessageSid'), said.get('MessageStatus')]
  if (!sid || !status) return
  const isBad = status === 'undelivered' || status === 'failed'
  const code = Number(said.get('ErrorCode') ?? '0')
  await transact(
    ctx,
    async (tx) => {
      const sending = await toldOf(tx, sid, of)
      if (!sending) return
      const failure = { state: 'failed', reason: `sms ${code || status}`, isDead: isDeadNumber(code) } as const
      if (isBad && (sending.state === 'sent' || isUnheard(sending))) return fail(tx, ctx, sending, failure)
      if (!isBad && isUnheard(sending)) return takeAsSent(tx, ctx, sending, sid)
      if (!isBad && sending.state === 'queued') await noteProviderId(tx, sending.id, sid)
    },
    { silent: true },
  )
}

/** Its answer was lost, and nobody is told otherwise yet. */
const isUnheard = ({ state, lastError }: SendingRow): boolean => state === 'queued' && lastError === smsUnknown

async function toldOf(tx: Tx, sid: string, of: string | null): Promise<SendingRow | null> {
  const known = await sendingByProvider(tx, 'sms', sid)
  const named = known ?? (of ? await lockSending(tx, of) : null)
  return named?.channel === 'sms' ? named : null
}

const takeAsSent = (tx: Tx, { now }: Context, { id }: SendingRow, providerId: string) =>
  saveSending(tx, id, { state: 'sent', sentAt: now, lastError: null, nextTryAt: null, providerId })
