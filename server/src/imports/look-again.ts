import type { ImportId } from '@app/shared'
import { audit } from '../platform/audit.ts'
import type { Context } from '../platform/context.ts'
import { transact } from '../platform/transact.ts'
import { lockImport, replaceRows, rowsOf, saveImport } from './imports.store.ts'
import { judgedNow } from './judged-now.ts'
import { type DecidedRow, differs, isAnotherStory } from './plan.rules.ts'
import { type PreviewRow } from './preview-row.rules.ts'

/** Before confirming, the preview is compared with the registry once more. If it tells another story now, it is made anew. */
export function lookAgain(ctx: Context, importId: ImportId): Promise<void> {
  return transact(
    { ...ctx, idempotency: null },
    async (tx) => {
      const ledger = await lockImport(tx, importId)
      if (ledger.status !== 'previewed') return
      const seen = await rowsOf(tx, importId)
      const now = await judgedNow(tx, ctx.now, ledger, seen)
      if (!isAnotherStory(seen, now)) return
      await replaceRows(tx, importId, withDecisions(now, seen))
      await saveImport(tx, importId)
      await audit(tx, ctx, { act: 'import.judged-anew', subject: 'import', subjectId: importId })
    },
    { silent: true },
  )
}

/** A decision stays with its row if the question is still the same. */
const withDecisions = (now: readonly PreviewRow[], seen: readonly DecidedRow[]): DecidedRow[] =>
  now.map((row, at) => {
    const before = seen[at]
    return { ...row, decision: before && !differs(before, row) ? before.decision : null }
  })
