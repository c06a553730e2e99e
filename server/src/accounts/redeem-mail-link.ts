import type { Context } from '../platform/context.ts'
import { transact } from '../platform/transact.ts'
import { accountById, emailKeyOf } from './accounts.store.ts'
import { type CameIn, comeIn } from './come-in.ts'
import { forgetGuesses } from './guesses.store.ts'
import { spendMailLink } from './links.store.ts'

/** Somebody presses the button behind the mailed link. It answers once; whoever reads the mailbox may also guess anew. */
export function redeemMailLink(ctx: Context, secret: string): Promise<CameIn> {
  return transact({ ...ctx, idempotency: null }, async (tx) => {
    const accountId = await spendMailLink(tx, secret, ctx.now)
    const { email } = await accountById(tx, accountId)
    if (email) await forgetGuesses(tx, emailKeyOf(email))
    return comeIn(tx, ctx, accountId, 'mail-link')
  })
}
