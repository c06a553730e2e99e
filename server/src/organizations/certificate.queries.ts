import { type OrganizationId, Refusal } from '@app/shared'
import { eq, sql } from 'drizzle-orm'
import type { Db } from '../platform/db.ts'
import {
  organizationsTable as organizations,
  supporterKindsTable as kinds,
  supportersTable as supporters,
} from './organizations.table.ts'

const { status, number, registeredOn, standingSince, certificateCode, isPublic } = supporters
const columns = {
  ...{ name: organizations.name, status, number, registeredOn, standingSince, kindName: kinds.name },
  ...{ code: certificateCode, isPublic },
  /** The latest fiscal year for which somebody said that it goes on. */
  renewedFor: sql<number | null>`(select max(n.fiscal_year) from renewals n
    where n.organization_id = ${supporters.organizationId} and n.answer in ('unchanged', 'changed'))`,
}

/** What stands on the certificate of a supporter. */
export async function certificateOf(db: Db, id: OrganizationId) {
  const [row] = await db
    .select(columns)
    .from(supporters)
    .innerJoin(organizations, eq(organizations.id, supporters.organizationId))
    .innerJoin(kinds, eq(kinds.kind, supporters.kind))
    .where(eq(supporters.organizationId, id))
  if (!row) throw new Refusal('not-found')
  return row
}
export type Certificate = Awaited<ReturnType<typeof certificateOf>>

/**
 * The registration behind the square code of a certificate, also after it was made one with another; nobody who never was
 * registered has one.
 */
export async function certificateByCode(
  db: Db,
  code: string,
): Promise<(Certificate & { earlierNumber: string | null }) | null> {
  const [row] = await db
    .select({
      ...columns,
      /** The number of the code's own registration where that was made one with this (統合). */
      earlierNumber: sql<
        string | null
      >`(select s.number from supporters s where s.certificate_code = ${code} and s.organization_id <> ${supporters.organizationId})`,
    })
    .from(supporters)
    .innerJoin(organizations, eq(organizations.id, supporters.organizationId))
    .innerJoin(kinds, eq(kinds.kind, supporters.kind))
    .where(
      eq(
        supporters.organizationId,
        sql`(select coalesce(o.merged_into, o.id) from supporters s join organizations o on o.id = s.organization_id where s.certificate_code = ${code})`,
      ),
    )
  return row?.number ? row : null
}
