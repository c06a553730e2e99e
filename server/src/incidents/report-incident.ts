import type { MatchId } from '@app/shared'
import type { IncidentInput, IncidentReport } from '@app/shared/incidents'
import { holdMatch } from '../matches/index.ts'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { reportSeen } from './incidents.queries.ts'
import { refuseOutOfTime, sideReporting } from './incidents.rules.ts'
import { insertIncident } from './incidents.store.ts'

/** 事故・ヒヤリハットを知らせる: one side tells, or the centre writes down what it heard; the centre hears at once. */
export function reportIncident(
  ctx: Context,
  matchId: MatchId,
  { side: named, day, time, ...said }: IncidentInput,
): Promise<IncidentReport> {
  return transact(ctx, async (tx) => {
    const { standing, match } = await holdMatch(tx, ctx, matchId)
    const side = sideReporting({ standing, named, channel: ctx.channel })
    refuseOutOfTime(match, day, ctx.now)
    const row = await insertIncident(tx, ctx, { matchId, side, onDay: day, atTime: time, ...said })
    await record(tx, ctx, { type: 'incident.reported', incidentId: row.id })
    return reportSeen(row)
  })
}
