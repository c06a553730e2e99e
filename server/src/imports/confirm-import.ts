import { type ImportId, Refusal } from '@app/shared'
import { advance } from '@app/shared/kernel'
import { importLifecycle, type LedgerImport } from '@app/shared/imports'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { requireVersion } from '../platform/version.ts'
import { importSeen } from './imports.queries.ts'
import { holdRegistry, lockImport, replaceRows, rowsOf, saveImport } from './imports.store.ts'
import { judgedNow } from './judged-now.ts'
import { lookAgain } from './look-again.ts'
import { clashOf, type DecidedRow, isAnotherStory, isTaking, isUndecided, type Step, stepOf } from './plan.rules.ts'
import { settleRefresh } from './settle-refresh.ts'
import { takeIn } from './take-in.ts'

/**
 * A coordinator confirms: everything is written in one transaction, exactly as the preview says. If the registry has
 * changed meanwhile, the preview is made anew instead, and the coordinator looks at it again.
 */
export async function confirmImport(ctx: Context, importId: ImportId): Promise<LedgerImport> {
  await lookAgain(ctx, importId)
  return transact(ctx, async (tx) => {
    const ledger = await lockImport(tx, importId)
    requireVersion(ctx, ledger.version)
    const status = advance(importLifecycle, ledger.status, 'confirm', 'coordinator')
    await holdRegistry(tx)
    const rows = await rowsOf(tx, importId)
    const now = await judgedNow(tx, ctx.now, ledger, rows)
    if (isAnotherStory(rows, now)) throw new Refusal('version-stale')
    const steps = stepsOf(rows)

    const taken = steps.filter(isTaking)
    const ids = await takeIn(tx, { importId, now: ctx.now }, ledger.kind, taken)
    const became = new Map(taken.map(({ row }, at) => [row.rowNo, ids[at]]))
    await replaceRows(
      tx,
      importId,
      steps.map((step) => heard(step, became.get(step.row.rowNo))),
    )
    if (ledger.kind === 'associations') await settleRefresh(tx, ctx, steps)
    await saveImport(tx, importId, { status, confirmedAt: ctx.now })
    await record(tx, ctx, { type: 'import.confirmed', importId })
    return importSeen(tx, importId)
  })
}

/** What happens to each row; refuses while a person has still to decide, or has decided what cannot be. */
function stepsOf(rows: readonly DecidedRow[]): Step[] {
  const undecided = rows.filter(isUndecided).length
  if (undecided > 0) throw new Refusal('rows-need-a-person', `まだ決めていない行が${undecided}行あります`)
  const steps = rows.map(stepOf)
  const clash = clashOf(steps)
  if (clash) throw new Refusal('rows-need-a-person', clash)
  return steps
}

/** The row as it is remembered: with the organization it is about, or with nobody when it was left out. */
const heard = (step: Step, became: DecidedRow['organizationId'] | undefined): DecidedRow => ({
  ...step.row,
  organizationId:
    step.row.verdict === 'vanished' ? step.row.organizationId : step.act === 'hear' ? step.id : (became ?? null),
})
