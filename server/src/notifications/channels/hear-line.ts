import { Refusal } from '@app/shared'
import { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db.ts'
import { addJob } from '../../platform/outbox.ts'
import { hashOf } from '../../platform/secrets.ts'
import { countUse } from '../../platform/throttle.ts'
import { transact } from '../../platform/transact.ts'
import { linkLine } from '../receiving/link-line.ts'
import { endLine, isLinked } from '../receiving/links.store.ts'
import type { LineSays } from './line-words.ts'

/** What we read of an event; LINE may add fields and kinds at any time. */
const event = z.object({
  type: z.string(),
  timestamp: z.number(),
  replyToken: z.string().optional(),
  source: z.object({ type: z.string(), userId: z.string().max(100).optional() }).optional(),
  message: z.object({ type: z.string(), text: z.string().max(5_000).optional() }).optional(),
})
type LineEvent = z.infer<typeof event>
const handedIn = z.object({ events: z.array(z.unknown()).max(500) })

/** Hears what happened at the city's LINE account. What is not understood is passed over: LINE would only hand it in again. */
export async function hearLine(ctx: Context, body: string): Promise<void> {
  const { data } = handedIn.safeParse(jsonIn(body))
  for (const one of data?.events ?? []) {
    const read = event.safeParse(one)
    const user = read.data?.source?.type === 'user' ? read.data.source.userId : undefined
    if (read.data && user) await hear(ctx, read.data, user)
  }
}

async function hear(ctx: Context, { type, timestamp, replyToken, message }: LineEvent, user: string): Promise<void> {
  if (type === 'unfollow') {
    // handed in late, it is about the link of that time
    const at = new Date(Math.min(timestamp, ctx.now.getTime()))
    await transact(ctx, (tx) => endLine(tx, user, at), { silent: true })
    return
  }
  if (!replyToken) return
  if (type === 'follow') return transact(ctx, (tx) => answer(tx, replyToken, 'hello'), { silent: true })
  if (type !== 'message' || message?.type !== 'text') return
  if (!(await mayTry(ctx, user))) return transact(ctx, (tx) => answer(tx, replyToken, 'too-many'), { silent: true })
  await transact(
    ctx,
    async (tx) => {
      if (await linkLine(tx, ctx, user, message.text ?? '')) return answer(tx, replyToken, 'linked')
      await answer(tx, replyToken, await nothingIn(tx, user, message.text ?? ''))
    },
    { silent: true },
  )
}

/** What to say to words that linked nobody. */
async function nothingIn(tx: Tx, user: string, text: string): Promise<LineSays> {
  if (/^\s*[A-Za-z0-9]{4}\s*[-‐ー−]?\s*[A-Za-z0-9]{4}\s*$/.test(text.normalize('NFKC'))) return 'unknown-code'
  return (await isLinked(tx, 'line', user)) ? 'nobody-reads' : 'hello'
}

const answer = (tx: Tx, replyToken: string, says: LineSays) => addJob(tx, 'answer-line', { replyToken, says })

/** Ten words in ten minutes: codes are not guessed. */
async function mayTry({ db, now }: Context, user: string): Promise<boolean> {
  try {
    await countUse(db, `line-code:${hashOf(user)}`, 10, 600, now)
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
