import { jstDay, type OrganizationId, Refusal } from '@app/shared'
import type { HandoverState } from '@app/shared/accounts'
import { type DistrictSeen, seenByFederation } from '@app/shared/organizations'
import { and, asc, desc, eq, inArray, isNull, not, sql } from 'drizzle-orm'
import { handoversTable as handovers } from '../accounts/accounts.table.ts'
import { districtsTable as districts } from '../districts/districts.table.ts'
import { matchesTable as matches, matchResultsTable as results } from '../matches/matches.table.ts'
import type { Context } from '../platform/context.ts'
import { requestDaysTable as days, requestsTable as requests } from '../requests/requests.table.ts'
import { isDissolved } from './associations.queries.ts'
import { reading } from './keyset.queries.ts'
import {
  associationsTable as associations,
  federationsTable as federations,
  organizationsTable as organizations,
} from './organizations.table.ts'
import { sideReaching } from './reach-organization.ts'
import { hasSeatOn } from './registrations.queries.ts'

/** The latest: a district asks some ten times a year. */
const mostRequests = 100

/**
 * 地区のようす: the associations of a federation's district with their handover and the requests they let be published.
 * For its own people and the centre; for everybody else, and for an association that is no federation, it is not there.
 */
export async function districtOfFederation(
  { db, actor, now }: Pick<Context, 'db' | 'actor' | 'now'>,
  id: OrganizationId,
  handoverYear: number,
): Promise<DistrictSeen> {
  sideReaching(actor, id)
  const [federation] = await db
    .select({ id: organizations.id, name: organizations.name, districtId: districts.id, districtName: districts.name })
    .from(federations)
    .innerJoin(organizations, eq(organizations.id, federations.organizationId))
    .innerJoin(districts, eq(districts.id, federations.districtId))
    .where(eq(federations.organizationId, id))
  if (!federation) throw new Refusal('not-found')
  const { districtId, ...seen } = federation
  // every query below asks for these and for nobody else
  const isOfItsDistrict = and(
    eq(organizations.kind, 'association'),
    isNull(organizations.mergedInto),
    not(isDissolved),
    eq(organizations.districtId, districtId),
    sql`not exists (select from ${federations} where ${federations.organizationId} = ${organizations.id})`,
  )
  const isShown = and(isOfItsDistrict, eq(requests.published, true), inArray(requests.status, [...seenByFederation]))

  const members = await db
    .select({
      ...{ id: organizations.id, name: organizations.name, kana: organizations.kana },
      households: associations.households,
      hasSeat: hasSeatOn(jstDay(now)),
      handover: sql<HandoverState>`case when ${handovers.year} is null then 'not-asked'
        when ${handovers.doneAt} is not null then 'done' when ${handovers.answer} is not null then 'waiting' else 'asked' end`,
      openRequests: sql<number>`(select count(*)::int from ${requests} where ${requests.associationId} = ${organizations.id}
        and ${requests.published} and ${requests.status} in ('open', 'staffed'))`,
    })
    .from(organizations)
    .innerJoin(associations, eq(associations.organizationId, organizations.id))
    .leftJoin(handovers, and(eq(handovers.organizationId, organizations.id), eq(handovers.year, handoverYear)))
    .where(isOfItsDistrict)
    .orderBy(asc(reading), asc(organizations.id))
  const asked = await db
    .select({
      ...{ id: requests.id, title: requests.title, status: requests.status },
      associationName: organizations.name,
      onDay: sql<
        string | null
      >`(select min(${days.onDay})::text from ${days} where ${days.requestId} = ${requests.id})`,
      ...{ headsMin: requests.headsMin, headsAgreed: requests.headsAgreed },
      headsCame: sql<
        number | null
      >`(select sum(${results.heads})::int from ${results} join ${matches} on ${matches.id} = ${results.matchId}
        where ${matches.requestId} = ${requests.id} and ${results.side} = 'association')`,
    })
    .from(requests)
    .innerJoin(organizations, eq(organizations.id, requests.associationId))
    .where(isShown)
    .orderBy(desc(requests.postedAt), desc(requests.id))
    .limit(mostRequests)
  return { ...seen, handoverYear, associations: members, requests: asked }
}
