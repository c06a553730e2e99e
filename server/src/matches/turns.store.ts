import type { MatchId, RequestId } from '@app/shared'
import { and, asc, eq, inArray, isNull, max } from 'drizzle-orm'
import { refusingOn } from '../platform/constraints.ts'
import type { Db, Tx } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'
import { askingTurnsTable as turns } from './turns.table.ts'

export type TurnRow = typeof turns.$inferSelect

const waits = (requestId: RequestId) =>
  and(eq(turns.requestId, requestId), isNull(turns.matchId), isNull(turns.passedAt))

/** Who waits for its turn, in order. The request is held. */
export const waitingTurns = (tx: Tx, requestId: RequestId): Promise<TurnRow[]> =>
  tx.select().from(turns).where(waits(requestId)).orderBy(asc(turns.position))

type Queued = Pick<TurnRow, 'atOnce' | 'message' | 'onDay' | 'workingDays' | 'queuedAt'>

/** Puts supporters behind whoever waits already; nobody waits twice. */
export async function queueTurns(
  tx: Tx,
  requestId: RequestId,
  later: readonly Pick<TurnRow, 'supporterId' | 'headsAsked'>[],
  queued: Queued,
): Promise<void> {
  const [last] = await tx
    .select({ position: max(turns.position) })
    .from(turns)
    .where(eq(turns.requestId, requestId))
  const behind = last?.position ?? 0
  const rows = later.map((turn, index) => ({
    ...{ id: newId(), requestId, position: behind + index + 1 },
    ...turn,
    ...queued,
  }))
  await refusingOn('nobody_waits_twice_for_one_request', 'match-already-open', tx.insert(turns).values(rows))
}

/** Its turn came. */
export const saveAsked = (tx: Tx, id: string, matchId: MatchId) =>
  tx.update(turns).set({ matchId }).where(eq(turns.id, id))

/** Its turn passed without asking. */
export const savePassed = (tx: Tx, ids: readonly string[], passedAt: Date, passedWhy: string) =>
  tx
    .update(turns)
    .set({ passedAt, passedWhy })
    .where(inArray(turns.id, [...ids]))

const atOnce = 200

/** Requests for which somebody waits. */
export const requestsWithTurns = async (db: Db): Promise<RequestId[]> =>
  (
    await db
      .selectDistinct({ requestId: turns.requestId })
      .from(turns)
      .where(and(isNull(turns.matchId), isNull(turns.passedAt)))
      .limit(atOnce)
  ).map(({ requestId }) => requestId)
