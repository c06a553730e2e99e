import type { Consultation, ConsultationInput } from '@app/shared/consultations'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { consultationSeen } from './consultations.queries.ts'
import { refusePastContact } from './consultations.rules.ts'
import { insertConsultation, refuseUnknownOrganization } from './consultations.store.ts'

/** 相談を記録する: a coordinator writes down a call, a visit, a FAX or a talk while listening (product rule 4). */
export function logConsultation(ctx: Context, said: ConsultationInput): Promise<Consultation> {
  return transact(ctx, async (tx) => {
    refusePastContact(said.nextContactOn, ctx.now)
    await refuseUnknownOrganization(tx, said.organizationId)
    const consultationId = await insertConsultation(tx, ctx, said)
    await record(tx, ctx, { type: 'consultation.logged', consultationId, organizationId: said.organizationId })
    return consultationSeen(tx, consultationId)
  })
}
