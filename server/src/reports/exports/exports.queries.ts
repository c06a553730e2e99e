import { type ExportId, type Page, Refusal } from '@app/shared'
import { type ExportLine, exportMinutes } from '@app/shared/reports'
import { and, desc, eq, lt, type SQL } from 'drizzle-orm'
import { accountsTable as accounts } from '../../accounts/accounts.table.ts'
import type { Actor } from '../../platform/context.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { exportsTable as exports } from './exports.table.ts'

/** 書き出しの記録, the newest first: an admin sees all, a coordinator the own ones. */
export async function exportsFor(
  db: Db | Tx,
  actor: Actor,
  { after, perPage }: { after?: string | undefined; perPage: number },
): Promise<Page<ExportLine>> {
  const own = actor.accountId ? eq(exports.accountId, actor.accountId) : undefined
  const seen = actor.role === 'admin' ? undefined : own
  const rows = await linesWhere(db, and(seen, beyond(after)), perPage + 1)
  const total = await db.$count(exports, seen)
  const items = rows.slice(0, perPage).map((row) => lineOf(actor, row))
  const next = rows.length > perPage ? (items.at(-1)?.id ?? null) : null
  return { items, next, total: Math.min(total, 1000), totalIsCapped: total > 1000 }
}

/** One export as its maker reads it. */
export async function exportSeen(tx: Tx, actor: Actor, id: ExportId): Promise<ExportLine> {
  const [row] = await linesWhere(tx, eq(exports.id, id), 1)
  if (!row) throw new Refusal('not-found')
  return lineOf(actor, row)
}

/** Ids are UUIDv7: they lie in the order of their making. */
function beyond(after: string | undefined): SQL | undefined {
  if (after === undefined) return undefined
  if (!/^[0-9a-f-]{36}$/.test(after)) throw new Refusal('invalid-input')
  return lt(exports.id, after as ExportId)
}

const linesWhere = (db: Db | Tx, where: SQL | undefined, most: number) =>
  db
    .select({ line: exports, by: accounts.displayName })
    .from(exports)
    .innerJoin(accounts, eq(accounts.id, exports.accountId))
    .where(where)
    .orderBy(desc(exports.id))
    .limit(most)

function lineOf(actor: Actor, { line, by }: Awaited<ReturnType<typeof linesWhere>>[number]): ExportLine {
  const { accountId, at, ...rest } = line
  const fetchBy = new Date(at.getTime() + exportMinutes * 60_000).toISOString()
  return { ...rest, at: at.toISOString(), by, fetchBy, isOwn: accountId === actor.accountId }
}
