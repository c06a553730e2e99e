import { Refusal, type RequestId, type SeriesId } from '@app/shared'
import type { SeriesHands, SeriesPage } from '@app/shared/series'
import { handFits, offerHelp, whoRaises } from '../matches/index.ts'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { lockSessions } from '../requests/index.ts'
import { seriesSeen } from './series-seen.ts'
import { naming } from './series.rules.ts'
import { seriesById } from './series.store.ts'

interface Hands {
  sessions: { requestId: RequestId; heads: number; evenIfClosed?: boolean | undefined }[]
  message: string
}

/**
 * まとめて手を挙げる: a supporter offers itself for several open sessions at once, each by the core of a single hand. One that
 * cannot be (closed, promised that day, no room) stops all of them and is named. The association or the centre hears once.
 */
export function raiseHands(ctx: Context, seriesId: SeriesId, { sessions, message }: Hands): Promise<SeriesPage> {
  return transact(ctx, async (tx) => {
    const raising = whoRaises(ctx)
    await seriesById(tx, seriesId)
    const held = await lockSessions(tx, seriesId)
    const chosen = held
      .filter(({ id }) => sessions.some(({ requestId }) => requestId === id))
      .toSorted((a, b) => a.seriesNumber! - b.seriesNumber!)
    if (chosen.length !== new Set(sessions.map(({ requestId }) => requestId)).size) throw new Refusal('not-found')
    // what is not shown to everybody is not there for who was not asked
    if (raising.isOwn && chosen.some(({ published }) => !published)) throw new Refusal('not-found')
    for (const request of chosen) {
      const { heads, evenIfClosed } = sessions.find(({ requestId }) => requestId === request.id)!
      const hand = { heads, message, evenIfClosed }
      await offerHelp(tx, ctx, request, raising, hand).catch((error: unknown) => naming(request.seriesNumber!, error))
    }
    const organizationId = raising.supporterId
    await record(tx, ctx, { type: 'series.hand-raised', seriesId, organizationId })
    return seriesSeen(tx, ctx.actor, seriesId)
  })
}

/** What a supporter reads before it raises its hand: every open session it sees, what speaks against it, how many may come. */
export async function handsFor(ctx: Context, seriesId: SeriesId): Promise<SeriesHands> {
  const { db, actor, now } = ctx
  const { supporterId } = whoRaises(ctx)
  const seen = await seriesSeen(db, actor, seriesId)
  const open = seen.sessions.filter(({ status }) => status === 'open')
  const ids = open.map(({ id }) => id)
  const { maxHeads, fits } = await handFits(db, supporterId, ids, now)
  return {
    items: fits.map(({ requestId, why, ...fit }, index) => {
      const { headsMin, headsMax, headsAgreed, headsHeld, series, days } = open[index]!
      const free = headsMax - headsAgreed - headsHeld
      const full = free < 1 ? 'いまは、必要な人数の返事がそろっています' : null
      const wanted = Math.max(1, headsMin - headsAgreed - headsHeld)
      return {
        ...{ requestId, number: series!.number, sessionTitle: series!.sessionTitle },
        ...{ day: days[0]?.day ?? null, from: days[0]?.from ?? null, to: days[0]?.to ?? null },
        may: fit.may && free > 0,
        why: fit.may ? (full ?? why) : why,
        closed: fit.closed,
        free: Math.max(0, free),
        heads: Math.max(1, Math.min(free, wanted, maxHeads)),
      }
    }),
  }
}
