import { jstDay, type MatchId, type OrganizationId } from '@app/shared'
import type { ParticipationCertificate } from '@app/shared/activities'
import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm'
import { districtsTable as districts } from '../districts/districts.table.ts'
import { helpItemsTable as items } from '../help-categories/help-categories.table.ts'
import { matchesTable as matches } from '../matches/matches.table.ts'
import {
  organizationsTable as organizations,
  supportersTable as supporters,
} from '../organizations/organizations.table.ts'
import type { Db, Tx } from '../platform/db.ts'
import { requestsTable as requests } from '../requests/requests.table.ts'
import { activitiesTable as activities } from './activities.table.ts'
import { holdingOf } from './participation.rules.ts'
import {
  participationCertificatesTable as certificates,
  participationLinesTable as lines,
} from './participation.table.ts'

/** How many came: the association counted, else the supporter. */
const headsOf = (matchId: SQL) =>
  sql<number>`coalesce((select r.heads from match_results r where r.match_id = ${matchId} order by r.side = 'association' desc limit 1), 0)`
/** The day of the match; where none was set, that of its story, else the day on which the result came. */
const day = sql<string>`coalesce(${matches.onDay}, ${activities.happenedOn},
  (select (min(r.at) at time zone 'Asia/Tokyo')::date from match_results r where r.match_id = ${matches.id}))`
const isPublished = sql`${activities.publishedAt} is not null`

/** What was done, as a certificate says it; the association by name only if it shows it (rule 2). */
export interface DoneMatch {
  matchId: MatchId
  supporterId: OrganizationId
  supporterName: string
  title: string
  itemName: string
  day: string
  from: string | null
  to: string | null
  heads: number
  associationLabel: string
}

/** One match that is done; null: not done, or not there. */
export async function doneMatch(db: Db | Tx, id: MatchId): Promise<DoneMatch | null> {
  const [row] = await doneWhere(db, eq(matches.id, id))
  return row ?? null
}

/** All done matches of a supporter to which somebody came, the oldest first. */
export async function doneMatchesOf(db: Db | Tx, supporterId: OrganizationId): Promise<DoneMatch[]> {
  const rows = await doneWhere(db, eq(matches.supporterId, supporterId))
  return rows.filter(({ heads }) => heads > 0)
}

/** Of which supporter a match is, whatever became of it. */
export async function supporterOfMatch(db: Db | Tx, id: MatchId): Promise<OrganizationId | null> {
  const [row] = await db.select({ id: matches.supporterId }).from(matches).where(eq(matches.id, id))
  return row?.id ?? null
}

const doneWhere = (db: Db | Tx, where: SQL): Promise<DoneMatch[]> =>
  db
    .select({
      matchId: matches.id,
      supporterId: matches.supporterId,
      supporterName: organizations.name,
      title: sql<string>`case when ${isPublished} then ${activities.title} else ${requests.title} end`,
      itemName: items.name,
      day: sql<string>`${day}::text`,
      from: matches.fromTime,
      to: matches.toTime,
      heads: headsOf(sql`${matches.id}`),
      associationLabel: sql<string>`case when ${requests.showName}
        then (select a.name from organizations a where a.id = ${requests.associationId})
        else ${districts.name} || '地区の自治会' end`,
    })
    .from(matches)
    .innerJoin(requests, eq(requests.id, matches.requestId))
    .innerJoin(items, eq(items.id, requests.itemId))
    .innerJoin(organizations, eq(organizations.id, matches.supporterId))
    .innerJoin(districts, eq(districts.id, requests.districtId))
    .leftJoin(activities, eq(activities.requestId, requests.id))
    .where(and(where, eq(matches.status, 'done')))
    .orderBy(asc(day), asc(matches.id))

const columns = {
  certificate: certificates,
  isChanged: sql<boolean>`exists (select from participation_lines l
    where l.certificate_id = ${certificates.id} and l.heads <> ${headsOf(sql`l.match_id`)})`,
  supporterName: organizations.name,
  /** A supporter is named to everybody only while it is listed. */
  isListed: supporters.isPublic,
}

const certificatesWhere = (db: Db | Tx, where: SQL | undefined) =>
  db
    .select(columns)
    .from(certificates)
    .innerJoin(organizations, eq(organizations.id, certificates.supporterId))
    .leftJoin(supporters, eq(supporters.organizationId, certificates.supporterId))
    .where(where)
    .orderBy(desc(certificates.issuedAt), desc(certificates.id))
export type FoundCertificate = Awaited<ReturnType<typeof certificatesWhere>>[number]

/** Certificates that were issued for a match, the newest first. */
export const certificatesOfMatch = (db: Db | Tx, id: MatchId): Promise<FoundCertificate[]> =>
  certificatesWhere(db, eq(certificates.matchId, id))

/** Yearly certificates of a supporter, the newest first. */
export const yearlyCertificatesOf = (db: Db | Tx, id: OrganizationId): Promise<FoundCertificate[]> =>
  certificatesWhere(db, and(eq(certificates.supporterId, id), eq(certificates.kind, 'year')))

/** The certificate behind a square code. */
export async function participationByCode(db: Db, code: string): Promise<FoundCertificate | null> {
  const [row] = await certificatesWhere(db, eq(certificates.code, code))
  return row ?? null
}

/** What a certificate says of each match. */
export const linesOf = (db: Db | Tx, id: FoundCertificate['certificate']['id']) =>
  db.select({ matchId: lines.matchId, heads: lines.heads }).from(lines).where(eq(lines.certificateId, id))

export const holdingOfFound = ({ certificate, isChanged }: FoundCertificate): ParticipationCertificate['holds'] =>
  holdingOf({ isWithdrawn: certificate.withdrawnAt !== null, isChanged })

/** As its own people and the centre see it. */
export function certificateSeen(found: FoundCertificate): ParticipationCertificate {
  const { id, number, issuedAt, withdrawnReason } = found.certificate
  return { id, number, issuedOn: jstDay(issuedAt), holds: holdingOfFound(found), withdrawnReason }
}
