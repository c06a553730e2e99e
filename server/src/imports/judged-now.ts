import type { LedgerKind } from '@app/shared/imports'
import type { Tx } from '../platform/db.ts'
import { cityFacts } from './imports.queries.ts'
import { type Columns } from './imports.store.ts'
import { type TableRow } from './layout.rules.ts'
import { previewOf } from './preview.rules.ts'
import { type PreviewRow } from './preview-row.rules.ts'
import { registryNow } from './registry-now.ts'

/** The rows of a ledger, judged against the registry as it stands at this moment. */
export async function judgedNow(
  tx: Tx,
  now: Date,
  ledger: { kind: LedgerKind; columns: unknown },
  rows: readonly TableRow[],
): Promise<PreviewRow[]> {
  const ofFile = rows.filter((row) => !('verdict' in row && row.verdict === 'vanished'))
  return previewOf(ofFile, ledger.columns as Columns, await cityFacts(tx), await registryNow(tx, ledger.kind, now))
}
