import { type ConsultationId, Refusal } from '@app/shared'
import type { Consultation, ConsultationInput } from '@app/shared/consultations'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { consultationSeen } from './consultations.queries.ts'
import { refusePastContact } from './consultations.rules.ts'
import { holdConsultation, refuseUnknownOrganization, saveConsultation } from './consultations.store.ts'

/** What was written down is corrected. An organization that a request came of stays; a day that stood already may be past. */
export function editConsultation(
  ctx: Context,
  id: ConsultationId,
  { heldAt, ...said }: ConsultationInput,
): Promise<Consultation> {
  return transact(ctx, async (tx) => {
    const row = await holdConsultation(tx, ctx, id)
    if (said.nextContactOn !== row.nextContactOn) refusePastContact(said.nextContactOn, ctx.now)
    if (row.status === 'ended' && said.nextContactOn !== null) throw new Refusal('wrong-moment')
    if (row.requestId && said.organizationId !== row.organizationId)
      throw new Refusal('wrong-moment', '依頼になった相談の団体は変えられません')
    await refuseUnknownOrganization(tx, said.organizationId)
    await saveConsultation(tx, id, { ...said, ...(heldAt && { heldAt: new Date(heldAt) }) }, ctx.now)
    await record(tx, ctx, { type: 'consultation.edited', consultationId: id, organizationId: said.organizationId })
    return consultationSeen(tx, id)
  })
}
