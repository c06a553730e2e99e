import type { RequestId } from '@app/shared'
import { and, eq, isNotNull } from 'drizzle-orm'
import { matchesTable as matches } from '../matches/matches.table.ts'
import type { Tx } from '../platform/db.ts'

/** The days for which somebody is asked, or has offered to come, and that are not settled yet. */
export const daysAsked = (tx: Tx, id: RequestId): Promise<string[]> =>
  tx
    .selectDistinct({ day: matches.onDay })
    .from(matches)
    .where(and(eq(matches.requestId, id), eq(matches.status, 'proposed'), isNotNull(matches.onDay)))
    .then((rows) => rows.map(({ day }) => day!))
