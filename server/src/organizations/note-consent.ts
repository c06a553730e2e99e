import { type OrganizationId, Refusal } from '@app/shared'
import type { Registration, RegistrationStatus } from '@app/shared/organizations'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { holdRegistration } from './move-registration.ts'
import { saveOrganization } from './organizations.store.ts'
import { inviteContact } from './register-supporter.ts'
import { registrationSeen } from './registrations.queries.ts'
import { saveStanding } from './supporters.store.ts'

const registered: readonly RegistrationStatus[] = ['registered', 'suspended', 'expired']

/**
 * 電話で確認: the centre has talked with a supporter out of a ledger. Whether it may be listed and whether somebody is
 * invited are two answers of their own (rule 1).
 */
export function noteConsent(
  ctx: Context,
  organizationId: OrganizationId,
  { publish, invite }: { publish: boolean; invite: boolean },
): Promise<Registration> {
  return transact(ctx, async (tx) => {
    const { organization, supporter } = await holdRegistration(tx, ctx, organizationId)
    if (!registered.includes(supporter.status)) throw new Refusal('wrong-moment')

    if (invite && !(await inviteContact(tx, ctx, organizationId)))
      throw new Refusal('invalid-input', noMail, [noMailAt])
    await saveStanding(tx, organizationId, { isPublic: publish, needsPhoneCheck: false })
    await saveOrganization(tx, organizationId, organization, ctx.now)
    await record(tx, ctx, { type: 'registration.consent-noted', organizationId })
    return registrationSeen(tx, ctx, organizationId)
  })
}

const noMail = 'メールアドレスがないため、メールでは招待できません。会員の画面から、紙の招待コードを出してください'
const noMailAt = { pointer: '/invite', detail: noMail }
