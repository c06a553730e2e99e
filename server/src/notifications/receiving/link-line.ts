import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db.ts'
import { record } from '../../platform/outbox.ts'
import { readCode } from '../../platform/secrets.ts'
import { codeHashOf } from './code-hash.ts'
import { spendCode } from './codes.store.ts'
import { insertLink } from './links.store.ts'

/** Somebody sent a code to the city's LINE account: its LINE belongs to the account that was shown the code. False: it is none. */
export async function linkLine(tx: Tx, ctx: Context, user: string, typed: string): Promise<boolean> {
  if (typed.trim().length > 40) return false
  const accountId = await spendCode(tx, codeHashOf(ctx, readCode(typed)), ctx.now)
  if (!accountId) return false
  await insertLink(tx, { accountId, channel: 'line', address: user }, ctx.now)
  await record(tx, ctx, { type: 'account.channel-linked', accountId })
  return true
}
