import { type ConsultationId, Refusal } from '@app/shared'
import type { Consultation, FurtherTalk } from '@app/shared/consultations'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { consultationSeen } from './consultations.queries.ts'
import { refusePastContact } from './consultations.rules.ts'
import { holdConsultation, insertTalk, saveConsultation } from './consultations.store.ts'

/** かけなおした・また話した: a further talk, and the day to speak again (none: nothing was promised). */
export function addTalk(
  ctx: Context,
  id: ConsultationId,
  { nextContactOn, ...talk }: FurtherTalk,
): Promise<Consultation> {
  return transact(ctx, async (tx) => {
    const { status, organizationId } = await holdConsultation(tx, ctx, id)
    if (status === 'ended') throw new Refusal('wrong-moment', '終わった相談です。「もう一度ひらく」を押してください')
    refusePastContact(nextContactOn, ctx.now)
    await insertTalk(tx, ctx, id, talk)
    await saveConsultation(tx, id, { nextContactOn }, ctx.now)
    await record(tx, ctx, { type: 'consultation.talked', consultationId: id, organizationId })
    return consultationSeen(tx, id)
  })
}
