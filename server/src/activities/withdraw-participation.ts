import { type CertificateId, Refusal } from '@app/shared'
import { type ParticipationCertificate } from '@app/shared/activities'
import { jstDay } from '@app/shared/kernel'
import { audit } from '../platform/audit.ts'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { lockCertificate, saveWithdrawn } from './participation.store.ts'

/** The centre takes a certificate back; the page behind its code says so at once, the reason stays inside. */
export function withdrawParticipation(
  ctx: Context,
  id: CertificateId,
  reason: string,
): Promise<ParticipationCertificate> {
  return transact(ctx, async (tx) => {
    const { withdrawnAt, supporterId, number } = await lockCertificate(tx, id)
    if (withdrawnAt) throw new Refusal('wrong-moment', 'この証明書は、すでに取り消されています')
    const row = await saveWithdrawn(tx, id, { by: ctx.actor.accountId, at: ctx.now, reason })
    await record(tx, ctx, { type: 'participation.withdrawn', certificateId: id, organizationId: supporterId })
    const subject = { subject: 'participation-certificate', subjectId: id, organizationId: supporterId }
    await audit(tx, ctx, { act: 'participation.withdrawn', ...subject, detail: { number } })
    return { id, number, issuedOn: jstDay(row.issuedAt), holds: 'withdrawn', withdrawnReason: reason }
  })
}
