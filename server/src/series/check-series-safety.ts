import { Refusal, type RequestId, type SeriesId } from '@app/shared'
import type { SeriesPage } from '@app/shared/series'
import type { Context } from '../platform/context.ts'
import { transact } from '../platform/transact.ts'
import { type Check, noteCheck } from '../requests/index.ts'
import { reachSeries } from './reach-series.ts'
import { seriesSeen } from './series-seen.ts'
import { naming } from './series.rules.ts'

interface SeriesCheck extends Check {
  read: { requestId: RequestId; version: number }[]
}

/**
 * 保険と安全 for the whole series: a coordinator ticks one point, or the whole checklist, for every session that was read and
 * still needs it, by the same core as a single request; or takes it back. What was ticked before keeps who and when. A
 * session that somebody changed since it was read stops all of it: its checklist may be another now.
 */
export function checkSeriesSafety(ctx: Context, seriesId: SeriesId, asked: SeriesCheck): Promise<SeriesPage> {
  const { checked, point, read } = asked
  return transact(ctx, async (tx) => {
    const { sessions } = await reachSeries(tx, ctx, seriesId)
    const { inside } = await seriesSeen(tx, ctx.actor, seriesId)
    const rows = read.map(({ requestId, version }) => {
      const row = sessions.find(({ id }) => id === requestId)
      if (!row) throw new Refusal('not-found')
      if (row.version !== version) throw new Refusal('version-stale')
      return row
    })
    const isOther = (id: RequestId) =>
      inside?.safety
        .find(({ requestId }) => requestId === id)
        ?.points.some((one) => (point === undefined || one.point === point) && one.checked !== checked) ?? false
    const concerned = rows.filter(({ id }) => isOther(id))
    if (concerned.length === 0) throw new Refusal('wrong-moment')
    for (const row of concerned)
      await noteCheck(tx, ctx, row, { checked, point }).catch((error: unknown) => naming(row.seriesNumber!, error))
    return seriesSeen(tx, ctx.actor, seriesId)
  })
}
