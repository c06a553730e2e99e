import type { ConsultationId, SeriesId } from '@app/shared'
import type { SeriesInput, SeriesPage } from '@app/shared/series'
import type { Context } from '../platform/context.ts'
import { transact } from '../platform/transact.ts'
import { enterSeries, firstSessionOf, seriesSeen } from '../series/index.ts'
import { turnInto } from './request-from-consultation.ts'

/** 依頼にする, on several days: the consultation keeps the link to the first session, which leads to all of them. */
export function seriesFromConsultation(ctx: Context, id: ConsultationId, input: SeriesInput): Promise<SeriesPage> {
  return transact(ctx, async (tx) => {
    const made: SeriesId[] = []
    await turnInto(tx, ctx, id, async (entering) => {
      const seriesId = await enterSeries(tx, entering, input)
      made.push(seriesId)
      return firstSessionOf(tx, seriesId)
    })
    return seriesSeen(tx, ctx.actor, made[0]!)
  })
}
