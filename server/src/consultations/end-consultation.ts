import { type ConsultationId, Refusal } from '@app/shared'
import { advance } from '@app/shared/kernel'
import { type Consultation, type ConsultationEnd, consultationLifecycle } from '@app/shared/consultations'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { consultationSeen } from './consultations.queries.ts'
import { holdConsultation, saveConsultation } from './consultations.store.ts'

/** It is over without a request: answered, passed on, or dropped. */
export function endConsultation(
  ctx: Context,
  id: ConsultationId,
  { outcome, note }: ConsultationEnd,
): Promise<Consultation> {
  return transact(ctx, async (tx) => {
    const row = await holdConsultation(tx, ctx, id)
    const status = advance(consultationLifecycle, row.status, 'end', 'coordinator')
    await saveConsultation(tx, id, { status, outcome, outcomeNote: note, nextContactOn: null }, ctx.now)
    await record(tx, ctx, { type: 'consultation.ended', consultationId: id, organizationId: row.organizationId })
    return consultationSeen(tx, id)
  })
}

/** もう一度ひらく: it goes on after all. One that became a request goes on there. */
export function reopenConsultation(ctx: Context, id: ConsultationId): Promise<Consultation> {
  return transact(ctx, async (tx) => {
    const row = await holdConsultation(tx, ctx, id)
    if (row.requestId) throw new Refusal('wrong-moment', '依頼になった相談です。つづきは依頼のページで進めてください')
    const status = advance(consultationLifecycle, row.status, 'reopen', 'coordinator')
    await saveConsultation(tx, id, { status, outcome: null, outcomeNote: null }, ctx.now)
    await record(tx, ctx, { type: 'consultation.reopened', consultationId: id, organizationId: row.organizationId })
    return consultationSeen(tx, id)
  })
}
