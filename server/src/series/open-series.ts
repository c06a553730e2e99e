import type { SeriesId } from '@app/shared'
import type { SeriesPage } from '@app/shared/series'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { moveRequest } from '../requests/index.ts'
import { reachSeries, sessionsFor } from './reach-series.ts'
import { seriesSeen } from './series-seen.ts'

/** A coordinator opens every session that waits for the review, in one press. */
export function openSeries(ctx: Context, seriesId: SeriesId): Promise<SeriesPage> {
  return transact(ctx, async (tx) => {
    const reached = await reachSeries(tx, ctx, seriesId)
    for (const session of sessionsFor(reached, 'open')) await moveRequest(tx, ctx, session, 'open', reached.side)
    await record(tx, ctx, { type: 'series.opened', seriesId })
    return seriesSeen(tx, ctx.actor, seriesId)
  })
}
