import { type IncidentId, Refusal } from '@app/shared'
import type { Incident, IncidentTick } from '@app/shared/incidents'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { incidentSeen } from './incidents.queries.ts'
import { holdIncident, insertNote, saveIncident, tickPoint, untickPoint } from './incidents.store.ts'

/** A point of the checklist is done, or not after all; who and when are kept. Once it was dealt with, the list rests. */
export function tickIncident(ctx: Context, id: IncidentId, { point, done }: IncidentTick): Promise<Incident> {
  return transact(ctx, async (tx) => {
    const { status } = await holdIncident(tx, ctx, id)
    if (status === 'handled')
      throw new Refusal('wrong-moment', '対応の終わった報告です。「もう一度ひらく」を押してください')
    await (done ? tickPoint(tx, ctx, id, point) : untickPoint(tx, id, point))
    await saveIncident(tx, id, {}, ctx.now)
    await record(tx, ctx, { type: 'incident.ticked', incidentId: id })
    return incidentSeen(tx, id)
  })
}

/** What was said and done is noted; also afterwards, when something is heard late. */
export function noteIncident(ctx: Context, id: IncidentId, text: string): Promise<Incident> {
  return transact(ctx, async (tx) => {
    await holdIncident(tx, ctx, id)
    await insertNote(tx, ctx, id, text)
    await saveIncident(tx, id, {}, ctx.now)
    await record(tx, ctx, { type: 'incident.noted', incidentId: id })
    return incidentSeen(tx, id)
  })
}
