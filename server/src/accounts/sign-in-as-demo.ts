import { Refusal } from '@app/shared'
import type { Context } from '../platform/context.ts'
import { transact } from '../platform/transact.ts'
import { accountByEmail } from './accounts.store.ts'
import { type CameIn, comeIn } from './come-in.ts'

/** A newcomer becomes one of the made-up people; outside the demo there is no such door. */
export async function signInAsDemo(ctx: Context, person: string): Promise<CameIn> {
  const account = ctx.config.demo ? await accountByEmail(ctx.db, `${person}@example.jp`) : null
  if (!account) throw new Refusal('not-found')
  return transact({ ...ctx, idempotency: null }, (tx) => comeIn(tx, ctx, account.id, 'demo'))
}
