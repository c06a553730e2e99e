import type { Context } from '../../platform/context.ts'
import type { Channels } from '../channels/channel.ts'
import { numberCode } from './code-hash.ts'
import { codeOf } from './codes.store.ts'

/** Sends the code of a number, while it is good. What was only not taken yet is tried again by the queue. */
export async function sendNumberCode(ctx: Context, channels: Channels, id: string): Promise<void> {
  const code = await codeOf(ctx.db, id)
  if (!channels.sms || !code?.address || code.expiresAt <= ctx.now) return
  const words = `確認番号は ${numberCode(ctx, id)} です。10分使えます。あつ活サポーター`
  const outcome = await channels.sms.send({ id, to: code.address, title: '', url: '', shortUrl: '', words })
  // the same digits twice do no harm, and somebody waits for them in front of the screen
  if (outcome.kind === 'later' || outcome.kind === 'unknown') throw new Error(`not sent: ${outcome.reason}`)
}
