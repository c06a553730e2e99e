import { type OrganizationId, Refusal } from '@app/shared'
import { advance } from '@app/shared/kernel'
import {
  type Contact,
  type Registration,
  registrationLifecycle,
  type RegistrationStatus,
  type SupporterProfile,
} from '@app/shared/organizations'
import { type Context, withActor } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { organizationOfLink } from './application-links.store.ts'
import { refuseMissingFields } from './application.rules.ts'
import { sayContactAnew } from './edit-contact.ts'
import { sayAnew } from './edit-supporter.ts'
import { kindOf } from './kinds.store.ts'
import { moveRegistration } from './move-registration.ts'
import { contactOf } from './organizations.store.ts'
import { registrationOf } from './registrations.queries.ts'
import { lockSupporter } from './supporters.store.ts'

/** From registration on, seats are the way in: the mailed link shows nothing any more. */
const shown: readonly RegistrationStatus[] = ['submitted', 'returned', 'rejected', 'withdrawn']

/** An applicant reads its own application, contacts included, with the link that was mailed to it. */
export function lookAtApplication(
  ctx: Context,
  secret: string,
): Promise<{ registration: Registration; contact: Contact }> {
  return ctx.db.transaction(async (tx) => {
    const registration = await registrationOf(tx, await organizationOfLink(tx, secret, ctx.now), ctx.now)
    if (!shown.includes(registration.status)) throw new Refusal('link-spent')
    return { registration, contact: await contactOf(tx, registration.id) }
  })
}

/** An applicant corrects what was returned to it and hands it in again. */
export function resubmitApplication(
  ctx: Context,
  secret: string,
  { profile, contact }: { profile: SupporterProfile; contact: Contact },
): Promise<{ organizationId: OrganizationId }> {
  return transact(ctx, async (tx) => {
    const organizationId = await organizationOfLink(tx, secret, ctx.now)
    const held = await lockSupporter(tx, organizationId)
    const { active, requires } = await kindOf(tx, profile.kind)
    const keepsKind = profile.kind === held.supporter.kind
    refuseMissingFields({ active: active || keepsKind, requires }, { profile, contact })
    advance(registrationLifecycle, held.supporter.status, 'submit', 'supporter')

    await sayAnew(tx, held, profile, ctx.now)
    await sayContactAnew(tx, organizationId, contact, ctx.now)
    const { organization } = await lockSupporter(tx, organizationId)
    await moveRegistration(tx, ctx, { ...held, organization }, { act: 'submit', side: 'supporter' })
    await record(tx, withActor(ctx, {}, 'link'), { type: 'registration.resubmitted', organizationId })
    return { organizationId }
  })
}

/** An applicant takes its application back before it is registered. */
export function withdrawApplication(ctx: Context, secret: string): Promise<{ organizationId: OrganizationId }> {
  return transact(ctx, async (tx) => {
    const organizationId = await organizationOfLink(tx, secret, ctx.now)
    const held = await lockSupporter(tx, organizationId)
    if (!shown.includes(held.supporter.status)) throw new Refusal('link-spent')

    await moveRegistration(tx, ctx, held, { act: 'withdraw', side: 'supporter' })
    await record(tx, withActor(ctx, {}, 'link'), { type: 'registration.withdrawn', organizationId })
    return { organizationId }
  })
}
