import type { OrganizationId } from '@app/shared'
import { isStaff } from '@app/shared/accounts/role'
import { advance } from '@app/shared/kernel'
import { registrationLifecycle, type SupporterApplication } from '@app/shared/organizations'
import type { Actor, Context } from '../platform/context.ts'
import { newId } from '../platform/ids.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { applicationLinkFor } from './application-links.store.ts'
import { refuseMissingFields, refuseMissingPledges } from './application.rules.ts'
import { kindOf } from './kinds.store.ts'
import { insertOrganization } from './organizations.store.ts'
import { insertPledges, insertPrivacyConsent, insertSupporter, refuseSameSupporter } from './supporters.store.ts'

/** 登録の申込み, by the group itself or by the centre for it (rule 4). It has no seat yet: a mailed link is its key. */
export function applyAsSupporter(
  ctx: Context,
  { profile, contact, pledges, heardFrom }: SupporterApplication,
): Promise<{ organizationId: OrganizationId; name: string }> {
  return transact(ctx, async (tx) => {
    refuseMissingPledges(pledges)
    refuseMissingFields(await kindOf(tx, profile.kind), { profile, contact })
    await refuseSameSupporter(tx, profile.name)

    const organizationId = newId<OrganizationId>()
    const { name, kana } = profile
    const { channel, now } = ctx
    const status = advance(
      registrationLifecycle,
      'draft',
      'submit',
      isOfCentre(ctx.actor) ? 'coordinator' : 'supporter',
    )
    await insertOrganization(tx, { id: organizationId, kind: 'supporter', name, kana, districtId: null }, contact, now)
    await insertSupporter(tx, organizationId, profile, { status, channel, heardFrom, appliedAt: now })
    await insertPledges(tx, ctx, organizationId)
    await insertPrivacyConsent(tx, ctx, organizationId)
    await applicationLinkFor(tx, ctx, organizationId)

    await record(tx, ctx, { type: 'registration.applied', organizationId })
    return { organizationId, name }
  })
}

const isOfCentre = ({ role }: Actor): boolean => role !== 'nobody' && role !== 'system' && isStaff(role)
