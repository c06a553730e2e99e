import { jstDay } from '@app/shared'
import { and, eq, gte, isNotNull, isNull, lte, or } from 'drizzle-orm'
import { accountsTable as accounts, seatsTable as seats } from '../accounts/accounts.table.ts'
import { organizationsTable as organizations } from '../organizations/organizations.table.ts'
import type { Tx } from '../platform/db.ts'

/** Organizations that somebody may answer for today, over the screen. */
export function organizationsWithSeats(tx: Tx, now: Date) {
  const today = jstDay(now)
  return tx
    .selectDistinct({ id: organizations.id })
    .from(seats)
    .innerJoin(accounts, eq(accounts.id, seats.accountId))
    .innerJoin(organizations, eq(organizations.id, seats.organizationId))
    .where(
      and(
        isNotNull(seats.organizationId),
        isNull(accounts.disabledAt),
        eq(seats.rights, 'answer'),
        lte(seats.startsOn, today),
        or(isNull(seats.endsOn), gte(seats.endsOn, today)),
      ),
    )
}
