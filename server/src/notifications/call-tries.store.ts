import { type AccountId, jstDay, type NoticeId } from '@app/shared'
import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '../platform/db.ts'
import { callTriesTable as tries } from './call-tries.table.ts'

/**
 * Holds everything that one call would tell: what waits for the same organization over the same channel, in one order, so
 * that two who note the same call do not count twice. Empty where nobody is called about it (any more).
 */
export async function lockCallsWith(tx: Tx, id: NoticeId): Promise<NoticeId[]> {
  const { rows } = await tx.execute<{ id: NoticeId }>(sql`select n.id from notices n
    where n.delivered_at is null and n.to_kind <> 'staff'
      and (n.channel in ('phone', 'line') or n.channel = 'mail' and n.failed_at is not null)
      and (n.id = ${id} or (n.organization_id, n.channel) = (select o.organization_id, o.channel from notices o where o.id = ${id}))
    order by n.id for update`)
  const ids = rows.map((row) => row.id)
  return ids.includes(id) ? ids : []
}

/** When these were last tried, and how often on the day of that moment in Japan. */
export async function triesOf(
  tx: Tx,
  ids: readonly NoticeId[],
  now: Date,
): Promise<{ last: Date | null; today: number }> {
  const { rows } = await tx.execute<{ last: string | null; today: number }>(sql`select max(y.at) as last,
    count(distinct y.id) filter (where (y.at at time zone 'Asia/Tokyo')::date = ${jstDay(now)}::date)::int as today
    from call_tries y where y.notice_id = any(${sql.param(ids)}::uuid[])`)
  const { last, today } = rows[0]!
  return { last: last === null ? null : new Date(last), today }
}

export const insertTry = (
  tx: Tx,
  ids: readonly NoticeId[],
  call: { id: string; at: Date; by: AccountId; againAt: Date },
) => tx.insert(tries).values(ids.map((noticeId) => ({ ...call, noticeId })))

/** A try, held until the transaction ends; null where this notice knows none of that name. */
export async function lockTry(tx: Tx, id: string, noticeId: NoticeId) {
  const [row] = await tx
    .select()
    .from(tries)
    .where(and(eq(tries.id, id), eq(tries.noticeId, noticeId)))
    .for('update')
  return row ?? null
}

export const deleteTry = (tx: Tx, id: string) => tx.delete(tries).where(eq(tries.id, id))
