import { type AccountId, type CertificateId, fiscalYearOf, jstDay, Refusal } from '@app/shared'
import { eq, sql } from 'drizzle-orm'
import type { Tx } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'
import { certificateNumber } from './participation.rules.ts'
import {
  participationCertificatesTable as certificates,
  participationCountersTable as counters,
  participationLinesTable as lines,
} from './participation.table.ts'

export type CertificateRow = typeof certificates.$inferSelect
type Line = Pick<typeof lines.$inferSelect, 'matchId' | 'heads'>
type Issued = Pick<
  typeof certificates.$inferInsert,
  'number' | 'kind' | 'supporterId' | 'matchId' | 'fiscalYear' | 'title' | 'happenedOn' | 'issuedAt' | 'issuedBy'
>

/** The next number of the running fiscal year. Two who issue at once wait for each other at the year's row. */
export async function nextCertificateNumber(tx: Tx, now: Date): Promise<string> {
  const today = jstDay(now)
  const [row] = await tx
    .insert(counters)
    .values({ fiscalYear: fiscalYearOf(today), last: 1 })
    .onConflictDoUpdate({ target: counters.fiscalYear, set: { last: sql`${counters.last} + 1` } })
    .returning({ last: counters.last })
  return certificateNumber(today, row!.last)
}

/** Keeps what the paper says, match by match. */
export async function insertCertificate(tx: Tx, issued: Issued, said: readonly Line[]): Promise<CertificateRow> {
  const id = newId<CertificateId>()
  const heads = said.reduce((sum, line) => sum + line.heads, 0)
  const [row] = await tx
    .insert(certificates)
    .values({ ...issued, id, times: said.length, heads })
    .returning()
  await tx.insert(lines).values(said.map(({ matchId, heads }) => ({ certificateId: id, matchId, heads })))
  return row!
}

export async function lockCertificate(tx: Tx, id: CertificateId): Promise<CertificateRow> {
  const [row] = await tx.select().from(certificates).where(eq(certificates.id, id)).for('update')
  if (!row) throw new Refusal('not-found')
  return row
}

/** Takes a certificate back; nobody by name where other figures took its place. */
export async function saveWithdrawn(
  tx: Tx,
  id: CertificateId,
  { by, at, reason }: { by: AccountId | null; at: Date; reason: string },
): Promise<CertificateRow> {
  const [row] = await tx
    .update(certificates)
    .set({ withdrawnAt: at, withdrawnBy: by, withdrawnReason: reason })
    .where(eq(certificates.id, id))
    .returning()
  return row!
}
