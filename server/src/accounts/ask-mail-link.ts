import { randomUUID } from 'node:crypto'
import { audit } from '../platform/audit.ts'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { hashOf, signedSecret } from '../platform/secrets.ts'
import { countUse } from '../platform/throttle.ts'
import { transact } from '../platform/transact.ts'
import { accountByEmail, emailKeyOf } from './accounts.store.ts'
import { insertMailLink } from './links.store.ts'
import { mailLinkMs } from './sessions.rules.ts'

/** A link to come in is mailed, if the address is known. The answer never says which. */
export async function askMailLink(ctx: Context, email: string): Promise<void> {
  const { db, now } = ctx
  await countUse(db, `mail-link:${emailKeyOf(email)}`, 5, 900, now)
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
