import { Refusal } from '@app/shared'
import type { PaperCode } from '@app/shared/paper-codes'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { readCode } from '../platform/secrets.ts'
import { transact } from '../platform/transact.ts'
import { paperSeen } from './paper-codes.queries.ts'
import { lockPaper, replaceCode } from './paper-codes.store.ts'

/** The centre issues a new code for a paper that was locked, lost or guessed at; the old one opens nothing any more. */
export function renewCode(ctx: Context, typed: string): Promise<PaperCode> {
  return transact(ctx, async (tx) => {
    const old = await lockPaper(tx, readCode(typed))
    if (!old) throw new Refusal('not-found')
    if (old.retiredAt) throw new Refusal('wrong-moment', 'この番号には、すでに新しい番号があります')
    const code = await replaceCode(tx, old, ctx.now)
    await record(tx, ctx, { type: 'paper-code.renewed', paperCodeId: old.id })
    return paperSeen(tx, code, ctx.now)
  })
}
