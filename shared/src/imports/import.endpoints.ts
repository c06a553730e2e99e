import { z } from 'zod'
import { staff } from '../accounts/role.ts'
import { defineEndpoint } from '../kernel/endpoint.ts'
import { importId } from '../kernel/ids.ts'
import { pageOf, pageQuery } from '../kernel/page.ts'
import * as at from './import.paths.ts'
import { decision, importRow, ledgerImport, ledgerKind, news, verdict } from './import.ts'

const byId = z.object({ importId })
const answer = { status: 200, schema: ledgerImport } as const

export const listImports = defineEndpoint(at.listImports, {
  summary: 'Ledgers that were uploaded',
  audience: staff,
  query: z.object(pageQuery),
  success: { status: 200, schema: pageOf(ledgerImport) },
  refuses: [],
})
export const uploadLedger = defineEndpoint(at.uploadLedger, {
  summary: 'A coordinator uploads a ledger (CSV or XLSX, base64) and gets a preview; nothing is written yet',
  audience: staff,
  rate: 'heavy',
  body: z.strictObject({
    fileName: z.string().trim().min(1).max(200),
    content: z.base64().max(7_500_000),
    kind: ledgerKind.optional(),
  }),
  success: { status: 201, schema: ledgerImport },
  refuses: ['file-not-understood', 'body-too-large'],
})
export const showImport = defineEndpoint(at.showImport, {
  summary: 'One import',
  audience: staff,
  params: byId,
  success: answer,
  refuses: ['not-found'],
})
export const listImportRows = defineEndpoint(at.listImportRows, {
  summary: 'What will happen to each row, and why',
  audience: staff,
  params: byId,
  query: z.object({ ...pageQuery, verdict: verdict.optional(), news: news.optional() }),
  success: { status: 200, schema: pageOf(importRow) },
  refuses: ['not-found'],
})
const act = { audience: staff, needsVersion: true, refuses: ['not-found', 'wrong-moment', 'version-stale'] } as const
export const correctColumns = defineEndpoint(at.correctColumns, {
  ...act,
  summary: 'Corrects the guess of which column is which; the preview is made anew',
  params: byId,
  body: z.strictObject({ columns: z.array(z.string().max(40).nullable()).max(100) }),
  success: answer,
})
export const decideRow = defineEndpoint(at.decideRow, {
  ...act,
  summary: 'A person decides about a row that needs one',
  params: z.object({ importId, rowNo: z.coerce.number().pipe(z.int()) }),
  body: z.strictObject({ decision }),
  success: { status: 200, schema: importRow },
  needsVersion: false,
})
export const decideNews = defineEndpoint(at.decideNews, {
  ...act,
  summary: 'A person decides about all rows of one kind of news that nobody has decided about yet',
  params: byId,
  body: z.strictObject({ news, decision }),
  success: answer,
  needsVersion: false,
})
export const confirmImport = defineEndpoint(at.confirmImport, {
  ...act,
  summary: 'Writes everything in one transaction',
  params: byId,
  body: z.strictObject({}),
  success: answer,
  refuses: [...act.refuses, 'rows-need-a-person'],
})
export const discardImport = defineEndpoint(at.discardImport, {
  ...act,
  summary: 'Throws a preview away',
  params: byId,
  body: z.strictObject({}),
  success: answer,
})
export const listLeftovers = defineEndpoint(at.listLeftovers, {
  summary: 'Every value that could not be understood, kept as text',
  audience: staff,
  params: byId,
  success: {
    status: 200,
    schema: z.object({
      items: z.array(
        z.object({ rowNo: z.int(), name: z.string(), column: z.string(), text: z.string(), reason: z.string() }),
      ),
    }),
  },
  refuses: ['not-found'],
})
