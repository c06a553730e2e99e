import { jstDay, type SeriesId } from '@app/shared'
import type { SeriesTurns } from '@app/shared/series'
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { organizationsTable as organizations } from '../organizations/organizations.table.ts'
import type { Db, Tx } from '../platform/db.ts'
import { groupedBy } from '../platform/grouped-by.rules.ts'
import { requestsTable as requests } from '../requests/requests.table.ts'
import { sessionFacts } from './series-facts.queries.ts'
import { matchesInSeries } from './series-matches.queries.ts'
import { isLooking, missesHeads } from './series-turns.rules.ts'
import { seriesTurnSessionsTable as chosen, seriesTurnsTable as turns } from './series-turns.table.ts'
import { seriesById } from './series.store.ts'

type SeriesTurnRow = typeof turns.$inferSelect

/** Who comes next about a series, until when those before may answer, and who was passed over and not taken up again since. */
export async function turnsOfSeries(db: Db | Tx, seriesId: SeriesId, now: Date): Promise<SeriesTurns> {
  await seriesById(db, seriesId)
  const rows = await db
    .select({ turn: turns, name: organizations.name })
    .from(turns)
    .innerJoin(organizations, eq(organizations.id, turns.supporterId))
    .where(and(eq(turns.seriesId, seriesId), isNull(turns.askingId)))
    .orderBy(asc(turns.position))
  const waiting = rows.filter(({ turn }) => turn.passedAt === null)
  const matches = await matchesInSeries(db, { seriesId })
  const sessions = await chosenIn(
    db,
    waiting.map(({ turn }) => turn.id),
  )
  const silent = matches.filter((one) => one.waits)
  const isTakenUpAgain = ({ supporterId, position, passedAt }: SeriesTurnRow): boolean =>
    rows.some(({ turn }) => turn.supporterId === supporterId && turn.position > position) ||
    matches.some((one) => one.supporterId === supporterId && one.proposedAt >= passedAt!)
  const facts = await sessionFacts(db, seriesId)
  const looking = facts.filter((one) => isLooking(one, jstDay(now)) && missesHeads(one)).map(({ id }) => id)
  return {
    waiting: waiting.map(({ turn: { id, supporterId }, name }) => ({
      ...{ id, supporterId, name },
      sessions: (sessions.get(id) ?? []).map(({ number }) => number!),
    })),
    atOnce: waiting[0]?.turn.atOnce ?? 1,
    after:
      silent
        .map(({ answerBy }) => answerBy.toISOString())
        .toSorted()
        .at(-1) ?? null,
    isMissing: [...sessions.values()].flat().some(({ requestId }) => looking.includes(requestId)),
    passed: rows
      .filter(({ turn }) => turn.passedAt !== null && !isTakenUpAgain(turn))
      .map(({ turn: { id, passedWhy }, name }) => ({ id, name, why: passedWhy! })),
  }
}

/** The sessions that each of them was chosen for, in order. */
async function chosenIn(db: Db | Tx, turnIds: string[]) {
  const rows = await db
    .select({ turnId: chosen.turnId, requestId: chosen.requestId, number: requests.seriesNumber })
    .from(chosen)
    .innerJoin(requests, eq(requests.id, chosen.requestId))
    .where(inArray(chosen.turnId, turnIds))
    .orderBy(asc(requests.seriesNumber))
  return groupedBy(rows, ({ turnId }) => turnId)
}
