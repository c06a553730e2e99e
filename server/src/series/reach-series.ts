import { Refusal, type SeriesId } from '@app/shared'
import { isStaff, sideOf } from '@app/shared/accounts/role'
import type { Side } from '@app/shared/kernel'
import { requestLifecycle, type RequestAct } from '@app/shared/requests'
import { allows } from '@app/shared/kernel'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { lockSessions, type RequestRow } from '../requests/index.ts'
import { seriesById, type SeriesRow } from './series.store.ts'

export interface Reached {
  series: SeriesRow
  /** All of its sessions, held. */
  sessions: RequestRow[]
  side: Side
}

/** Holds all sessions of a series for its own association or the centre. For everybody else it is not there. */
export async function reachSeries(tx: Tx, ctx: Context, id: SeriesId): Promise<Reached> {
  const { role, organizationId } = ctx.actor
  if (role === 'nobody' || role === 'system') throw new Refusal('not-found')
  const series = await seriesById(tx, id)
  if (!isStaff(role) && series.associationId !== organizationId) throw new Refusal('not-found')
  return { series, sessions: await lockSessions(tx, id), side: sideOf(role) }
}

/** Those sessions whose own lifecycle allows the act now, by this side. None: it is the wrong moment. */
export function sessionsFor({ sessions, side }: Reached, act: RequestAct): RequestRow[] {
  const found = sessions.filter(({ status }) => allows(requestLifecycle, status, act, side))
  if (found.length === 0) throw new Refusal('wrong-moment')
  return found
}
