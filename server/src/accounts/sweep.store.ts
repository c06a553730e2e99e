import { and, isNotNull, lt, or } from 'drizzle-orm'
import type { Db } from '../platform/db.ts'
import { draftsTable, mailLinksTable, refreshTokensTable, sessionsTable } from './accounts.table.ts'

const day = 86_400_000

/** Forgets what nobody needs any more: old sessions with their tokens, spent links, drafts of half a year. */
export async function sweepAccounts(db: Db, now: Date): Promise<void> {
  const ago = (days: number) => new Date(now.getTime() - days * day)
  await db.delete(sessionsTable).where(or(lt(sessionsTable.expiresAt, ago(30)), lt(sessionsTable.endedAt, ago(30))))
  await db
    .delete(refreshTokensTable)
    .where(and(isNotNull(refreshTokensTable.usedAt), lt(refreshTokensTable.usedAt, ago(7))))
  await db.delete(mailLinksTable).where(lt(mailLinksTable.expiresAt, ago(7)))
  await db.delete(draftsTable).where(lt(draftsTable.updatedAt, ago(180)))
}
