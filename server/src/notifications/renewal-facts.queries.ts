import { type OrganizationId, Refusal } from '@app/shared'
import { desc, eq } from 'drizzle-orm'
import {
  organizationsTable as organizations,
  supportersTable as supporters,
} from '../organizations/organizations.table.ts'
import type { Tx } from '../platform/db.ts'
import { renewalsTable as renewals } from '../renewals/renewals.table.ts'

/** The latest yearly question to a supporter, as its notices tell it. */
export async function renewalFacts(tx: Tx, organizationId: OrganizationId) {
  const { status, number } = supporters
  const [row] = await tx
    .select({ renewal: renewals, name: organizations.name, status, number })
    .from(renewals)
    .innerJoin(organizations, eq(organizations.id, renewals.organizationId))
    .innerJoin(supporters, eq(supporters.organizationId, renewals.organizationId))
    .where(eq(renewals.organizationId, organizationId))
    .orderBy(desc(renewals.fiscalYear))
    .limit(1)
  if (!row) throw new Refusal('not-found')
  return row
}
export type RenewalFacts = Awaited<ReturnType<typeof renewalFacts>>
