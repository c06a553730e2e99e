import { type ImportId, Refusal } from '@app/shared'
import { advance } from '@app/shared/kernel'
import { type Decision, importLifecycle, type LedgerImport, type News } from '@app/shared/imports'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { importSeen } from './imports.queries.ts'
import { lockImport, saveImport, saveNewsDecision } from './imports.store.ts'

/** A person decides about a whole kind of news at once; what was decided row by row stays as it was decided. */
export function decideNews(
  ctx: Context,
  importId: ImportId,
  { news, decision }: { news: News; decision: Decision },
): Promise<LedgerImport> {
  return transact(ctx, async (tx) => {
    const ledger = await lockImport(tx, importId)
    advance(importLifecycle, ledger.status, 'confirm', 'coordinator')
    const impossible = news === 'new' ? 'keep' : news === 'vanished' ? 'skip' : null
    if (decision === impossible) throw new Refusal('wrong-moment', 'この行では、その答えは選べません')
    await saveNewsDecision(tx, importId, news, decision)
    await saveImport(tx, importId)
    await record(tx, ctx, { type: 'import.row-decided', importId })
    return importSeen(tx, importId)
  })
}
