import { type MatchId, type Page, Refusal } from '@app/shared'
import { isStaff } from '@app/shared/accounts/role'
import type { Notice } from '@app/shared/notifications'
import { and, desc, eq, getTableColumns, lt, type SQL, sql } from 'drizzle-orm'
import type { Actor } from '../platform/context.ts'
import type { Db, Tx } from '../platform/db.ts'
import { eventsTable as events } from '../platform/platform.table.ts'
import { noticesTable as notices } from './notices.table.ts'

interface Part {
  after?: string | undefined
  perPage: number
}

/** What the reader's organization, or the centre, may read on its screen. */
export function screenOf({ role, organizationId }: Actor): SQL | undefined {
  if (role === 'system' || role === 'nobody') throw new Refusal('not-found')
  const own = isStaff(role) ? eq(notices.toKind, 'staff') : eq(notices.organizationId, organizationId!)
  return and(eq(notices.channel, 'screen'), own)
}

/** Notices on the screen, newest first, and how many nobody has read. */
export async function noticesFor(
  db: Db | Tx,
  actor: Actor,
  { after, perPage }: Part,
): Promise<Page<Notice> & { unread: number }> {
  const mine = screenOf(actor)
  const rows = await db
    .select()
    .from(notices)
    .where(and(mine, after ? lt(notices.id, idIn(after)) : undefined))
    .orderBy(desc(notices.id))
    .limit(perPage + 1)
  const [count] = await db
    .select({ total: counted, unread: sql<number>`count(*) filter (where ${notices.readAt} is null)::int` })
    .from(notices)
    .where(mine)
  const items = rows.slice(0, perPage).map(({ id, subject, body, leadsTo, createdAt, readAt }): Notice => ({
    id,
    subject,
    body,
    leadsTo,
    at: createdAt.toISOString(),
    read: readAt !== null,
  }))
  return { ...pageOf(items, rows.length > perPage, count?.total ?? 0), unread: count?.unread ?? 0 }
}

/** One notice as it was told, and the match it is about, if any; null when there is none. */
export async function noticeOnFile(db: Db | Tx, id: Notice['id']) {
  const matchId = sql<MatchId | null>`(select e.payload ->> 'matchId' from events e where e.id = ${notices.eventId})`
  const [row] = await db
    .select({ ...getTableColumns(notices), matchId })
    .from(notices)
    .where(eq(notices.id, id))
  return row ?? null
}

/** The event that a notice told. */
export async function eventOf(tx: Tx, eventId: number) {
  const [row] = await tx.select().from(events).where(eq(events.id, eventId))
  return row ?? null
}

/** Where a notice on the screen leads, for whoever follows its short link; null when there is none. */
export async function placeOf(db: Db, id: Notice['id']) {
  const [row] = await db
    .select({ leadsTo: notices.leadsTo, toKind: notices.toKind })
    .from(notices)
    .where(and(eq(notices.id, id), eq(notices.channel, 'screen')))
  return row ?? null
}

const counted = sql<number>`count(*)::int`
const mark = /^[0-9a-f-]{36}$/
function idIn(after: string): Notice['id'] {
  if (!mark.test(after)) throw new Refusal('invalid-input')
  return after as Notice['id']
}
const pageOf = <T extends { id: string }>(items: T[], hasMore: boolean, total: number): Page<T> => ({
  items,
  next: hasMore ? (items.at(-1)?.id ?? null) : null,
  total: Math.min(total, 1000),
  totalIsCapped: total > 1000,
})
