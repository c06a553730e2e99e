import type { SeriesId } from '@app/shared'
import type { SeriesPage } from '@app/shared/series'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { moveRequest } from '../requests/index.ts'
import { reachSeries, sessionsFor } from './reach-series.ts'
import { seriesSeen } from './series-seen.ts'

/** A coordinator gives back every session that waits for the review, with one reason. */
export function returnSeries(ctx: Context, seriesId: SeriesId, reason: string): Promise<SeriesPage> {
  return transact(ctx, async (tx) => {
    const reached = await reachSeries(tx, ctx, seriesId)
    for (const session of sessionsFor(reached, 'return'))
      await moveRequest(tx, ctx, session, 'return', reached.side, reason)
    await record(tx, ctx, { type: 'series.returned', seriesId })
    return seriesSeen(tx, ctx.actor, seriesId)
  })
}
