import { type OrganizationId, Refusal, type SeriesId } from '@app/shared'
import type { SeriesPage } from '@app/shared/series'
import { holdMatches, sayYes, sideAnswering } from '../matches/index.ts'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { reachSeries } from './reach-series.ts'
import { matchesInSeries } from './series-matches.queries.ts'
import { seriesSeen } from './series-seen.ts'
import { naming } from './series.rules.ts'

/**
 * お願いする: the association says yes to every session to which a supporter has said yes, in one act; the centre may note
 * what it heard, or decide where it was left to it (センターにおまかせ). Both hear it once.
 */
export function agreeSeries(ctx: Context, seriesId: SeriesId, supporterId: OrganizationId): Promise<SeriesPage> {
  return transact(ctx, async (tx) => {
    const { side: by } = await reachSeries(tx, ctx, seriesId)
    const standing = by === 'association' ? 'association' : 'coordinator'
    const waiting = (await matchesInSeries(tx, { seriesId, supporterId })).filter(
      ({ status, supporterAnswer, associationAnswer }) =>
        status === 'proposed' && supporterAnswer === 'yes' && associationAnswer === 'pending',
    )
    if (waiting.length === 0) throw new Refusal('wrong-moment')
    for (const held of await holdMatches(
      tx,
      waiting.map(({ id }) => id),
    )) {
      const { centreAnswers, seriesNumber } = held.request
      const speaker = { standing, named: 'association', channel: ctx.channel, centreAnswers } as const
      const side = sideAnswering(held.match, speaker)
      await sayYes(tx, ctx, held, { side, by: standing, said: undefined }).catch((error: unknown) =>
        naming(seriesNumber!, error),
      )
    }
    await record(tx, ctx, { type: 'series.agreed', seriesId, organizationId: supporterId })
    return seriesSeen(tx, ctx.actor, seriesId)
  })
}
