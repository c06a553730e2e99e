import { jstDay, type OrganizationId, Refusal, type SeriesId } from '@app/shared'
import type { SeriesPage } from '@app/shared/series'
import { callOff, mayTakeBack, sayNo, type Standing, takeBack } from '../matches/index.ts'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { spendWhatIsAnswered } from './answer-sessions.ts'
import { type HeldHelper, holdHelper } from './hold-helper.ts'
import { seriesSeen } from './series-seen.ts'
import { naming } from './series.rules.ts'

interface Leaving {
  supporterId?: OrganizationId | undefined
  reason: string
}

/**
 * この団体の残りの回をすべて取りやめる: everything between one supporter and the sessions still ahead ends with one
 * reason, by the same rules as session by session: what was agreed is called off, what was asked is taken back by whoever
 * asked, and declined by the other side. What has been stays. Each side hears it once.
 */
export function leaveSeries(ctx: Context, seriesId: SeriesId, { supporterId: named, reason }: Leaving) {
  return transact(ctx, async (tx): Promise<SeriesPage> => {
    const helper = await holdHelper(tx, ctx, seriesId, named)
    const { supporterId, standing } = helper
    const left = helper.running.filter(({ match }) => match.status === 'proposed' || isAhead(match.onDay, ctx.now))
    if (left.length === 0) throw new Refusal('wrong-moment', '取りやめられる回は、もうありません')
    for (const held of left)
      await end(tx, ctx, held, { standing, reason }).catch((error: unknown) =>
        naming(held.request.seriesNumber!, error),
      )
    await spendWhatIsAnswered(tx, ctx, { seriesId, supporterId })
    await record(tx, ctx, { type: 'series.called-off', seriesId, organizationId: supporterId, by: standing })
    return seriesSeen(tx, ctx.actor, seriesId)
  })
}

/** A day that is not settled yet lies ahead. */
const isAhead = (day: string | null, now: Date): boolean => day === null || day >= jstDay(now)

function end(
  tx: Tx,
  ctx: Context,
  { match }: HeldHelper['running'][number],
  { standing, reason }: { standing: Standing; reason: string },
): Promise<void> {
  if (match.status === 'agreed') return callOff(tx, ctx, match, { standing, reason })
  if (mayTakeBack(match, standing)) return takeBack(tx, ctx, match, { standing, reason })
  const side = standing === 'association' ? standing : 'supporter'
  return sayNo(tx, ctx, match, { side, by: standing, reason: 'other', note: reason })
}
