import { Refusal } from '@app/shared'
import type { OfferedFactor, RecoveryCodes } from '@app/shared/accounts'
import { audit } from '../platform/audit.ts'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { qrSvg } from '../platform/qr.ts'
import { transact } from '../platform/transact.ts'
import { accountById } from './accounts.store.ts'
import { appLink, newAppSecret, stepOf } from './authenticator.ts'
import { countGuess, forgetGuesses } from './guesses.store.ts'
import { refuseStale } from './second-factor.queries.ts'
import { offerMs, readTypedCode } from './second-factor.rules.ts'
import { lockFactor, openSecret, replaceCodes, saveFactor, saveOffer, sealSecret } from './second-factor.store.ts'
import { endOtherSessions, saveSession } from './sessions.store.ts'

/** One of the centre's people is shown a new secret for its app; nothing changes until the first number confirms it. */
export async function offerSecondFactor(ctx: Context): Promise<OfferedFactor> {
  const accountId = ctx.actor.accountId!
  const secret = newAppSecret()
  return transact({ ...ctx, idempotency: null }, async (tx) => {
    await refuseStale(tx, ctx)
    const { email, displayName } = await accountById(tx, accountId)
    await saveOffer(tx, accountId, { sealedOffer: sealSecret(ctx, accountId, secret), offeredAt: ctx.now })
    await audit(tx, ctx, { act: 'account.second-factor-offered', subject: 'account', subjectId: accountId })
    const link = appLink(secret, email ?? displayName)
    return { secret, qr: qrSvg(link, '認証アプリで読み取る四角いコード') }
  })
}

/** The first number proves that the app holds the secret: from now on it counts, and every other session ends. */
export async function confirmSecondFactor(ctx: Context, typed: string): Promise<RecoveryCodes> {
  const { db, now, actor } = ctx
  const [accountId, sessionId] = [actor.accountId!, actor.sessionId!]
  const whose = `second-factor:${accountId}`
  await countGuess(db, whose, now)
  return transact({ ...ctx, idempotency: null }, async (tx) => {
    await refuseStale(tx, ctx)
    const factor = await lockFactor(tx, accountId)
    if (!factor?.sealedOffer || now.getTime() - factor.offeredAt!.getTime() > offerMs) throw new Refusal('wrong-moment')
    const code = readTypedCode(typed)
    const secret = openSecret(ctx, accountId, factor.sealedOffer)
    const step = code.kind === 'app' ? stepOf(secret, code.digits, null, now) : null
    if (step === null) throw new Refusal('wrong-code')
    await saveFactor(tx, accountId, { sealedSecret: factor.sealedOffer, confirmedAt: now, lastStep: step })
    await saveSession(tx, sessionId, { verifiedAt: now })
    await endOtherSessions(tx, accountId, sessionId, 'second-factor-changed', now)
    await forgetGuesses(tx, whose)
    await record(tx, ctx, { type: 'account.second-factor-set', accountId })
    return { codes: await replaceCodes(tx, ctx, accountId) }
  })
}
