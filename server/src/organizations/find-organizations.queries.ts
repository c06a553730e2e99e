import type { OrganizationId } from '@app/shared'
import type { FoundOrganization } from '@app/shared/organizations'
import { and, eq, isNull, or, type SQL, sql } from 'drizzle-orm'
import { districtsTable as districts } from '../districts/districts.table.ts'
import type { Db } from '../platform/db.ts'
import { reading } from './keyset.queries.ts'
import { whereItWent } from './merged.queries.ts'
import { isCalled } from './named.queries.ts'
import {
  contactsTable as contacts,
  organizationsTable as organizations,
  supportersTable as supporters,
} from './organizations.table.ts'
import { phoneDigitsOf } from './search.rules.ts'

const most = 8
const { id, kind, name, kana, mergedInto } = organizations

/**
 * Who is on the line: any organization by a part of its name or reading, or by a part of its telephone or FAX number
 * (four digits and more). The number itself is not shown; names that begin so come first.
 */
export function organizationsFound(
  db: Db,
  wanted: { q: string } | { id: OrganizationId },
): Promise<FoundOrganization[]> {
  const q = 'q' in wanted ? wanted.q.normalize('NFKC').trim() : ''
  return db
    .select({ id, kind, name, kana, districtId: districts.id, districtName: districts.name, number: supporters.number })
    .from(organizations)
    .leftJoin(districts, eq(districts.id, organizations.districtId))
    .leftJoin(supporters, eq(supporters.organizationId, id))
    .where('id' in wanted ? eq(id, whereItWent(wanted.id)) : and(isNull(mergedInto), fits(q)))
    .orderBy(sql`position(${q} in ${name}) <> 1`, reading, id)
    .limit(most)
}

function fits(q: string): SQL {
  const digits = phoneDigitsOf(q)
  return digits ? isReachedAt(digits) : (isCalled(q) ?? sql`false`)
}

/** Its telephone or FAX holds these digits. Numbers are written with marks, so both sides are bared. */
function isReachedAt(digits: string): SQL {
  const bare = (column: SQL | typeof contacts.phone) => sql`regexp_replace(coalesce(${column}, ''), '[^0-9]', '', 'g')`
  const holds = or(
    sql`position(${digits} in ${bare(contacts.phone)}) > 0`,
    sql`position(${digits} in ${bare(sql`${contacts.fax}`)}) > 0`,
  )
  return sql`exists (select from ${contacts} where ${contacts.organizationId} = ${id} and ${holds})`
}
