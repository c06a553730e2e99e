import { type OrganizationId, Refusal, type SeriesId } from '@app/shared'
import { type Held, holdMatches, type Standing, standingIn } from '../matches/index.ts'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { lockSessions } from '../requests/index.ts'
import { matchesInSeries } from './series-matches.queries.ts'
import { seriesById } from './series.store.ts'

export interface HeldHelper {
  supporterId: OrganizationId
  /** On which side whoever acts stands. */
  standing: Standing
  /** Its matches that run, in the order of their sessions, with their requests. */
  running: Held[]
}

/**
 * Holds everything that runs between a series and one supporter: all requests in order first, then its matches in order.
 * The supporter speaks of itself; the association and the centre name it. Not yours = not there.
 */
export async function holdHelper(
  tx: Tx,
  ctx: Context,
  seriesId: SeriesId,
  named: OrganizationId | undefined,
): Promise<HeldHelper> {
  const { associationId } = await seriesById(tx, seriesId)
  const { role, organizationId } = ctx.actor
  const own = role === 'supporter' ? organizationId : null
  const standing = standingIn(ctx.actor, { associationId, supporterId: own ?? '' })
  await lockSessions(tx, seriesId)
  const supporterId = own ?? named
  if (!supporterId) throw new Refusal('not-yours', 'どの団体のことかを選んでください')
  const all = await matchesInSeries(tx, { seriesId, supporterId })
  if (own && all.length === 0) throw new Refusal('not-found')
  if (named && named !== supporterId) throw new Refusal('not-yours')
  const running = all.filter(({ status }) => status === 'proposed' || status === 'agreed')
  const held = await holdMatches(
    tx,
    running.map(({ id }) => id),
  )
  return {
    supporterId,
    standing,
    running: held.toSorted((a, b) => a.request.seriesNumber! - b.request.seriesNumber!),
  }
}
