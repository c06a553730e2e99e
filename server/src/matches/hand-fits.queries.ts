import { jstDay, type OrganizationId, type RequestId } from '@app/shared'
import type { MatchStatus } from '@app/shared/matches'
import { and, asc, eq, inArray } from 'drizzle-orm'
import {
  organizationsTable as organizations,
  supportersTable as supporters,
} from '../organizations/organizations.table.ts'
import type { Db, Tx } from '../platform/db.ts'
import { groupedBy } from '../platform/grouped-by.rules.ts'
import { requestDaysTable as days } from '../requests/requests.table.ts'
import { isClosed, whyNotOn } from './day-fit.rules.ts'
import { matchesTable as matches } from './matches.table.ts'
import { standingColumns } from './standing.queries.ts'

/** How a supporter that thinks of raising its hand stands to one open request. */
interface HandFit {
  requestId: RequestId
  /** It could raise its hand; what else speaks against it is its own to weigh. */
  may: boolean
  /** What speaks against this day, by what it said itself and has promised; null: nothing. */
  why: string | null
  /** It has closed this day itself: its hand has to be meant. */
  closed: boolean
}

/** Whether a supporter could come to these requests, by the rules of the suggestions for days; the other way round of finding. */
export async function handFits(
  db: Db | Tx,
  supporterId: OrganizationId,
  requestIds: readonly RequestId[],
  now: Date,
): Promise<{ maxHeads: number; fits: HandFit[] }> {
  const [row] = await db
    .select(standingColumns(now))
    .from(supporters)
    .innerJoin(organizations, eq(organizations.id, supporters.organizationId))
    .where(and(eq(supporters.organizationId, supporterId), eq(supporters.status, 'registered')))
  // whose registration rests raises no hand
  if (!row) return { maxHeads: 0, fits: [] }
  const own = await runningOf(db, supporterId)
  const wishes = groupedBy(await daysOf(db, requestIds), (one) => one.requestId)
  const today = jstDay(now)
  const fits = requestIds.map((requestId): HandFit => {
    const busyDays = own.flatMap((one) =>
      one.status === 'agreed' && one.day && one.requestId !== requestId ? [one.day] : [],
    )
    const known = { ...row.supporter, closed: row.closed, busyDays }
    const all = (wishes.get(requestId) ?? []).map(({ day }) => day)
    const day = all.find((one) => one >= today) ?? all[0]
    const taken = own.find((one) => one.requestId === requestId)
    const why = (taken && already[taken.status]) ?? (day === undefined ? null : whyNotOn(day, known, today))
    const isOut = day !== undefined && (day < today || busyDays.includes(day))
    return { requestId, may: !taken && !isOut, why, closed: day !== undefined && isClosed(row.closed, day) }
  })
  return { maxHeads: row.supporter.maxHeads, fits }
}

/** Why there is no hand to raise, said to the supporter itself. */
const already: Partial<Record<MatchStatus, string>> = {
  proposed: 'もう相談が始まっています',
  agreed: 'お手伝いが決まっています',
  done: 'お手伝いが終わっています',
}

/** What it was asked for, has promised or has done; the newest of each request counts. */
const runningOf = (db: Db | Tx, supporterId: OrganizationId) =>
  db
    .select({ requestId: matches.requestId, status: matches.status, day: matches.onDay })
    .from(matches)
    .where(
      and(
        eq(matches.supporterId, supporterId),
        inArray(matches.status, ['proposed', 'agreed', 'done'] satisfies MatchStatus[]),
      ),
    )

const daysOf = (db: Db | Tx, requestIds: readonly RequestId[]) =>
  db
    .select({ requestId: days.requestId, day: days.onDay })
    .from(days)
    .where(inArray(days.requestId, [...requestIds]))
    .orderBy(asc(days.position))
