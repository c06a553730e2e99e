import { jstDay, type OrganizationId, type Page, Refusal } from '@app/shared'
import type { Association } from '@app/shared/organizations'
import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { districtsTable as districts } from '../districts/districts.table.ts'
import type { Context } from '../platform/context.ts'
import type { Db, Tx } from '../platform/db.ts'
import { requestsTable as requests } from '../requests/requests.table.ts'
import { behind, pageFrom, reading } from './keyset.queries.ts'
import { whereItWent } from './merged.queries.ts'
import { isCalled } from './named.queries.ts'
import { associationsTable as associations, organizationsTable as organizations } from './organizations.table.ts'
import { sideReaching } from './reach-organization.ts'
import { hasSeatOn } from './registrations.queries.ts'

/** What the centre asks of its list. */
export interface AssociationsWanted {
  q?: string | undefined
  district?: number | undefined
  after?: string | undefined
  perPage: number
}

const runningRequests = sql<number>`(select count(*)::int from ${requests} where ${requests.associationId} = ${organizations.id}
  and ${requests.status} in ('submitted', 'returned', 'open', 'staffed', 'postponed'))`

/** Associations as the centre and their own officers see them; contacts have their own endpoint. */
async function associationsWhere(db: Db | Tx, now: Date, where: SQL, limit: number): Promise<Association[]> {
  const { id, name, kana, version } = organizations
  const { households, showName } = associations
  return db
    .select({
      ...{ id, name, kana, version, households, showName },
      districtId: districts.id,
      districtName: districts.name,
      openRequests: runningRequests,
      hasSeat: hasSeatOn(jstDay(now)),
    })
    .from(organizations)
    .innerJoin(associations, eq(associations.organizationId, organizations.id))
    .innerJoin(districts, eq(districts.id, organizations.districtId))
    .where(where)
    .orderBy(asc(reading), asc(organizations.id))
    .limit(limit)
}

/** The centre finds an association by name, reading or district. */
export async function associationsFor(db: Db, now: Date, wanted: AssociationsWanted): Promise<Page<Association>> {
  const { q, district, after, perPage } = wanted
  const where = and(
    eq(organizations.kind, 'association'),
    isNull(organizations.mergedInto),
    district === undefined ? undefined : sql`${organizations.districtId} = ${district}`,
    isCalled(q),
  )!
  const rows = sql`${organizations}`
  const [found, counted] = await Promise.all([
    associationsWhere(db, now, and(where, behind(after, reading, rows))!, perPage + 1),
    db.execute<{ n: number }>(
      sql`select count(*)::int as n from (select 1 from ${rows} where ${where} limit 1001) as counted`,
    ),
  ])
  return pageFrom(found, perPage, counted.rows[0]!.n)
}

/** One association, for its own officers and the centre. */
export async function associationSeen(
  db: Db | Tx,
  { actor, now }: Pick<Context, 'actor' | 'now'>,
  id: OrganizationId,
): Promise<Association> {
  sideReaching(actor, id)
  const [row] = await associationsWhere(db, now, eq(organizations.id, whereItWent(id)), 1)
  if (!row) throw new Refusal('not-found')
  return row
}
