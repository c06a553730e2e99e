import { jstDay, type OrganizationId } from '@app/shared'
import { and, desc, eq } from 'drizzle-orm'
import type { Db, Tx } from '../platform/db.ts'
import { renewalsTable as renewals } from './renewals.table.ts'
import { yearInQuestion } from './season.rules.ts'

export type RenewalRow = typeof renewals.$inferSelect
type NewRenewal = typeof renewals.$inferInsert

/** Asks for the first time in this fiscal year; false when somebody was faster. */
export async function insertRenewal(tx: Tx, values: NewRenewal): Promise<boolean> {
  const made = await tx.insert(renewals).values(values).onConflictDoNothing().returning({ id: renewals.id })
  return made.length > 0
}

/** The question of one fiscal year, held until the end of the transaction. */
export async function lockRenewal(tx: Tx, organizationId: OrganizationId, fiscalYear: number) {
  const [row] = await tx
    .select()
    .from(renewals)
    .where(and(eq(renewals.organizationId, organizationId), eq(renewals.fiscalYear, fiscalYear)))
    .for('update')
  return row ?? null
}

/** The latest question to a supporter, held until the end of the transaction. */
export async function lockLatestRenewal(tx: Tx, organizationId: OrganizationId): Promise<RenewalRow | null> {
  const [row] = await tx
    .select()
    .from(renewals)
    .where(eq(renewals.organizationId, organizationId))
    .orderBy(desc(renewals.fiscalYear))
    .limit(1)
    .for('update')
  return row ?? null
}

export const saveRenewal = (tx: Tx, id: string, values: Partial<NewRenewal>) =>
  tx.update(renewals).set(values).where(eq(renewals.id, id))

/** Finds a question by the hash of its link's secret; nothing else can find it. */
export async function renewalByHash(db: Db | Tx, secretHash: string): Promise<RenewalRow | null> {
  const [row] = await db.select().from(renewals).where(eq(renewals.secretHash, secretHash))
  return row ?? null
}

/** The question that a paper of that moment is about; null when none was asked for its fiscal year. */
export async function renewalOfPaper(db: Db | Tx, id: OrganizationId, writtenAt: Date): Promise<RenewalRow | null> {
  const [row] = await db
    .select()
    .from(renewals)
    .where(and(eq(renewals.organizationId, id), eq(renewals.fiscalYear, yearInQuestion(jstDay(writtenAt)))))
  return row ?? null
}
