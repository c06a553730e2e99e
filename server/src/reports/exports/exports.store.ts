import { type AccountId, type ExportId, Refusal } from '@app/shared'
import { mostExportsWithContacts } from '@app/shared/reports'
import { and, eq, gt, sql } from 'drizzle-orm'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { tooMany } from '../../platform/throttle.ts'
import { exportsTable as exports } from './exports.table.ts'

export type ExportRow = typeof exports.$inferSelect

const day = 24 * 3_600_000

/** A person takes out only so many workbooks with contacts in 24 hours. Two at once wait for each other. */
export async function refuseTooManyContacts(tx: Tx, accountId: AccountId, now: Date): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`exports:${accountId}`}))`)
  const earlier = await tx
    .select({ at: exports.at })
    .from(exports)
    .where(
      and(
        eq(exports.accountId, accountId),
        eq(exports.withContacts, true),
        gt(exports.at, new Date(now.getTime() - day)),
      ),
    )
    .orderBy(exports.at)
  const oldest = earlier[0]
  if (oldest && earlier.length >= mostExportsWithContacts) throw tooMany(new Date(oldest.at.getTime() + day), now)
}

/** Writes down that something is taken out. The list only grows. */
export async function insertExport(tx: Tx, values: Omit<ExportRow, 'id'>): Promise<ExportRow> {
  const [row] = await tx
    .insert(exports)
    .values({ id: newId<ExportId>(), ...values })
    .returning()
  return row!
}

/** One's own export; somebody else's is not there. */
export async function ownExport(tx: Tx, id: ExportId, accountId: AccountId | null): Promise<ExportRow> {
  const [row] = await tx.select().from(exports).where(eq(exports.id, id))
  if (!row || row.accountId !== accountId) throw new Refusal('not-found')
  return row
}
