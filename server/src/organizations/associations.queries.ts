import { jstDay, type OrganizationId, type Page, Refusal } from '@app/shared'
import type { HandoverState } from '@app/shared/accounts'
import type {
  Association,
  AssociationLine,
  AssociationStanding,
  ContactChannel,
  DistrictOfAssociations,
} from '@app/shared/organizations'
import { and, asc, eq, isNull, ne, not, type SQL, sql } from 'drizzle-orm'
import { handoversTable as handovers } from '../accounts/accounts.table.ts'
import { districtsTable as districts } from '../districts/districts.table.ts'
import type { Context } from '../platform/context.ts'
import type { Db, Tx } from '../platform/db.ts'
import { requestsTable as requests } from '../requests/requests.table.ts'
import { behind, pageFrom, reading } from './keyset.queries.ts'
import { whereItWent } from './merged.queries.ts'
import { isCalled } from './named.queries.ts'
import {
  associationsTable as associations,
  contactsTable as contacts,
  federationsTable as federations,
  organizationsTable as organizations,
} from './organizations.table.ts'
import { sideReaching } from './reach-organization.ts'
import { hasSeatOn } from './registrations.queries.ts'

/** What the centre asks of its list. */
export interface AssociationsWanted {
  q?: string | undefined
  district?: number | undefined
  channel?: ContactChannel | undefined
  withoutContact?: boolean | undefined
  notHandedOver?: boolean | undefined
  standing?: AssociationStanding | undefined
  after?: string | undefined
  perPage: number
}

/** The day a list is about, and the April whose officers are spoken of on it. */
export interface ListDay {
  day: string
  handoverYear: number
}

const runningRequests = sql<number>`(select count(*)::int from ${requests} where ${requests.associationId} = ${organizations.id}
  and ${requests.status} in ('submitted', 'returned', 'open', 'staffed', 'postponed'))`
const { id, name, kana, version } = organizations
const { households, showName, standing, standingReason } = associations
const isFederation = sql<boolean>`exists (select from ${federations} where ${federations.organizationId} = ${organizations.id})`
/** Has ended: it stands in no count. */
export const isDissolved = sql<boolean>`exists (select from associations ended where ended.organization_id = ${organizations.id} and ended.standing = 'dissolved')`
const facts = {
  id,
  name,
  kana,
  version,
  households,
  showName,
  isFederation,
  standing,
  standingReason,
  hasNumber: sql<boolean>`coalesce(${contacts.phone}, ${contacts.fax}) is not null`,
  districtId: districts.id,
  districtName: districts.name,
}
const isAssociation = and(eq(organizations.kind, 'association'), isNull(organizations.mergedInto))!

// a wish without a number or an address is no way to anybody; the contact itself never leaves this file
const hasContact = sql<boolean>`coalesce(${contacts.phone}, ${contacts.fax}, ${contacts.email}) is not null`
const handoverState = sql<HandoverState>`case when ${handovers.year} is null then 'not-asked'
  when ${handovers.doneAt} is not null then 'done' when ${handovers.answer} is not null then 'waiting' else 'asked' end`
const hasHandedOver = sql<boolean>`${handovers.doneAt} is not null`
const handoverOf = (year: number) => and(eq(handovers.organizationId, organizations.id), eq(handovers.year, year))

/** The centre finds associations by name, reading or district, or those for whom something is missing. */
export async function associationsFor(
  db: Db,
  { day, handoverYear }: ListDay,
  wanted: AssociationsWanted,
): Promise<Page<AssociationLine>> {
  const { q, district, channel, withoutContact, notHandedOver, standing: wantedStanding, after, perPage } = wanted
  const where = and(
    isAssociation,
    district === undefined ? undefined : sql`${organizations.districtId} = ${district}`,
    channel && eq(contacts.channel, channel),
    withoutContact ? not(hasContact) : undefined,
    notHandedOver ? not(hasHandedOver) : undefined,
    // who has ended is in no list unless it is asked for
    wantedStanding ? eq(standing, wantedStanding) : ne(standing, 'dissolved'),
    isCalled(q),
  )!
  const rows = (where: SQL | undefined) =>
    db
      .select({
        ...facts,
        openRequests: runningRequests,
        hasSeat: hasSeatOn(day),
        channel: contacts.channel,
        hasContact,
        handover: handoverState,
      })
      .from(organizations)
      .innerJoin(associations, eq(associations.organizationId, organizations.id))
      .innerJoin(districts, eq(districts.id, organizations.districtId))
      .innerJoin(contacts, eq(contacts.organizationId, organizations.id))
      .leftJoin(handovers, handoverOf(handoverYear))
      .where(where)
      .orderBy(asc(reading), asc(organizations.id))
  const [found, counted] = await Promise.all([
    rows(and(where, behind(after, reading, sql`${organizations}`))).limit(perPage + 1),
    db.$count(rows(where).limit(1_001).as('counted')),
  ])
  return pageFrom(found, perPage, counted)
}

/** Every district of the city's list with what its associations have and lack, also where there is none yet. */
export async function districtsOfAssociations(
  db: Db,
  { day, handoverYear }: ListDay,
): Promise<DistrictOfAssociations[]> {
  const count = (of: SQL) => sql<number>`(count(${organizations.id}) filter (where ${of}))::int`
  return db
    .select({
      id: districts.id,
      name: districts.name,
      associations: sql<number>`count(${organizations.id})::int`,
      households: sql<number>`coalesce(sum(${households}), 0)::int`,
      withoutContact: count(sql`not (${hasContact})`),
      withoutSeat: count(sql`not (${hasSeatOn(day)})`),
      notHandedOver: count(sql`not (${hasHandedOver})`),
    })
    .from(districts)
    .leftJoin(
      organizations,
      and(sql`${organizations.districtId} = ${districts.id}`, isAssociation, not(isFederation), not(isDissolved)),
    )
    .leftJoin(associations, eq(associations.organizationId, organizations.id))
    .leftJoin(contacts, eq(contacts.organizationId, organizations.id))
    .leftJoin(handovers, handoverOf(handoverYear))
    .groupBy(districts.id, districts.name)
    .orderBy(asc(districts.id))
}

/** One association, for its own officers and the centre; contacts have their own endpoint. */
export async function associationSeen(
  db: Db | Tx,
  { actor, now }: Pick<Context, 'actor' | 'now'>,
  asked: OrganizationId,
): Promise<Association> {
  sideReaching(actor, asked)
  const [row] = await db
    .select({ ...facts, openRequests: runningRequests, hasSeat: hasSeatOn(jstDay(now)) })
    .from(organizations)
    .innerJoin(associations, eq(associations.organizationId, organizations.id))
    .innerJoin(districts, eq(districts.id, organizations.districtId))
    .innerJoin(contacts, eq(contacts.organizationId, organizations.id))
    .where(eq(organizations.id, whereItWent(asked)))
  if (!row) throw new Refusal('not-found')
  return row
}
