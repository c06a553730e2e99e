import {
  type MatchId,
  type OrganizationId,
  Refusal,
  type RequestId,
  type SeriesId,
  type SeriesAskingId,
} from '@app/shared'
import type { SeriesPage } from '@app/shared/series'
import { beginMatch, refuseIfClosed, refuseUnlessOpen, wishFor } from '../matches/index.ts'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'
import { record } from '../platform/outbox.ts'
import { hashOf, signedSecret } from '../platform/secrets.ts'
import { transact } from '../platform/transact.ts'
import type { RequestRow } from '../requests/index.ts'
import { reachSeries } from './reach-series.ts'
import { seriesSeen } from './series-seen.ts'
import { naming } from './series.rules.ts'
import { insertAsking } from './series.store.ts'

interface Share {
  requestId: RequestId
  heads: number
}

interface Proposal {
  asks: {
    supporterId: OrganizationId
    requestIds: RequestId[]
    /** Heads of single sessions, where they differ. */
    shares?: Share[] | undefined
  }[]
  /** Left out: as many as each session still misses. */
  headsAsked?: number | undefined
  message: string
  answerBy: string
}

/**
 * A coordinator asks supporters about several sessions at once (rule 7: a person pressed send). Every session gets a match
 * of its own; each supporter hears it once and answers all of them behind one link. One session that cannot be asked
 * stops the whole asking, and is named.
 */
export function proposeSeries(ctx: Context, seriesId: SeriesId, proposal: Proposal): Promise<SeriesPage> {
  return transact(ctx, async (tx) => {
    const { sessions } = await reachSeries(tx, ctx, seriesId)
    const answerBy = new Date(proposal.answerBy)
    if (answerBy <= ctx.now) throw new Refusal('day-is-past', '返事の期限は、これから先の日時にしてください')
    for (const { supporterId, requestIds, shares = [] } of proposal.asks) {
      const asked = { supporterId, headsAsked: proposal.headsAsked, shares, message: proposal.message, answerBy }
      const chosen = sessions.filter(({ id }) => requestIds.includes(id))
      if (chosen.length !== new Set(requestIds).size) throw new Refusal('not-found')
      await ask(tx, ctx, seriesId, chosen, asked)
    }
    return seriesSeen(tx, ctx.actor, seriesId)
  })
}

interface Asked {
  supporterId: OrganizationId
  headsAsked: number | undefined
  shares: readonly Share[]
  message: string
  answerBy: Date
}

async function ask(tx: Tx, ctx: Context, seriesId: SeriesId, sessions: RequestRow[], asked: Asked): Promise<void> {
  const { supporterId, message, answerBy } = asked
  const begun: MatchId[] = []
  for (const session of sessions) {
    const match = await begin(tx, ctx, session, asked).catch((error: unknown) => naming(session.seriesNumber!, error))
    begun.push(match)
  }
  const askingId = newId<SeriesAskingId>()
  const secretHash = hashOf(signedSecret(ctx, 'series', askingId))
  const asking = { id: askingId, seriesId, supporterId, message, secretHash, createdAt: ctx.now, expiresAt: answerBy }
  await insertAsking(tx, asking, begun)
  await record(tx, ctx, { type: 'series.proposed', seriesId, organizationId: supporterId, askingId })
}

async function begin(tx: Tx, ctx: Context, session: RequestRow, asked: Asked): Promise<MatchId> {
  const { supporterId, message, answerBy } = asked
  refuseUnlessOpen(session)
  const wish = await wishFor(tx, ctx, session, undefined)
  await refuseIfClosed(tx, supporterId, wish)
  const free = session.headsMax - session.headsAgreed
  const missing = Math.max(1, session.headsMin - session.headsAgreed - session.headsHeld)
  const share = asked.shares.find(({ requestId }) => requestId === session.id)?.heads
  const headsAsked = Math.min(free, share ?? asked.headsAsked ?? missing)
  const match = await beginMatch(tx, ctx, session, {
    supporterId,
    startedBy: 'coordinator',
    headsAsked,
    message,
    answerBy,
    wish,
  })
  await record(tx, ctx, { type: 'match.proposed', matchId: match.id, by: 'coordinator' })
  return match.id
}
