import type { AccountId, ImportId, OrganizationId } from '@app/shared'
import type { Decision, ImportStatus, LedgerKind, News, Verdict } from '@app/shared/imports'
import { customType, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

/** An uploaded ledger, its bytes and the columns as understood. pii: content. */
export const ledgerImportsTable = pgTable('ledger_imports', {
  id: uuid('id').$type<ImportId>().primaryKey(),
  kind: text('kind').$type<LedgerKind>().notNull(),
  fileName: text('file_name').notNull(),
  content: bytea('content').notNull(),
  encoding: text('encoding').notNull(),
  sheet: text('sheet'),
  headerRow: integer('header_row').notNull(),
  headers: text('headers').array().notNull(),
  columns: jsonb('columns').notNull(),
  status: text('status').$type<ImportStatus>().notNull(),
  uploadedBy: uuid('uploaded_by').$type<AccountId>(),
  uploadedAt: timestamp('uploaded_at', { withTimezone: true }).notNull(),
  confirmedAt: timestamp('confirmed_at', { withTimezone: true }),
  version: integer('version').notNull().default(1),
})

/** Each row as it stood, what will happen, and what a person decided. pii: cells. */
export const ledgerImportRowsTable = pgTable(
  'ledger_import_rows',
  {
    importId: uuid('import_id').$type<ImportId>().notNull(),
    rowNo: integer('row_no').notNull(),
    cells: text('cells').array().notNull(),
    name: text('name').notNull(),
    verdict: text('verdict').$type<Verdict>().notNull(),
    reasons: text('reasons').array().notNull(),
    changes: jsonb('changes').notNull(),
    leftovers: jsonb('leftovers').notNull(),
    understood: jsonb('understood'),
    /** Which kind of news it is in a later ledger; null: nobody is asked. */
    news: text('news').$type<News>(),
    decision: text('decision').$type<Decision>(),
    organizationId: uuid('organization_id').$type<OrganizationId>(),
  },
  (t) => [primaryKey({ columns: [t.importId, t.rowNo] })],
)
