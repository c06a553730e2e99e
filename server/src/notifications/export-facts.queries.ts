import { type ExportId, Refusal } from '@app/shared'
import { eq } from 'drizzle-orm'
import { accountsTable as accounts } from '../accounts/accounts.table.ts'
import type { Tx } from '../platform/db.ts'
import { exportsTable as exports } from '../reports/exports/exports.table.ts'

/** An export with contacts as its notice tells it. */
export async function exportFacts(tx: Tx, id: ExportId) {
  const [row] = await tx
    .select({ by: accounts.displayName, kind: exports.kind, rows: exports.rows })
    .from(exports)
    .innerJoin(accounts, eq(accounts.id, exports.accountId))
    .where(eq(exports.id, id))
  if (!row) throw new Refusal('not-found')
  return row
}
