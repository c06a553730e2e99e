import type { SeriesId } from '@app/shared'
import type { SeriesInput, SeriesPage } from '@app/shared/series'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { enterRequest, whoAsks } from '../requests/index.ts'
import { seriesSeen } from './series-seen.ts'
import { inOrder, refusePastSessions, requestOfSession } from './series.rules.ts'
import { insertSeries } from './series.store.ts'

/**
 * An association asks for help on several days at once: each session becomes a request of its own, tied together by the
 * series. Entered by the centre for one, all of them open at once. It is told once, not session by session.
 */
export function postSeries(ctx: Context, input: SeriesInput): Promise<SeriesPage> {
  return transact(ctx, async (tx) => seriesSeen(tx, ctx.actor, await enterSeries(tx, ctx, input)))
}

/** The same within a transaction that does more. */
export async function enterSeries(tx: Tx, ctx: Context, input: SeriesInput): Promise<SeriesId> {
  const { associationId, entered } = whoAsks(ctx)
  const { kind, rhythm, sessions } = input.series
  refusePastSessions(sessions, ctx.now)
  const seriesId = await insertSeries(tx, {
    associationId,
    kind,
    title: input.title,
    rhythm: kind === 'repeating' ? rhythm : null,
    postedAt: ctx.now,
  })
  for (const [index, session] of inOrder(sessions).entries()) {
    const seriesNumber = index + 1
    const request = requestOfSession(input, session, seriesNumber)
    await enterRequest(tx, ctx, request, { seriesId, seriesNumber, sessionTitle: session.title })
  }
  await record(tx, ctx, { type: 'series.posted', seriesId })
  if (entered) await record(tx, ctx, { type: 'series.opened', seriesId })
  return seriesId
}
