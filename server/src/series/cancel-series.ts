import { jstDay, Refusal, type SeriesId } from '@app/shared'
import type { CancelReason } from '@app/shared/requests'
import type { SeriesPage } from '@app/shared/series'
import { endMatchesOf } from '../matches/index.ts'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { daysOf, moveRequest } from '../requests/index.ts'
import { reachSeries, sessionsFor } from './reach-series.ts'
import { seriesSeen } from './series-seen.ts'

/**
 * All that is left of a series is called off with one reason. What has been stays as it was: a session whose day is over
 * is told of by its results. Each supporter hears it once, with its own sessions.
 */
export function cancelSeries(
  ctx: Context,
  seriesId: SeriesId,
  { kind, reason }: { kind: CancelReason; reason: string },
): Promise<SeriesPage> {
  return transact(ctx, async (tx) => {
    const reached = await reachSeries(tx, ctx, seriesId)
    const today = jstDay(ctx.now)
    let cancelled = 0
    for (const session of sessionsFor(reached, 'cancel')) {
      const days = await daysOf(tx, session.id)
      if (days.length > 0 && days.every(({ day }) => day < today)) continue
      await moveRequest(tx, ctx, session, 'cancel', reached.side, reason, kind)
      await endMatchesOf(tx, ctx, session.id, reason)
      cancelled += 1
    }
    if (cancelled === 0) throw new Refusal('wrong-moment')
    await record(tx, ctx, { type: 'series.cancelled', seriesId })
    return seriesSeen(tx, ctx.actor, seriesId)
  })
}
