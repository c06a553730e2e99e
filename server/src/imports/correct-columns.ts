import { type ImportId, Refusal } from '@app/shared'
import { advance } from '@app/shared/kernel'
import { importLifecycle, type LedgerImport } from '@app/shared/imports'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { requireVersion } from '../platform/version.ts'
import { fieldsOf } from './columns.rules.ts'
import { importSeen } from './imports.queries.ts'
import { type Columns, type ImportRecord, lockImport, replaceRows, rowsOf, saveImport } from './imports.store.ts'
import { judgedNow } from './judged-now.ts'

/** A coordinator corrects which column is which: the preview is made anew, and earlier decisions are asked again. */
export function correctColumns(ctx: Context, importId: ImportId, columns: Columns): Promise<LedgerImport> {
  return transact(ctx, async (tx) => {
    const ledger = await lockImport(tx, importId)
    requireVersion(ctx, ledger.version)
    advance(importLifecycle, ledger.status, 'confirm', 'coordinator')
    refuseImpossible(ledger, columns)
    await replaceRows(tx, importId, await judgedNow(tx, ctx.now, { ...ledger, columns }, await rowsOf(tx, importId)))
    await saveImport(tx, importId, { columns })
    await record(tx, ctx, { type: 'import.columns-corrected', importId })
    return importSeen(tx, importId)
  })
}

/** Each column is one known thing, no thing stands in two columns, and nothing can be read without a name. */
function refuseImpossible({ kind, headers }: ImportRecord, columns: Columns): void {
  const fields = fieldsOf(kind)
  const wrong = columns.flatMap((field, at) => {
    if (field === null) return []
    const known = fields.find((each) => each.field === field)
    if (!known) return [{ pointer: `/columns/${at}`, detail: 'この項目は選べません' }]
    if (columns.indexOf(field) === at) return []
    return [{ pointer: `/columns/${at}`, detail: `「${known.label}」の列が2つあります。どちらか一方にしてください` }]
  })
  const missing = fields
    .filter(({ field, required }) => required && !columns.includes(field))
    .map(({ label }) => ({ pointer: '/columns', detail: `「${label}」の列を選んでください` }))
  if (columns.length !== headers.length) missing.push({ pointer: '/columns', detail: '列の数が台帳と違います' })
  const errors = [...wrong, ...missing]
  if (errors[0]) throw new Refusal('invalid-input', errors[0].detail, errors)
}
