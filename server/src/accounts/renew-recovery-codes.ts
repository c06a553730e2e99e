import { Refusal } from '@app/shared'
import type { RecoveryCodes } from '@app/shared/accounts'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { refuseStale } from './second-factor.queries.ts'
import { lockFactor, replaceCodes } from './second-factor.store.ts'

/** Ten new codes for paper; the older ones are void. They are shown this once and kept nowhere. */
export function renewRecoveryCodes(ctx: Context): Promise<RecoveryCodes> {
  const accountId = ctx.actor.accountId!
  return transact({ ...ctx, idempotency: null }, async (tx) => {
    await refuseStale(tx, ctx)
    if (!(await lockFactor(tx, accountId))?.confirmedAt) throw new Refusal('wrong-moment')
    await record(tx, ctx, { type: 'account.recovery-codes-renewed', accountId })
    return { codes: await replaceCodes(tx, ctx, accountId) }
  })
}
