import { type NoticeId, type Page, Refusal } from '@app/shared'
import { type CallToMake, callChannels } from '@app/shared/notifications'
import { type SQL, sql } from 'drizzle-orm'
import type { Db, Tx } from '../platform/db.ts'
import { type CallChannel, callFrom, type CallRow, callRows, orderOfWaiting } from './call-rows.queries.ts'
import { byPerson, pressesOn, waitsForCall } from './calls.table.ts'

interface Wanted {
  after?: string | undefined
  perPage: number
  told?: boolean
  channel?: CallChannel | undefined
  asking?: boolean
}

const wasTold = sql`${byPerson} and n.delivered_at is not null`

/** People who have to be told by a person, in the order of the list; or what was told already, latest first. */
export async function callsToMake(db: Db | Tx, wanted: Wanted, now: Date) {
  const { after, perPage, told = false } = wanted
  const which = sql`${told ? wasTold : waitsForCall} ${filter(wanted)}`
  const presses = told ? sql`null::date` : pressesOn(now)
  const mark = told ? sql`n.id::text` : orderOfWaiting(now, presses)
  const beyond = after ? (told ? sql`where mark < ${markIn(after)}` : sql`where mark > ${markIn(after)}`) : sql``
  const order = told ? sql`desc` : sql`asc`
  const { rows } = await db.execute<CallRow>(
    sql`select * from (${callRows(which, now, { mark, presses })}) c ${beyond} order by mark ${order} limit ${perPage + 1}`,
  )
  const { rows: counts } = await db.execute<{ channel: CallChannel; count: number }>(
    sql`select n.channel, count(*)::int as count from notices n where ${waitsForCall} group by n.channel`,
  )
  const { rows: total } = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from notices n where ${which}`,
  )
  const count = total[0]?.count ?? 0
  const items = rows.slice(0, perPage)
  return {
    items: items.map((row) => callFrom(row, now)),
    next: rows.length > perPage ? (items.at(-1)?.mark ?? null) : null,
    total: Math.min(count, 1000),
    totalIsCapped: count > 1000,
    waiting: waitingBy(counts),
  } satisfies Page<CallToMake> & { waiting: Record<CallChannel, number> }
}

/** Whether one of them cannot wait. */
export async function arePressing(db: Db | Tx, ids: readonly NoticeId[], now: Date): Promise<boolean> {
  const { rows } = await db.execute(sql`select from notices n join events e on e.id = n.event_id
    where n.id = any(${sql.param(ids)}::uuid[]) and ${pressesOn(now)} is not null limit 1`)
  return rows.length > 0
}

const filter = ({ channel, asking }: Wanted): SQL =>
  sql`${channel ? sql`and n.channel = ${channel}` : sql``} ${asking ? sql`and n.asks is not null` : sql``}`

const waitingBy = (counts: readonly { channel: CallChannel; count: number }[]) =>
  Object.fromEntries(
    callChannels.map((channel) => [channel, counts.find((one) => one.channel === channel)?.count ?? 0]),
  ) as Record<CallChannel, number>

/** One call, as the list shows it. */
export async function callSeen(db: Db | Tx, id: NoticeId, now: Date): Promise<CallToMake> {
  const [row] = await callsById(db, [id], now)
  if (!row) throw new Refusal('not-found')
  return row
}

/** Chosen calls, in the order of the list; what is no call is not there. */
export async function callsById(db: Db | Tx, ids: readonly NoticeId[], now: Date): Promise<CallToMake[]> {
  const chosen = sql`n.id = any(${sql.param(ids)}::uuid[]) and n.to_kind <> 'staff' and n.channel <> 'screen'`
  const { rows } = await db.execute<CallRow>(sql`${callRows(chosen, now)} order by n.id`)
  return rows.map((row) => callFrom(row, now))
}

const mark = /^([0-3]_(\d{12}_)?)?[0-9a-f-]{36}(_[0-9a-f-]{36})?$/
function markIn(after: string): string {
  if (!mark.test(after)) throw new Refusal('invalid-input')
  return after
}
