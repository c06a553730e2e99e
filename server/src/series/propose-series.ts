import { type OrganizationId, Refusal, type RequestId, type SeriesId } from '@app/shared'
import type { SeriesPage } from '@app/shared/series'
import { timeToAnswer } from '../matches/index.ts'
import { registeredSupporter } from '../organizations/index.ts'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { holidayOf } from '../platform/japanese.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import type { RequestRow } from '../requests/index.ts'
import { askSessions, mayBeAsked } from './ask-sessions.ts'
import { reachSeries } from './reach-series.ts'
import { seriesSeen } from './series-seen.ts'
import { type ChosenSessions, queueInSeries } from './series-turns.store.ts'
import { naming } from './series.rules.ts'

interface Share {
  requestId: RequestId
  heads: number
}

interface Ask {
  supporterId: OrganizationId
  requestIds: RequestId[]
  /** Heads of single sessions, where they differ. */
  shares?: Share[] | undefined
}

interface Proposal {
  asks: Ask[]
  /** Left out: as many as each session still misses. */
  headsAsked?: number | undefined
  message: string
  answerBy: string
  /** How many are asked together; the others wait for their turn. Left out: all at once. */
  atOnce?: number | undefined
}

/** One supporter with the sessions it was chosen for. */
interface Chosen {
  supporterId: OrganizationId
  sessions: RequestRow[]
  heads: ChosenSessions
}

/**
 * A coordinator asks supporters about several sessions at once (rule 7: a person pressed send). Every session gets a match
 * of its own; each supporter hears it once and answers all of them behind one link. With `atOnce` the first few are asked,
 * and the others only if those leave sessions open (順番に). One session that cannot be asked stops the whole asking, and
 * is named.
 */
export function proposeSeries(ctx: Context, seriesId: SeriesId, proposal: Proposal): Promise<SeriesPage> {
  return transact(ctx, async (tx) => {
    const { sessions } = await reachSeries(tx, ctx, seriesId)
    const { message, atOnce = proposal.asks.length } = proposal
    const answerBy = new Date(proposal.answerBy)
    if (answerBy <= ctx.now) throw new Refusal('day-is-past', '返事の期限は、これから先の日時にしてください')
    const all = proposal.asks.map((ask) => chosenBy(ask, sessions, proposal.headsAsked))
    for (const { sessions: own, ...asked } of all.slice(0, atOnce))
      await askSessions(tx, ctx, seriesId, own, { ...asked, message, answerBy })
    const later = all.slice(atOnce)
    for (const one of later) await refuseUnlessAskable(tx, ctx, one)
    if (later.length > 0) {
      const turns = later.map(({ supporterId, heads }) => ({ supporterId, chosen: heads }))
      const workingDays = timeToAnswer(ctx.now, answerBy, holidayOf)
      await queueInSeries(tx, seriesId, turns, { atOnce, message, workingDays, queuedAt: ctx.now })
      await record(tx, ctx, { type: 'series.turns-queued', seriesId })
    }
    return seriesSeen(tx, ctx.actor, seriesId)
  })
}

function chosenBy(
  { supporterId, requestIds, shares = [] }: Ask,
  all: readonly RequestRow[],
  headsAsked: number | undefined,
): Chosen {
  const sessions = all.filter(({ id }) => requestIds.includes(id))
  if (sessions.length !== new Set(requestIds).size) throw new Refusal('not-found')
  const share = new Map(shares.map(({ requestId, heads }) => [requestId, heads]))
  const heads = new Map(sessions.map(({ id }) => [id, share.get(id) ?? headsAsked ?? null]))
  return { supporterId, sessions, heads }
}

/** Who waits in line could be asked today as well: what speaks against it is said now, while somebody reads it. */
async function refuseUnlessAskable(tx: Tx, ctx: Context, { supporterId, sessions }: Chosen): Promise<void> {
  await registeredSupporter(tx, supporterId)
  for (const session of sessions)
    await mayBeAsked(tx, ctx, session, supporterId).catch((error: unknown) => naming(session.seriesNumber!, error))
}
