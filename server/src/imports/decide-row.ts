import { type ImportId, Refusal } from '@app/shared'
import { advance } from '@app/shared/kernel'
import { type Decision, importLifecycle, type ImportRow } from '@app/shared/imports'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { rowSeen } from './imports.queries.ts'
import { lockImport, rowOf, saveDecision, saveImport } from './imports.store.ts'
import { choicesOf } from './preview.rules.ts'

interface RowDecision {
  importId: ImportId
  rowNo: number
  decision: Decision
}

/** A person decides about a row that needs one: take it as the ledger says, keep what is here, or leave it out. */
export function decideRow(ctx: Context, { importId, rowNo, decision }: RowDecision): Promise<ImportRow> {
  return transact(ctx, async (tx) => {
    const ledger = await lockImport(tx, importId)
    advance(importLifecycle, ledger.status, 'confirm', 'coordinator')
    const row = await rowOf(tx, importId, rowNo)
    if (!choicesOf(row).includes(decision)) throw new Refusal('wrong-moment', 'この行では、その答えは選べません')
    await saveDecision(tx, importId, rowNo, decision)
    await saveImport(tx, importId)
    await record(tx, ctx, { type: 'import.row-decided', importId })
    return rowSeen({ ...row, decision })
  })
}
