import type { AccountId, OrganizationId, SeatId } from '@app/shared'
import type { Role } from '@app/shared/accounts/role'
import { jstDay } from '@app/shared/kernel'
import type { Tx } from '../platform/db.ts'
import { insertAccount, insertSeat } from './accounts.store.ts'
import { hashPassword } from './hashing.ts'
import { readsUntil } from './sessions.rules.ts'

interface Newcomer {
  displayName: string
  email: string | null
  /** From `hashPassword`; null: comes in by mailed links only. */
  passwordHash?: string | null
  role: Role
  organizationId: OrganizationId | null
  title?: string
  startsOn?: string
  endsOn?: string | null
  now: Date
}

/** An account with its seat at once, for the made-up city. */
export async function createAccountWithSeat(
  tx: Tx,
  { displayName, email, passwordHash = null, role, organizationId, title = '', endsOn = null, now, ...rest }: Newcomer,
): Promise<{ accountId: AccountId; seatId: SeatId }> {
  const accountId = await insertAccount(tx, { displayName, email, passwordHash, createdAt: now })
  const term = { startsOn: rest.startsOn ?? jstDay(now), endsOn, readsUntil: readsUntil(endsOn), createdAt: now }
  return { accountId, seatId: await insertSeat(tx, { accountId, organizationId, role, title, ...term }) }
}

export { hashPassword }
