import { addDays, jstDay } from '@app/shared'
import { and, asc, between, eq, gt, inArray, lt, or, sql } from 'drizzle-orm'
import type { Db, Tx } from '../platform/db.ts'
import { holidayOf } from '../platform/japanese.ts'
import { requestsTable as requests } from '../requests/requests.table.ts'
import { matchesTable as matches } from './matches.table.ts'
import { dueReminders, type ReminderKind } from './reminders.rules.ts'

/** A match with how many have told how it went, and which reminders went out already. */
const watched = (db: Db | Tx) =>
  db
    .select({
      match: matches,
      isClosed: sql<boolean>`${requests.status} = 'closed'`,
      told: sql<number>`(select count(*)::int from match_results t where t.match_id = ${matches.id})`,
      toldAt: sql<string | null>`(select max(t.at) from match_results t where t.match_id = ${matches.id})`,
      isEnough: sql<boolean>`exists (select from match_results t where t.match_id = ${matches.id} and t.again = 'no')`,
      said: sql<ReminderKind[]>`array(select t.kind from match_reminders t where t.match_id = ${matches.id})`,
    })
    .from(matches)
    .innerJoin(requests, eq(requests.id, matches.requestId))

type Watched = Awaited<ReturnType<typeof watched>>[number]

/** What is due about a match and was not said yet. */
const unsaid = ({ match, told, toldAt, said, ...more }: Watched, now: Date): ReminderKind[] => {
  const facts = { ...match, ...more, toldAt: toldAt === null ? null : new Date(toldAt), isTold: told === 2 }
  return dueReminders(facts, now, holidayOf).filter((kind) => !said.includes(kind))
}

const atOnce = 2_000

/** Matches of which somebody is to be reminded now. The rule decides; the database only brings what is near in time. */
export async function toBeReminded(db: Db, now: Date) {
  const today = jstDay(now)
  const isNear = or(
    and(
      eq(matches.status, 'proposed'),
      gt(matches.answerBy, now),
      lt(matches.answerBy, new Date(`${addDays(today, 12)}T00:00:00+09:00`)),
    ),
    and(eq(matches.status, 'agreed'), between(matches.onDay, addDays(today, 1), addDays(today, 12))),
    and(inArray(matches.status, ['agreed', 'done']), between(matches.onDay, addDays(today, -29), addDays(today, -1))),
    and(eq(matches.status, 'done'), between(matches.onDay, addDays(today, -336), addDays(today, -308))),
  )
  const near = await watched(db).where(isNear).orderBy(asc(matches.id)).limit(atOnce)
  return near.filter((one) => unsaid(one, now).length > 0).map(({ match: { id, requestId } }) => ({ id, requestId }))
}

/** What is still to be said about a match that is held. */
export async function stillToSay(tx: Tx, id: typeof matches.$inferSelect.id, now: Date): Promise<ReminderKind[]> {
  const [one] = await watched(tx).where(eq(matches.id, id))
  return one ? unsaid(one, now) : []
}
