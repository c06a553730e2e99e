import { addDays, jstDay } from '@app/shared'
import type { Workbench } from '@app/shared/reports'
import { sql } from 'drizzle-orm'
import { waitsForCall } from '../notifications/calls.table.ts'
import type { Db, Tx } from '../platform/db.ts'
import { holidayOf } from '../platform/japanese.ts'
import { dueOfPressing } from '../platform/working-hours.rules.ts'
import { deadlines } from './waiting-kinds.rules.ts'
import { matches, waiting } from './waiting.queries.ts'
import { asLines } from './waiting-lines.rules.ts'
import { sorted, type WaitingFact } from './waiting.rules.ts'

const daysAhead = 14
interface Row extends Record<string, unknown> {
  kind: WaitingFact['kind']
  id: string
  title: string
  waits_for: string
  since: string | Date
  promised: string | Date | null
  presses_on: string | null
  series_id: string | null
  series_title: string | null
  series_number: number | null
}

/** きょうの仕事: what came in, what is late, what waits for whom, what is coming up. Three statements. */
export async function workbenchFor(db: Db | Tx, now: Date): Promise<Workbench> {
  const today = jstDay(now)
  const { rows } = await db.execute<Row>(sql`select * from (${waiting(today, now)}) w order by since limit 2000`)
  const facts = rows.map(factFrom)
  return { ...sorted(asLines(facts), now), ...(await countsOf(db)), comingUp: await comingUp(db, today) }
}

const factFrom = ({
  kind: what,
  id,
  title,
  waits_for: waitsFor,
  since,
  promised,
  presses_on,
  ...series
}: Row): WaitingFact => ({
  kind: what,
  ...{ id, title, waitsFor },
  since: new Date(since),
  promised: promised ? new Date(promised) : urgentEnd(what, new Date(since), presses_on),
  session: series.series_id
    ? { seriesId: series.series_id, title: series.series_title!, number: series.series_number! }
    : null,
})

/** 至急: it ends before the usual deadline of its kind. */
function urgentEnd(what: WaitingFact['kind'], since: Date, pressesOn: string | null): Date | null {
  const { urgentHours } = deadlines[what]
  return pressesOn && urgentHours ? dueOfPressing(since, pressesOn, urgentHours, holidayOf) : null
}

/** How much is under way. */
async function countsOf(db: Db | Tx): Promise<Pick<Workbench, 'calls' | 'counts'>> {
  const { rows } = await db.execute<Workbench['counts'] & { calls: number }>(sql`select
    (select count(*)::int from notices n where ${waitsForCall}) as "calls",
    (select count(*)::int from requests where status = 'open') as "openRequests",
    (select count(*)::int from matches where status = 'proposed') as "proposals",
    (select count(*)::int from matches where status = 'agreed') as "agreed",
    (select count(*)::int from supporters where status = 'submitted') as "toReview"`)
  const { calls, ...counts } = rows[0]!
  return { calls, counts }
}

/** Agreed help and meetings of the next two weeks. */
async function comingUp(db: Db | Tx, today: string): Promise<Workbench['comingUp']> {
  const until = addDays(today, daysAhead)
  const { rows } = await db.execute<Workbench['comingUp'][number]>(sql`
    select m.on_day::text as day, r.title || '（' || a.name || '・' || o.name || '）' as title, '/desk/requests/' || r.id as "leadsTo"
      ${matches(sql`m.status = 'agreed' and m.on_day between ${today}::date and ${until}::date`)}
    union all
    select held_on::text, title, '/desk/meetings/' || id from exchange_meetings
      where status in ('open', 'closed') and held_on between ${today}::date and ${until}::date
    order by day, title limit 50`)
  return rows
}
