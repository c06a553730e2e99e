import type { OrganizationId, RequestId } from '@app/shared'
import type { RequestStatus } from '@app/shared/requests'
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { associationsTable as associations } from '../organizations/organizations.table.ts'
import type { Db } from '../platform/db.ts'
import { requestsTable as requests } from '../requests/requests.table.ts'
import { matchesTable as matches } from './matches.table.ts'

/** Nothing has been done yet: these end with their association. */
export const stillRunning: readonly RequestStatus[] = ['submitted', 'returned', 'open', 'staffed', 'postponed']

/** Running requests of associations that were dissolved, or of one of them. What was helped with already is told about. */
export const requestsOfDissolved = (db: Db, today: string, one: OrganizationId | null): Promise<{ id: RequestId }[]> =>
  db
    .select({ id: requests.id })
    .from(requests)
    .innerJoin(associations, eq(associations.organizationId, requests.associationId))
    .where(
      and(
        one ? eq(requests.associationId, one) : undefined,
        eq(associations.standing, 'dissolved'),
        inArray(requests.status, [...stillRunning]),
        sql`not exists (select from ${matches} where ${matches.requestId} = ${requests.id}
          and ${matches.status} = 'agreed' and ${matches.onDay} < ${today})`,
      ),
    )
    .orderBy(asc(requests.id))
    .limit(500)
