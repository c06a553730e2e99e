import { type ConsultationId, Refusal, type RequestId } from '@app/shared'
import { advance } from '@app/shared/kernel'
import { consultationLifecycle } from '@app/shared/consultations'
import type { RequestInput, RequestPage } from '@app/shared/requests'
import { organizationById } from '../organizations/index.ts'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { enterRequest, requestSeen } from '../requests/index.ts'
import { holdConsultation, saveConsultation } from './consultations.store.ts'

/**
 * 依頼にする: what was said becomes a request of its association, entered by the coordinator who talked it over, so it
 * opens at once (product rule 4). Both keep the link; pressed twice, one request stands.
 */
export function requestFromConsultation(ctx: Context, id: ConsultationId, input: RequestInput): Promise<RequestPage> {
  return transact(ctx, async (tx) => {
    const requestId = await turnInto(tx, ctx, id, (entering) => enterRequest(tx, entering, input))
    return requestSeen(tx, ctx.actor, requestId)
  })
}

/** Ends a consultation with what became of it; `enter` answers the request that the consultation links to. */
export async function turnInto(
  tx: Tx,
  ctx: Context,
  id: ConsultationId,
  enter: (entering: Context) => Promise<RequestId>,
): Promise<RequestId> {
  const row = await holdConsultation(tx, ctx, id)
  const status = advance(consultationLifecycle, row.status, 'end', 'coordinator')
  if (!row.organizationId)
    throw new Refusal('wrong-moment', 'どの自治会からの相談かが決まっていません。先に団体を選んでください')
  const { kind } = await organizationById(tx, row.organizationId)
  if (kind !== 'association') throw new Refusal('wrong-moment', 'サポーター団体からの相談は、依頼にはなりません')
  // a FAX stays a FAX; a mail was answered by word of mouth before it could be entered
  const channel = row.channel === 'mail' ? 'phone' : row.channel
  const requestId = await enter({ ...ctx, onBehalfOf: row.organizationId, channel })
  await saveConsultation(tx, id, { status, outcome: 'request', requestId, nextContactOn: null }, ctx.now)
  await record(tx, ctx, { type: 'consultation.ended', consultationId: id, organizationId: row.organizationId })
  return requestId
}
