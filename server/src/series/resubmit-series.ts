import { Refusal, type SeriesId } from '@app/shared'
import type { SeriesPage } from '@app/shared/series'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { moveRequest } from '../requests/index.ts'
import { reachSeries, sessionsFor } from './reach-series.ts'
import { seriesSeen } from './series-seen.ts'

/** Every returned session is handed in again. */
export function resubmitSeries(ctx: Context, seriesId: SeriesId): Promise<SeriesPage> {
  return transact(ctx, async (tx) => {
    const reached = await reachSeries(tx, ctx, seriesId)
    const returned = sessionsFor(reached, 'submit').filter(({ status }) => status === 'returned')
    if (returned.length === 0) throw new Refusal('wrong-moment')
    for (const session of returned) await moveRequest(tx, ctx, session, 'submit', reached.side)
    await record(tx, ctx, { type: 'series.resubmitted', seriesId })
    return seriesSeen(tx, ctx.actor, seriesId)
  })
}
