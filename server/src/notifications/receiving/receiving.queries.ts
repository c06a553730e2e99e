import { type AccountId, Refusal } from '@app/shared'
import { isStaff } from '@app/shared/accounts/role'
import type { Receiving } from '@app/shared/notifications/receiving'
import { eq } from 'drizzle-orm'
import { accountsTable as accounts } from '../../accounts/accounts.table.ts'
import type { Context } from '../../platform/context.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { hashOf } from '../../platform/secrets.ts'
import { type LinkRow, linksOf } from './links.store.ts'
import { wishesOf } from './wishes.store.ts'

/** How somebody is told, and what could be added. */
export async function receivingOf(db: Db | Tx, { config, actor }: Context): Promise<Receiving> {
  const { accountId, role } = actor
  if (!accountId || role === 'system' || role === 'nobody') throw new Refusal('not-signed-in')
  const { mail, digest, quiet } = await wishesOf(db, accountId)
  const links = await linksOf(db, [accountId])
  const line = links.find(({ channel }) => channel === 'line')
  const number = links.find(({ channel }) => channel === 'sms')
  return {
    wishes: { mail, digest, quietFrom: quiet?.from ?? null, quietTo: quiet?.to ?? null },
    email: await emailOf(db, accountId),
    isStaff: isStaff(role),
    line: config.line && { link: line ? seen(line) : null },
    sms: config.sms && { link: number ? { ...seen(number), number: hidden(number.address ?? '') } : null },
    push: config.push && {
      publicKey: config.push.publicKey,
      browsers: links.flatMap((link) =>
        link.channel === 'push' ? [{ ...seen(link), device: link.device, mark: hashOf(link.address ?? '') }] : [],
      ),
    },
  }
}

/** 「090-****-5678」: enough to tell which of one's own it is. */
const hidden = (number: string): string => `0${number.slice(3, 5)}-****-${number.slice(-4)}`
const seen = ({ id, linkedAt }: LinkRow) => ({ id, since: linkedAt.toISOString() })

async function emailOf(db: Db | Tx, id: AccountId): Promise<string | null> {
  const [row] = await db.select({ email: accounts.email }).from(accounts).where(eq(accounts.id, id))
  return row?.email ?? null
}
