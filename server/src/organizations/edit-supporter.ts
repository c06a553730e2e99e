import { type OrganizationId, Refusal } from '@app/shared'
import type { Registration, RegistrationStatus, SupporterProfile } from '@app/shared/organizations'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { refuseLostFields } from './application.rules.ts'
import { kindOf } from './kinds.store.ts'
import { holdRegistration } from './move-registration.ts'
import { contactOf, saveOrganization } from './organizations.store.ts'
import { profileOf } from './profile.store.ts'
import { sideReaching } from './reach-organization.ts'
import { registrationSeen } from './registrations.queries.ts'
import { keepEarlierProfile } from './reviews.store.ts'
import { refuseSameSupporter, saveProfile, type SupporterHeld } from './supporters.store.ts'
import { partProfile, saysTheSame, withContactChange } from './waiting-change.rules.ts'
import { changeOf, replaceChange, reviewedFields } from './waiting-changes.store.ts'

const gone: readonly RegistrationStatus[] = ['rejected', 'withdrawn', 'revoked']

/**
 * A supporter, or the centre for it, says anew what it offers, where and when. What the city reviews of a supporter's
 * own change waits for the centre; the rest, and whatever the centre enters itself, is so at once.
 */
export function editSupporter(
  ctx: Context,
  organizationId: OrganizationId,
  profile: SupporterProfile,
): Promise<Registration> {
  return transact(ctx, async (tx) => {
    const side = sideReaching(ctx.actor, organizationId)
    const held = await holdRegistration(tx, ctx, organizationId)
    if (gone.includes(held.supporter.status)) throw new Refusal('wrong-moment')
    const known = await profileOf(tx, held.organization, held.supporter)
    const waiting = await changeOf(tx, organizationId)
    const stands = await contactOf(tx, organizationId)
    const contact = waiting ? withContactChange(stands, waiting) : stands
    refuseLostFields(await kindOf(tx, profile.kind), { profile: known, contact }, { profile, contact })

    const reviewed = side === 'own' ? await reviewedFields(tx) : new Set<never>()
    const { atOnce, waits } = partProfile(known, profile, reviewed)
    if (profile.name !== atOnce.name) await refuseSameSupporter(tx, profile.name, organizationId)
    await sayAnew(tx, held, atOnce, ctx.now)
    const isWaiting = side === 'own' && (await replaceChange(tx, ctx, organizationId, { fields: waits, profile }))
    await record(tx, ctx, { type: 'registration.edited', organizationId })
    if (isWaiting) await record(tx, ctx, { type: 'registration.change-waits', organizationId })
    return registrationSeen(tx, ctx, organizationId)
  })
}

/** Saves a profile under a name that nobody else has; what was said before is kept for the review. */
export async function sayAnew(
  tx: Tx,
  { organization, supporter }: SupporterHeld,
  profile: SupporterProfile,
  now: Date,
): Promise<void> {
  const { name, kana } = profile
  const { id, districtId } = organization
  await refuseSameSupporter(tx, name, id)
  const before = await profileOf(tx, organization, supporter)
  if (!saysTheSame(before, profile)) await keepEarlierProfile(tx, id, before, now)
  await saveOrganization(tx, id, { name, kana, districtId }, now)
  await saveProfile(tx, id, profile)
}
