import type { AccountId } from '@app/shared'
import { and, eq } from 'drizzle-orm'
import type { Tx } from '../platform/db.ts'
import { draftsTable as drafts } from './accounts.table.ts'

export const upsertDraft = (tx: Tx, row: typeof drafts.$inferInsert) =>
  tx
    .insert(drafts)
    .values(row)
    .onConflictDoUpdate({ target: [drafts.accountId, drafts.key], set: { body: row.body, updatedAt: row.updatedAt } })

export const deleteDraft = (tx: Tx, accountId: AccountId, key: string) =>
  tx.delete(drafts).where(and(eq(drafts.accountId, accountId), eq(drafts.key, key)))
