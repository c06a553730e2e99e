import { type Page, Refusal } from '@app/shared'
import { isStaff } from '@app/shared/accounts/role'
import type { CallToMake, Notice } from '@app/shared/notifications'
import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import { accountsTable as accounts } from '../accounts/accounts.table.ts'
import { organizationsTable as organizations } from '../organizations/organizations.table.ts'
import type { Actor } from '../platform/context.ts'
import type { Db, Tx } from '../platform/db.ts'
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

const byPerson = inArray(notices.channel, ['phone', 'fax', 'post', 'line'])
/** A mail that did not go out has to be told by a person as well. */
const toTell = or(byPerson, and(eq(notices.channel, 'mail'), isNotNull(notices.failedAt)))
const waitsForCall: SQL | undefined = and(toTell, isNull(notices.deliveredAt))
const wasTold = and(or(byPerson, isNotNull(notices.toldBy)), isNotNull(notices.deliveredAt))

/** People who have to be told by a person, who waits longest first; or those already told, latest first. */
export async function callsToMake(
  db: Db | Tx,
  { after, perPage, told = false }: Part & { told?: boolean },
): Promise<Page<CallToMake>> {
  const which = told ? wasTold : waitsForCall
  const beyond = after && (told ? lt(notices.id, idIn(after)) : gt(notices.id, idIn(after)))
  const rows = await callsWhere(
    db,
    and(which, beyond || undefined),
    told ? desc(notices.id) : asc(notices.id),
    perPage + 1,
  )
  const [count] = await db.select({ total: counted }).from(notices).where(which)
  return pageOf(rows.slice(0, perPage), rows.length > perPage, count?.total ?? 0)
}

/** One call, as the list shows it. */
export async function callSeen(db: Db | Tx, id: Notice['id']): Promise<CallToMake> {
  const [row] = await callsWhere(db, eq(notices.id, id), asc(notices.id), 1)
  if (!row) throw new Refusal('not-found')
  return row
}

async function callsWhere(db: Db | Tx, where: SQL | undefined, order: SQL, limit: number): Promise<CallToMake[]> {
  const rows = await db
    .select({ notice: notices, name: organizations.name, toldBy: accounts.displayName })
    .from(notices)
    .leftJoin(organizations, eq(organizations.id, notices.organizationId))
    .leftJoin(accounts, eq(accounts.id, notices.toldBy))
    .where(where)
    .orderBy(order)
    .limit(limit)
  return rows.map(({ notice, name, toldBy }) => ({
    id: notice.id,
    organizationId: notice.organizationId,
    organizationName: name ?? notice.address ?? '',
    channel: notice.channel === 'screen' ? 'post' : notice.channel,
    number: notice.address,
    subject: notice.subject,
    body: notice.body,
    leadsTo: notice.channel === 'mail' ? null : notice.leadsTo,
    at: notice.createdAt.toISOString(),
    toldAt: notice.deliveredAt?.toISOString() ?? null,
    toldBy,
    toldNote: notice.toldNote,
  }))
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
