import { jstDay, type OrganizationId, Refusal } from '@app/shared'
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
  const values = { standing: 'active', standingReason: null, stillThereOn: jstDay(now) } as const
  await tx
    .update(associations)
    .set(values)
    .where(inArray(associations.organizationId, [...ids]))
}

/** Named again by a ledger: the question has answered itself. */
export async function wereFoundAgain(tx: Tx, ids: readonly OrganizationId[]): Promise<void> {
  if (ids.length > 0) await tx.update(associations).set({ standing: 'active' }).where(among(ids, 'to-check'))
}

/** 解散: its row and its history stay, with the reason. */
export async function endAssociation(tx: Tx, id: OrganizationId, standingReason: string): Promise<void> {
  const values = { standing: 'dissolved', standingReason } as const
  await tx.update(associations).set(values).where(eq(associations.organizationId, id))
}

/** Why it was dissolved; null while it is there. It stays so until the transaction ends. */
export async function dissolutionOf(tx: Tx, id: OrganizationId): Promise<string | null> {
  const [row] = await tx
    .select({ reason: associations.standingReason })
    .from(associations)
    .where(eq(associations.organizationId, id))
    .for('share')
  return row?.reason ?? null
}

/** Nothing new begins for an association that has ended. */
export async function refuseDissolved(tx: Tx, id: OrganizationId): Promise<void> {
  if ((await dissolutionOf(tx, id)) !== null)
    throw new Refusal(
      'wrong-moment',
      'この自治会は解散として記録されています。続けるときは、先に「活動中に戻す」を押してください',
    )
}
