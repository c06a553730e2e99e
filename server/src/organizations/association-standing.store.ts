import { jstDay, type OrganizationId } from '@app/shared'
import type { AssociationStanding } from '@app/shared/organizations'
import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '../platform/db.ts'
import { associationsTable as associations } from './organizations.table.ts'

const among = (ids: readonly OrganizationId[], standing: AssociationStanding) =>
  and(inArray(associations.organizationId, [...ids]), eq(associations.standing, standing))

/** 解散・合併の確認待ち: left out by a later ledger; a person will ask. Nothing of it is deleted, no seat ends. */
export async function waitForCheck(tx: Tx, ids: readonly OrganizationId[]): Promise<void> {
  if (ids.length > 0) await tx.update(associations).set({ standing: 'to-check' }).where(among(ids, 'active'))
}

/** Left out, and said to be there: not asked about again in this fiscal year. */
export async function sayStillThere(tx: Tx, ids: readonly OrganizationId[], now: Date): Promise<void> {
  if (ids.length === 0) return
  const values = { standing: 'active', stillThereOn: jstDay(now) } as const
  await tx
    .update(associations)
    .set(values)
    .where(inArray(associations.organizationId, [...ids]))
}

/** Named again by a ledger: the question has answered itself. */
export async function wereFoundAgain(tx: Tx, ids: readonly OrganizationId[]): Promise<void> {
  if (ids.length > 0) await tx.update(associations).set({ standing: 'active' }).where(among(ids, 'to-check'))
}

export async function endAssociation(tx: Tx, id: OrganizationId): Promise<void> {
  await tx.update(associations).set({ standing: 'dissolved' }).where(eq(associations.organizationId, id))
}
