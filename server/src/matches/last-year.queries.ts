import { addDays, jstDay, type OrganizationId, type RequestId } from '@app/shared'
import type { DistrictId } from '@app/shared/districts'
import type { MatchStatus } from '@app/shared/matches'
import { mostRequestsTried } from '@app/shared/suggestion-settings'
import { and, asc, desc, eq, gte, notInArray, sql } from 'drizzle-orm'
import { districtsTable as districts } from '../districts/districts.table.ts'
import { helpCategoriesTable as categories, helpItemsTable as items } from '../help-categories/help-categories.table.ts'
import {
  organizationsTable as organizations,
  supportersTable as supporters,
} from '../organizations/organizations.table.ts'
import type { Db } from '../platform/db.ts'
import { requestsTable as requests } from '../requests/requests.table.ts'
import { matchesTable as matches } from './matches.table.ts'
import type { DistrictPoint } from './nearby.rules.ts'
import { standingColumns } from './standing.queries.ts'
import type { RequestFacts } from './suggestion-facts.rules.ts'

/** A match as it went, with the request it was about. */
export interface PastMatch {
  requestId: RequestId
  supporterId: OrganizationId
  associationId: OrganizationId
  title: string
  districtId: DistrictId
  status: MatchStatus
  startedBy: 'coordinator' | 'supporter' | 'association'
  proposedAt: Date
  agreedAt: Date | null
  endedAt: Date | null
  onDay: string | null
}

/** The requests of the last twelve months, the latest first, with the registry as it is and every match as it went. */
export async function lastYear(db: Db, now: Date) {
  const { id, lat, lon, name, block } = districts
  const [points, posted, standing, history] = await Promise.all([
    db.select({ id, name, block, lat, lon }).from(districts) as Promise<DistrictPoint[]>,
    requestsOfLastYear(db, now),
    db
      .select({ ...standingColumns(now), name: organizations.name })
      .from(supporters)
      .innerJoin(organizations, eq(organizations.id, supporters.organizationId))
      .where(eq(supporters.status, 'registered'))
      .orderBy(asc(supporters.organizationId)),
    pastMatches(db),
  ])
  return { points, posted, standing, history }
}
export type LastYear = Awaited<ReturnType<typeof lastYear>>

function requestsOfLastYear(db: Db, now: Date) {
  return db
    .select({
      request: requests,
      here: { name: districts.name, block: districts.block },
      item: { name: items.name, category: categories.name, equipment: items.equipment, risk: items.risk },
      days: sql<RequestFacts['days']>`array(
        select json_build_object('day', d.on_day, 'from', d.from_time, 'to', d.to_time) from request_days d
        where d.request_id = ${requests.id} order by d.position)`,
    })
    .from(requests)
    .innerJoin(districts, eq(districts.id, requests.districtId))
    .innerJoin(items, eq(items.id, requests.itemId))
    .innerJoin(categories, eq(categories.id, items.categoryId))
    .where(
      and(
        gte(requests.postedAt, new Date(`${addDays(jstDay(now), -365)}T00:00:00+09:00`)),
        notInArray(requests.status, ['draft', 'submitted', 'returned']),
      ),
    )
    .orderBy(desc(requests.postedAt), desc(requests.id))
    .limit(mostRequestsTried)
}

const pastMatches = (db: Db): Promise<PastMatch[]> =>
  db
    .select({
      requestId: matches.requestId,
      supporterId: matches.supporterId,
      associationId: requests.associationId,
      title: requests.title,
      districtId: requests.districtId,
      status: matches.status,
      startedBy: matches.startedBy,
      proposedAt: matches.proposedAt,
      agreedAt: matches.agreedAt,
      endedAt: matches.endedAt,
      onDay: matches.onDay,
    })
    .from(matches)
    .innerJoin(requests, eq(requests.id, matches.requestId))
    .orderBy(asc(matches.proposedAt), asc(matches.id))
