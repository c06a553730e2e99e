import { type AccountId, Refusal } from '@app/shared'
import type { Me } from '@app/shared/accounts'
import { audit } from '../platform/audit.ts'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { meOf } from './accounts.queries.ts'
import { stepOf } from './authenticator.ts'
import { countGuess, forgetGuesses } from './guesses.store.ts'
import { readTypedCode } from './second-factor.rules.ts'
import { lockFactor, openSecret, spendCode, spendStep } from './second-factor.store.ts'
import { saveSession } from './sessions.store.ts'

/**
 * Somebody shows the number of its app, or one of the codes kept on paper: this session is verified from now on.
 * Guesses are counted before they are checked, as for passwords; a number or a code is accepted once.
 */
export async function showSecondFactor(ctx: Context, typed: string): Promise<Me> {
  const { accountId, seatId, sessionId } = ctx.actor
  if (!accountId || !seatId || !sessionId) throw new Refusal('not-signed-in')
  const whose = `second-factor:${accountId}`
  await countGuess(ctx.db, whose, ctx.now)
  return transact({ ...ctx, idempotency: null }, async (tx) => {
    const by = await spend(tx, ctx, accountId, typed)
    await forgetGuesses(tx, whose)
    await saveSession(tx, sessionId, { verifiedAt: ctx.now })
    const detail = { by }
    await audit(tx, ctx, { act: 'session.second-factor-shown', subject: 'account', subjectId: accountId, detail })
    return meOf(tx, { accountId, seatId, sessionId }, ctx.now)
  })
}

async function spend(tx: Tx, ctx: Context, accountId: AccountId, typed: string): Promise<'app' | 'recovery'> {
  const factor = await lockFactor(tx, accountId)
  if (!factor?.sealedSecret) throw new Refusal('wrong-moment')
  const code = readTypedCode(typed)
  if (code.kind === 'app') {
    const secret = openSecret(ctx, accountId, factor.sealedSecret)
    const step = stepOf(secret, code.digits, factor.lastStep, ctx.now)
    if (step === null || !(await spendStep(tx, accountId, step))) throw new Refusal('wrong-code')
    return code.kind
  }
  if (!(await spendCode(tx, ctx, accountId, code.typed))) throw new Refusal('wrong-code')
  await record(tx, ctx, { type: 'account.recovery-code-used', accountId })
  return code.kind
}
