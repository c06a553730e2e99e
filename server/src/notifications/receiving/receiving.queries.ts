import { type AccountId, Refusal } from '@app/shared'
import { isStaff } from '@app/shared/accounts/role'
import type { Receiving } from '@app/shared/notifications/receiving'
import { eq } from 'drizzle-orm'
import { accountsTable as accounts } from '../../accounts/accounts.table.ts'
import type { Context } from '../../platform/context.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { type LinkRow, linksOf } from './links.store.ts'
import { wishesOf } from './wishes.store.ts'

/** How somebody is told, and what could be added. */
export async function receivingOf(db: Db | Tx, { config, actor }: Context): Promise<Receiving> {
  const { accountId, role } = actor
  if (!accountId || role === 'system' || role === 'nobody') throw new Refusal('not-signed-in')
  const { mail, digest, quiet } = await wishesOf(db, accountId)
  const links = await linksOf(db, [accountId])
  const line = links.find(({ channel }) => channel === 'line')
  return {
    wishes: { mail, digest, quietFrom: quiet?.from ?? null, quietTo: quiet?.to ?? null },
    email: await emailOf(db, accountId),
    isStaff: isStaff(role),
    line: config.line && { link: line ? seen(line) : null },
  }
}

const seen = ({ id, linkedAt }: LinkRow) => ({ id, since: linkedAt.toISOString() })

async function emailOf(db: Db | Tx, id: AccountId): Promise<string | null> {
  const [row] = await db.select({ email: accounts.email }).from(accounts).where(eq(accounts.id, id))
  return row?.email ?? null
}
