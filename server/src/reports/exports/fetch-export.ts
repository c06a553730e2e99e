import { type ExportId, jstDay, Refusal } from '@app/shared'
import { exportMinutes } from '@app/shared/reports'
import { audit } from '../../platform/audit.ts'
import type { Context } from '../../platform/context.ts'
import { transact } from '../../platform/transact.ts'
import { ownExport } from './exports.store.ts'
import { sheetOf } from './sheet-of.ts'
import { writeWorkbook } from './write-workbook.ts'

/** The one who said the purpose fetches the workbook, as things stand now; each fetching is audited with its rows. */
export async function fetchExport(ctx: Context, id: ExportId): Promise<{ name: string; bytes: Buffer }> {
  const { sheet, kind } = await transact(ctx, async (tx) => {
    const { kind, withContacts, at } = await ownExport(tx, id, ctx.actor.accountId)
    const isLate = ctx.now.getTime() > at.getTime() + exportMinutes * 60_000
    if (isLate)
      throw new Refusal('wrong-moment', '書き出してから時間がたちました。もう一度、目的を選んで書き出してください')

    const sheet = await sheetOf(tx, { kind, withContacts })
    const detail = { kind, withContacts, rows: sheet.rows.length }
    await audit(tx, ctx, { act: 'export.fetched', subject: 'export', subjectId: id, detail })
    return { sheet, kind }
  })
  const name = `${ctx.config.demo ? 'demo-' : ''}${kind}-${jstDay(ctx.now)}.xlsx`
  return { name, bytes: await writeWorkbook(sheet) }
}
