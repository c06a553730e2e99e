import type { LedgerImport, LedgerKind } from '@app/shared/imports'
import type { Context } from '../platform/context.ts'
import { bytesOf } from '../platform/files/upload.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { columnsOf, guessColumns, guessKind } from './columns.rules.ts'
import { importSeen } from './imports.queries.ts'
import { insertImport, replaceRows } from './imports.store.ts'
import { largestUpload, readTable } from './read-table.ts'
import { judgedNow } from './judged-now.ts'

interface Upload {
  fileName: string
  /** Base64. */
  content: string
  kind?: LedgerKind | undefined
}

/** A coordinator brings a ledger: the file is kept as it came, and a preview says what would happen. */
export async function uploadLedger(ctx: Context, { fileName, content, kind: chosen }: Upload): Promise<LedgerImport> {
  const bytes = bytesOf(content, largestUpload)
  const { encoding, sheet, headerRow, headers, rows } = await readTable(bytes, fileName)
  const kind = chosen ?? guessKind(headers)
  const columns = columnsOf(guessColumns(headers, kind), headers.length)

  return transact(ctx, async (tx) => {
    const facts = { kind, fileName, encoding, sheet, headerRow, headers, columns }
    const importId = await insertImport(tx, {
      ...facts,
      content: bytes,
      uploadedBy: ctx.actor.accountId,
      uploadedAt: ctx.now,
    })
    await replaceRows(tx, importId, await judgedNow(tx, ctx.now, { kind, columns }, rows))
    await record(tx, ctx, { type: 'import.uploaded', importId })
    return importSeen(tx, importId)
  })
}
