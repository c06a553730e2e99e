import type { IncidentId } from '@app/shared'
import { type Incident, type IncidentEnd, incidentLifecycle } from '@app/shared/incidents'
import { advance } from '@app/shared/kernel'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { incidentSeen } from './incidents.queries.ts'
import { holdIncident, insertNote, saveIncident } from './incidents.store.ts'

/** 対応を終える: with a word on how it ended; its reporter hears so, the word only where it may be told. */
export function handleIncident(ctx: Context, id: IncidentId, { outcome, mayTell }: IncidentEnd): Promise<Incident> {
  return transact(ctx, async (tx) => {
    const row = await holdIncident(tx, ctx, id)
    const status = advance(incidentLifecycle, row.status, 'handle', 'coordinator')
    await saveIncident(tx, id, { status, outcome, mayTell, handledAt: ctx.now }, ctx.now)
    await record(tx, ctx, { type: 'incident.handled', incidentId: id })
    return incidentSeen(tx, id)
  })
}

/** もう一度ひらく: something came up. It waits from now on; how it had ended stays among the notes. */
export function reopenIncident(ctx: Context, id: IncidentId): Promise<Incident> {
  return transact(ctx, async (tx) => {
    const row = await holdIncident(tx, ctx, id)
    const status = advance(incidentLifecycle, row.status, 'reopen', 'coordinator')
    const again = { outcome: null, mayTell: false, handledAt: null, openSince: ctx.now }
    await saveIncident(tx, id, { status, ...again }, ctx.now)
    if (row.outcome) await insertNote(tx, ctx, id, `前に終えたときの記録：${row.outcome}`)
    await record(tx, ctx, { type: 'incident.reopened', incidentId: id })
    return incidentSeen(tx, id)
  })
}
