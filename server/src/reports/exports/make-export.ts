import { Refusal } from '@app/shared'
import type { ExportInput, ExportLine } from '@app/shared/reports'
import { refuseStale } from '../../accounts/index.ts'
import { audit } from '../../platform/audit.ts'
import type { Context } from '../../platform/context.ts'
import { record } from '../../platform/outbox.ts'
import { transact } from '../../platform/transact.ts'
import { exportSeen } from './exports.queries.ts'
import { insertExport, refuseTooManyContacts } from './exports.store.ts'
import { sheetOf } from './sheet-of.ts'

/** Somebody of the centre says what a workbook is for. That is written down before anything leaves the house. */
export function makeExport(ctx: Context, { kind, purpose, note, withContacts }: ExportInput): Promise<ExportLine> {
  return transact(ctx, async (tx) => {
    const { accountId } = ctx.actor
    if (!accountId) throw new Refusal('not-signed-in')
    if (withContacts) {
      await refuseStale(tx, ctx)
      await refuseTooManyContacts(tx, accountId, ctx.now)
    }

    const { rows } = await sheetOf(tx, { kind, withContacts })
    const said = { accountId, kind, purpose, note, withContacts, rows: rows.length, at: ctx.now }
    const { id } = await insertExport(tx, said)
    const detail = { kind, purpose, withContacts, rows: rows.length }
    await audit(tx, ctx, { act: 'export.made', subject: 'export', subjectId: id, detail })
    if (withContacts) await record(tx, ctx, { type: 'export.contacts-taken', exportId: id })
    return exportSeen(tx, ctx.actor, id)
  })
}
