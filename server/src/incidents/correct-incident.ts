import { type IncidentId, Refusal } from '@app/shared'
import type { IncidentCorrection, IncidentReport } from '@app/shared/incidents'
import { holdMatch } from '../matches/index.ts'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { matchOfIncident, reportSeen } from './incidents.queries.ts'
import { refuseOutOfTime, sideReporting } from './incidents.rules.ts'
import { holdIncident, keepWording, saveIncident } from './incidents.store.ts'

/**
 * 報告を直す: the side that reported corrects or adds to it, or the centre writes down what it heard, until it was dealt
 * with. What stood there before is kept, and the centre hears at once.
 */
export function correctIncident(ctx: Context, id: IncidentId, said: IncidentCorrection): Promise<IncidentReport> {
  return transact(ctx, async (tx) => {
    const matchId = await matchOfIncident(tx, id)
    const { standing, match } = await holdMatch(tx, { ...ctx, ifMatch: null }, matchId)
    const before = await holdIncident(tx, { ...ctx, ifMatch: null }, id)
    if (standing !== 'coordinator' && standing !== before.side) throw new Refusal('not-found')
    sideReporting({ standing, named: before.side, channel: ctx.channel })
    if (before.status !== 'reported')
      throw new Refusal('wrong-moment', '対応が終わった報告は直せません。新しく知らせるか、お電話ください')
    const { day: onDay, time: atTime, ...words } = said
    refuseOutOfTime(match, onDay, ctx.now)
    await keepWording(tx, ctx, before)
    const row = await saveIncident(tx, id, { onDay, atTime, ...words }, ctx.now)
    await record(tx, ctx, { type: 'incident.corrected', incidentId: id })
    return reportSeen(row)
  })
}
