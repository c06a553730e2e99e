import type { OrganizationId } from '@app/shared'
import type { Contact, ContactShown } from '@app/shared/organizations'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { requireVersion } from '../platform/version.ts'
import { refuseLostFields } from './application.rules.ts'
import { contactShownOf } from './contact-shown.queries.ts'
import { keepEarlierContact } from './earlier-contacts.store.ts'
import { kindOf } from './kinds.store.ts'
import { contactOf, contactVersionOf, lockOrganization, saveContact, saveOrganization } from './organizations.store.ts'
import { profileOf } from './profile.store.ts'
import { sideReaching } from './reach-organization.ts'
import { lockSupporter } from './supporters.store.ts'
import { partContact, saysTheSame } from './waiting-change.rules.ts'
import { replaceChange, reviewedFields } from './waiting-changes.store.ts'

/** An organization, or the centre for it, says anew whom to talk to. What the city reviews of a supporter waits. */
export function editContact(ctx: Context, organizationId: OrganizationId, said: Contact): Promise<ContactShown> {
  return transact(ctx, async (tx) => {
    const side = sideReaching(ctx.actor, organizationId)
    const { kind } = await lockOrganization(tx, organizationId)
    requireVersion(ctx, await contactVersionOf(tx, organizationId))
    const atOnce = kind === 'supporter' ? await partOfSupporter(tx, ctx, organizationId, said, side) : said
    await sayContactAnew(tx, organizationId, atOnce, ctx.now)
    await record(tx, ctx, { type: 'organization.contact-edited', organizationId })
    return contactShownOf(tx, organizationId)
  })
}

/** What of a supporter's contact is so at once; the rest is laid before the centre. */
async function partOfSupporter(
  tx: Tx,
  ctx: Context,
  id: OrganizationId,
  said: Contact,
  side: 'own' | 'coordinator',
): Promise<Contact> {
  const { organization, supporter } = await lockSupporter(tx, id)
  const [known, profile] = [await contactOf(tx, id), await profileOf(tx, organization, supporter)]
  refuseLostFields(await kindOf(tx, profile.kind), { profile, contact: known }, { profile, contact: said }, 'contact')
  if (side !== 'own') return said

  const { atOnce, waits } = partContact(known, said, await reviewedFields(tx))
  if (await replaceChange(tx, ctx, id, { fields: waits, contact: said, known: profile }))
    await record(tx, ctx, { type: 'registration.change-waits', organizationId: id })
  // whoever looks at the registration looks again
  await saveOrganization(tx, id, organization, ctx.now)
  return atOnce
}

/** Saves a contact; what it was before is kept beside it for its readers. */
export async function sayContactAnew(tx: Tx, id: OrganizationId, contact: Contact, now: Date): Promise<void> {
  const before = await contactOf(tx, id)
  if (saysTheSame(before, contact)) return
  await keepEarlierContact(tx, id, before, now)
  await saveContact(tx, id, contact, now)
}
