import { timingSafeEqual } from 'node:crypto'
import { type AccountId, Refusal } from '@app/shared'
import type { Context } from '../platform/context.ts'
import { hashOf, signedSecret } from '../platform/secrets.ts'
import { transact } from '../platform/transact.ts'
import { accountByEmail, emailKeyOf } from './accounts.store.ts'
import { type CameIn, comeIn } from './come-in.ts'
import { countGuess, forgetGuesses } from './guesses.store.ts'
import { isPassword } from './hashing.ts'

interface Credentials {
  email: string
  password: string
  /** The mark of a device on which this person came in before. */
  device: string | undefined
}

/**
 * Somebody comes in with mail address and password. Known and unknown addresses take the same time and get the same
 * answer; strangers who guess do not lock the owner out of a device it used before.
 */
export async function signIn(ctx: Context, { email, password, device }: Credentials): Promise<CameIn> {
  const { db, now, config } = ctx
  const account = await accountByEmail(db, email)
  const isOwnDevice = account !== null && isDeviceOf(ctx, account.id, device)
  const whose = isOwnDevice ? `device:${account.id}:${hashOf(device!)}` : emailKeyOf(email)
  await countGuess(db, whose, now)

  const isRight = await isPassword(account?.passwordHash ?? null, password, config.pepper)
  if (!isRight || !account || account.disabledAt) throw new Refusal('wrong-credentials')

  return transact({ ...ctx, idempotency: null }, async (tx) => {
    await forgetGuesses(tx, whose)
    return comeIn(tx, ctx, account.id, 'password')
  })
}

/** The mark a browser keeps after its owner came in: it proves nothing alone, but guesses are counted apart. */
export const deviceMark = (ctx: Context, accountId: AccountId): string => signedSecret(ctx, 'device', accountId)

function isDeviceOf(ctx: Context, accountId: AccountId, given: string | undefined): boolean {
  const mark = Buffer.from(deviceMark(ctx, accountId))
  const shown = Buffer.from(given ?? '')
  return mark.length === shown.length && timingSafeEqual(mark, shown)
}
