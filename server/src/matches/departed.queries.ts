import type { MatchId, OrganizationId, RequestId } from '@app/shared'
import { and, asc, eq, inArray, or, sql } from 'drizzle-orm'
import { supportersTable as supporters } from '../organizations/organizations.table.ts'
import type { Db } from '../platform/db.ts'
import { matchesTable as matches } from './matches.table.ts'

/** Running matches of supporters that are not registered any more, or of one of them; the nearest day first. */
export const matchesOfDeparted = (
  db: Db,
  today: string,
  one: OrganizationId | null,
): Promise<{ id: MatchId; requestId: RequestId }[]> =>
  db
    .select({ id: matches.id, requestId: matches.requestId })
    .from(matches)
    .innerJoin(supporters, eq(supporters.organizationId, matches.supporterId))
    .where(
      and(
        one ? eq(matches.supporterId, one) : undefined,
        or(
          and(eq(matches.status, 'proposed'), inArray(supporters.status, ['suspended', 'withdrawn', 'revoked'])),
          and(
            eq(matches.status, 'agreed'),
            inArray(supporters.status, ['withdrawn', 'revoked']),
            sql`coalesce(${matches.onDay} >= ${today}, true)`,
          ),
        ),
      ),
    )
    .orderBy(asc(matches.onDay), asc(matches.id))
    .limit(500)
