import { Refusal } from '@app/shared'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { accountById, savePassword } from './accounts.store.ts'
import { countGuess, forgetGuesses } from './guesses.store.ts'
import { hashPassword, isPassword } from './hashing.ts'
import { isTooWeak } from './password.rules.ts'
import { refuseStale } from './second-factor.queries.ts'
import { cameInSince, endOtherSessions } from './sessions.store.ts'

/** How long after coming in somebody who never had a password may set the first one. */
const firstPasswordMs = 30 * 60_000

/**
 * Sets a new password; whoever had one shows it first, whoever had none came in a moment ago (trust rule 22): a telephone
 * left lying about must not give its finder a way in that lasts. All other sessions of the account end.
 */
export async function changePassword(ctx: Context, change: { present: string; password: string }): Promise<void> {
  const { db, now, config, actor } = ctx
  if (!actor.accountId) throw new Refusal('not-signed-in')
  await refuseStale(db, ctx)
  const account = await accountById(db, actor.accountId)
  const whose = `change:${account.id}`
  if (account.passwordHash !== null) {
    await countGuess(db, whose, now)
    if (!(await isPassword(account.passwordHash, change.present, config.pepper))) throw new Refusal('wrong-credentials')
  } else if (!(await cameInSince(db, actor.sessionId, new Date(now.getTime() - firstPasswordMs))))
    throw new Refusal('come-in-anew')
  const passwordHash = await strongHash(ctx, change.password, [account.displayName, account.email ?? ''])
  await transact({ ...ctx, idempotency: null }, async (tx) => {
    await forgetGuesses(tx, whose)
    await savePassword(tx, account.id, passwordHash)
    await endOtherSessions(tx, account.id, actor.sessionId, 'password-changed', now)
    await record(tx, ctx, { type: 'account.password-changed', accountId: account.id })
  })
}

/** The hash of a password that is not easily guessed; `own` are its owner's name and address. */
export function strongHash({ config }: Context, password: string, own: string[]): Promise<string> {
  if (isTooWeak(password, own)) {
    const detail = 'よく使われる言葉や、お名前・メールアドレスからは推測されやすいため使えません'
    throw new Refusal('password-too-weak', detail, [{ pointer: '/password', detail }])
  }
  return hashPassword(password, config.pepper)
}
