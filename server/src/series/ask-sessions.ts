import type { MatchId, OrganizationId, RequestId, SeriesAskingId, SeriesId } from '@app/shared'
import { beginMatch, refuseIfClosed, refuseUnlessOpen, wishFor } from '../matches/index.ts'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'
import { record } from '../platform/outbox.ts'
import { hashOf, signedSecret } from '../platform/secrets.ts'
import type { RequestRow } from '../requests/index.ts'
import { naming } from './series.rules.ts'
import { insertAsking } from './series.store.ts'

export interface AskedInSeries {
  supporterId: OrganizationId
  /** Heads asked for, session by session; null or left out: as many as the session still misses. */
  heads: ReadonlyMap<RequestId, number | null>
  message: string
  answerBy: Date
}

/**
 * Asks one supporter about several sessions: a match for each of them, one asking with one link, told once. A session that
 * cannot be asked stops all of it and is named. All sessions are held.
 */
export async function askSessions(
  tx: Tx,
  ctx: Context,
  seriesId: SeriesId,
  sessions: readonly RequestRow[],
  asked: AskedInSeries,
): Promise<SeriesAskingId> {
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
  return askingId
}

async function begin(tx: Tx, ctx: Context, session: RequestRow, asked: AskedInSeries): Promise<MatchId> {
  const { supporterId, heads, message, answerBy } = asked
  const wish = await mayBeAsked(tx, ctx, session, supporterId)
  const free = session.headsMax - session.headsAgreed
  const missing = Math.max(1, session.headsMin - session.headsAgreed - session.headsHeld)
  const match = await beginMatch(tx, ctx, session, {
    supporterId,
    startedBy: 'coordinator',
    headsAsked: Math.min(free, heads.get(session.id) ?? missing),
    message,
    answerBy,
    wish,
  })
  await record(tx, ctx, { type: 'match.proposed', matchId: match.id, by: 'coordinator' })
  return match.id
}

/** The day a supporter would be asked for; a session that is not open, or a day it has closed, is refused. */
export async function mayBeAsked(tx: Tx, ctx: Context, session: RequestRow, supporterId: OrganizationId) {
  refuseUnlessOpen(session)
  const wish = await wishFor(tx, ctx, session, undefined)
  await refuseIfClosed(tx, supporterId, wish)
  return wish
}
