import type { OrganizationId, RequestId, SeriesAskingId, SeriesId } from '@app/shared'
import { and, asc, eq, inArray, isNull, max } from 'drizzle-orm'
import { refusingOn } from '../platform/constraints.ts'
import type { Db, Tx } from '../platform/db.ts'
import { groupedBy } from '../platform/grouped-by.rules.ts'
import { newId } from '../platform/ids.ts'
import { seriesTurnSessionsTable as chosen, seriesTurnsTable as turns } from './series-turns.table.ts'

/** Heads asked for in each chosen session; null: as many as it misses. */
export type ChosenSessions = ReadonlyMap<RequestId, number | null>

/** One supporter in line, with the sessions it was chosen for. */
export type SeriesTurn = typeof turns.$inferSelect & { chosen: ChosenSessions }

const waits = and(isNull(turns.askingId), isNull(turns.passedAt))

/** Who waits for its turn, in order. All sessions of the series are held. */
export async function waitingInSeries(tx: Tx, seriesId: SeriesId): Promise<SeriesTurn[]> {
  const rows = await tx
    .select()
    .from(turns)
    .where(and(eq(turns.seriesId, seriesId), waits))
    .orderBy(asc(turns.position))
  const ids = rows.map(({ id }) => id)
  const all = groupedBy(await tx.select().from(chosen).where(inArray(chosen.turnId, ids)), ({ turnId }) => turnId)
  return rows.map((row) => ({
    ...row,
    chosen: new Map(all.get(row.id)?.map(({ requestId, headsAsked }) => [requestId, headsAsked])),
  }))
}

interface Later {
  supporterId: OrganizationId
  chosen: ChosenSessions
}
type Queued = Pick<SeriesTurn, 'atOnce' | 'message' | 'workingDays' | 'queuedAt'>

/** Puts supporters behind whoever has stood in this line; nobody waits twice. All sessions of the series are held. */
export async function queueInSeries(tx: Tx, seriesId: SeriesId, later: readonly Later[], queued: Queued) {
  const [last] = await tx
    .select({ position: max(turns.position) })
    .from(turns)
    .where(eq(turns.seriesId, seriesId))
  const behind = last?.position ?? 0
  const rows = later.map((one, index) => ({ ...one, id: newId(), position: behind + index + 1 }))
  const waiting = rows.map(({ chosen: _, ...row }) => ({ seriesId, ...row, ...queued }))
  await refusingOn('nobody_waits_twice_for_one_series', 'match-already-open', tx.insert(turns).values(waiting))
  await tx
    .insert(chosen)
    .values(
      rows.flatMap((row) =>
        [...row.chosen].map(([requestId, headsAsked]) => ({ turnId: row.id, requestId, headsAsked })),
      ),
    )
}

/** Its turn came. */
export const saveTurnAsked = (tx: Tx, id: string, askingId: SeriesAskingId) =>
  tx.update(turns).set({ askingId }).where(eq(turns.id, id))

/** Its turn passed without asking. */
export const saveTurnsPassed = (tx: Tx, ids: readonly string[], passedAt: Date, passedWhy: string) =>
  tx
    .update(turns)
    .set({ passedAt, passedWhy })
    .where(inArray(turns.id, [...ids]))

const atOnce = 200

/** Series for which somebody waits. */
export const seriesWithTurns = async (db: Db): Promise<SeriesId[]> =>
  (await db.selectDistinct({ seriesId: turns.seriesId }).from(turns).where(waits).limit(atOnce)).map(
    ({ seriesId }) => seriesId,
  )
