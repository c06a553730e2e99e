import type { Context } from '../../platform/context.ts'
import { transact } from '../../platform/transact.ts'
import { fail } from './deliver.ts'
import { sendingByProvider } from './sendings.store.ts'
import { isDeadNumber } from './sms-channel.ts'

/** A message that was taken and did not arrive after all fails like one that was refused; told twice, it failed once. */
export async function hearSmsStatus(ctx: Context, said: URLSearchParams): Promise<void> {
  const [sid, status] = [said.get('MessageSid'), said.get('MessageStatus')]
  if (!sid || (status !== 'undelivered' && status !== 'failed')) return
  const code = Number(said.get('ErrorCode') ?? '0')
  await transact(
    ctx,
    async (tx) => {
      const sending = await sendingByProvider(tx, 'sms', sid)
      if (sending?.state !== 'sent') return
      await fail(tx, ctx, sending, { state: 'failed', reason: `sms ${code || status}`, isDead: isDeadNumber(code) })
    },
    { silent: true },
  )
}
