import { isDeepStrictEqual } from 'node:util'
import { type OrganizationId, Refusal } from '@app/shared'
import type { Registration, RegistrationStatus, SupporterProfile } from '@app/shared/organizations'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { holdRegistration } from './move-registration.ts'
import { saveOrganization } from './organizations.store.ts'
import { profileOf } from './profile.store.ts'
import { sideReaching } from './reach-organization.ts'
import { registrationSeen } from './registrations.queries.ts'
import { keepEarlierProfile } from './reviews.store.ts'
import { refuseSameSupporter, saveProfile, type SupporterHeld } from './supporters.store.ts'

const gone: readonly RegistrationStatus[] = ['rejected', 'withdrawn', 'revoked']

/** A supporter, or the centre for it, says anew what it offers, where and when. */
export function editSupporter(
  ctx: Context,
  organizationId: OrganizationId,
  profile: SupporterProfile,
): Promise<Registration> {
  return transact(ctx, async (tx) => {
    sideReaching(ctx.actor, organizationId)
    const held = await holdRegistration(tx, ctx, organizationId)
    if (gone.includes(held.supporter.status)) throw new Refusal('wrong-moment')

    await sayAnew(tx, held, profile, ctx.now)
    await record(tx, ctx, { type: 'registration.edited', organizationId })
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
  if (!isDeepStrictEqual(before, profile)) await keepEarlierProfile(tx, id, before, now)
  await saveOrganization(tx, id, { name, kana, districtId }, now)
  await saveProfile(tx, id, profile)
}
