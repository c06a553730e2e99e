import type { AccountId, ExportId } from '@app/shared'
import type { ExportKind, ExportPurpose } from '@app/shared/reports'
import { boolean, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** 書き出しの記録; only grows. pii: none (the note tells a purpose). */
export const exportsTable = pgTable('exports', {
  id: uuid('id').$type<ExportId>().primaryKey(),
  accountId: uuid('account_id').$type<AccountId>().notNull(),
  kind: text('kind').$type<ExportKind>().notNull(),
  purpose: text('purpose').$type<ExportPurpose>().notNull(),
  note: text('note').notNull().default(''),
  withContacts: boolean('with_contacts').notNull(),
  rows: integer('rows').notNull(),
  at: timestamp('at', { withTimezone: true }).notNull(),
})
