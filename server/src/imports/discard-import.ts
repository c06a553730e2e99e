import type { ImportId } from '@app/shared'
import { advance } from '@app/shared/kernel'
import { importLifecycle, type LedgerImport } from '@app/shared/imports'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { requireVersion } from '../platform/version.ts'
import { importSeen } from './imports.queries.ts'
import { deleteRows, lockImport, saveImport } from './imports.store.ts'

/** A coordinator throws a preview away: the file and its rows go, only the line in the list stays. */
export function discardImport(ctx: Context, importId: ImportId): Promise<LedgerImport> {
  return transact(ctx, async (tx) => {
    const ledger = await lockImport(tx, importId)
    requireVersion(ctx, ledger.version)
    const status = advance(importLifecycle, ledger.status, 'discard', 'coordinator')
    await deleteRows(tx, importId)
    await saveImport(tx, importId, { status, content: Buffer.alloc(0) })
    await record(tx, ctx, { type: 'import.discarded', importId })
    return importSeen(tx, importId)
  })
}
