import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { audit } from '../platform/audit.ts'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { hashOf, signedSecret } from '../platform/secrets.ts'
import { countUse } from '../platform/throttle.ts'
import { transact } from '../platform/transact.ts'
import { accountByEmail, emailKeyOf } from './accounts.store.ts'
import { insertMailLink } from './links.store.ts'
import { askedMs, mailLinkMs } from './sessions.rules.ts'

/**
 * A link to come in is mailed, if the address is known. The answer never says which: not in words, and not by coming
 * sooner, because a known address has more to write down.
 */
export async function askMailLink(ctx: Context, email: string): Promise<void> {
  await countUse(ctx.db, `mail-link:${emailKeyOf(email)}`, 5, 900, ctx.now)
  await Promise.all([makeLink(ctx, email), setTimeout(askedMs)])
}

async function makeLink(ctx: Context, email: string): Promise<void> {
  const { db, now } = ctx
  const account = await accountByEmail(db, email)
  await transact({ ...ctx, idempotency: null }, async (tx) => {
    if (!account || account.disabledAt)
      return audit(tx, ctx, { act: 'account.mail-link-asked-by-stranger', subject: 'mail-link', subjectId: null })
    const id = randomUUID()
    const secretHash = hashOf(signedSecret(ctx, 'mail-link', id))
    const expiresAt = new Date(now.getTime() + mailLinkMs)
    await insertMailLink(tx, { id, accountId: account.id, secretHash, createdAt: now, expiresAt })
    await record(tx, ctx, { type: 'account.mail-link-asked', mailLinkId: id })
  })
}
