import { jstDay, type OrganizationId } from '@app/shared'
import { and, asc, eq, gte, inArray, isNotNull, isNull, ne, or, sql } from 'drizzle-orm'
import { accountsTable as accounts, seatsTable as seats } from '../accounts/accounts.table.ts'
import {
  exchangeMeetingsTable as meetings,
  meetingSignUpsTable as signUps,
} from '../exchange-meetings/exchange-meetings.table.ts'
import {
  associationsTable as associations,
  federationsTable as federations,
  organizationsTable as organizations,
} from '../organizations/organizations.table.ts'
import { matchesTable as matches } from '../matches/matches.table.ts'
import { requestsTable as requests } from '../requests/requests.table.ts'
import type { Tx } from '../platform/db.ts'

/** An organization whose standing has changed, and the federation of its district, if there is another one than itself. */
export async function standingFacts(tx: Tx, id: OrganizationId) {
  const [row] = await tx
    .select({
      ...{ name: organizations.name, kind: organizations.kind },
      ...{ standing: associations.standing, reason: associations.standingReason },
      federationId: federations.organizationId,
    })
    .from(organizations)
    .leftJoin(associations, eq(associations.organizationId, organizations.id))
    .leftJoin(
      federations,
      and(
        sql`${federations.districtId} = ${organizations.districtId}`,
        ne(federations.organizationId, organizations.id),
      ),
    )
    .where(and(eq(organizations.id, id), isNull(organizations.mergedInto)))
  return row ?? null
}

/** Whether an association has ended: it heard so once, and is not called about each thing that ended with it. */
export const hasEnded = async (tx: Tx, id: OrganizationId): Promise<boolean> =>
  (await standingFacts(tx, id))?.standing === 'dissolved'

/** Mail of those whose seats ended with their organization: they have no running seat any more, and are to know why. */
export const mailsOfEndedSeats = async (tx: Tx, id: OrganizationId, at: Date): Promise<string[]> => {
  const found = await tx
    .selectDistinct({ email: accounts.email })
    .from(seats)
    .innerJoin(accounts, eq(accounts.id, seats.accountId))
    .where(
      and(
        eq(seats.organizationId, id),
        isNotNull(seats.endedAt),
        eq(seats.endsOn, jstDay(at)),
        isNull(accounts.disabledAt),
      ),
    )
  return found.flatMap(({ email }) => email ?? [])
}

/** What ends with an association that was dissolved at that moment, by title, whether its end was entered already or not. */
export async function endsWith(tx: Tx, id: OrganizationId, at: Date) {
  const of = (rows: { title: string }[]) => rows.map(({ title }) => title)
  const running = inArray(requests.status, ['submitted', 'returned', 'open', 'staffed', 'postponed'])
  const called = await tx
    .select({ title: requests.title })
    .from(requests)
    .where(
      and(
        eq(requests.associationId, id),
        or(running, and(eq(requests.status, 'cancelled'), gte(requests.endedAt, at))),
        sql`not exists (select from ${matches} where ${matches.requestId} = ${requests.id}
          and ${matches.status} = 'agreed' and ${matches.onDay} < ${jstDay(at)})`,
      ),
    )
    .orderBy(asc(requests.id))
  const seated = await tx
    .select({ title: meetings.title })
    .from(signUps)
    .innerJoin(meetings, eq(meetings.id, signUps.meetingId))
    .where(
      and(
        eq(signUps.organizationId, id),
        inArray(meetings.status, ['open', 'closed']),
        or(inArray(signUps.status, ['confirmed', 'waitlisted', 'offered']), gte(signUps.cancelledAt, at)),
      ),
    )
    .orderBy(asc(meetings.heldOn))
  return { requests: of(called), meetings: of(seated) }
}

/** Supporters that have promised to help an association, and are to know what it is called now. */
export const promisedTo = async (tx: Tx, associationId: OrganizationId): Promise<OrganizationId[]> => {
  const found = await tx
    .selectDistinct({ id: matches.supporterId })
    .from(matches)
    .innerJoin(requests, eq(requests.id, matches.requestId))
    .where(and(eq(requests.associationId, associationId), eq(matches.status, 'agreed')))
  return found.map(({ id }) => id)
}
