import { peopleOfOrganization, staffReached } from '../../accounts/index.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { NoticeRow } from '../notices.store.ts'
import type { SendingRow } from './sendings.store.ts'

/** Whether what waited is still for whom it was meant: whose seat ended meanwhile hears nothing more of the organization. */
export async function isStillTheirs(
  db: Db | Tx,
  { accountId }: Pick<SendingRow, 'accountId'>,
  { toKind, organizationId }: Pick<NoticeRow, 'toKind' | 'organizationId'>,
  now: Date,
): Promise<boolean> {
  if (!accountId || toKind === 'address') return true
  const people =
    toKind === 'staff'
      ? await staffReached(db, now)
      : organizationId
        ? await peopleOfOrganization(db, organizationId, now)
        : []
  return people.some((person) => person.accountId === accountId)
}
