import type { OrganizationId } from '@app/shared'
import type { Registration } from '@app/shared/organizations'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { sayContactAnew } from './edit-contact.ts'
import { sayAnew } from './edit-supporter.ts'
import { holdRegistration } from './move-registration.ts'
import { contactOf, saveOrganization } from './organizations.store.ts'
import { profileOf } from './profile.store.ts'
import { registrationSeen } from './registrations.queries.ts'
import { withContactChange, withProfileChange } from './waiting-change.rules.ts'
import { dropChange, markReturned, undecidedChange } from './waiting-changes.store.ts'

/** 変更の確認: a coordinator accepts what waits; everybody sees it from now on. */
export function acceptChange(ctx: Context, id: OrganizationId): Promise<Registration> {
  return transact(ctx, async (tx) => {
    const held = await holdRegistration(tx, ctx, id)
    const change = await undecidedChange(tx, id)
    const known = await profileOf(tx, held.organization, held.supporter)
    await dropChange(tx, id)
    await sayAnew(tx, held, withProfileChange(known, change), ctx.now)
    if (change.contact) await sayContactAnew(tx, id, withContactChange(await contactOf(tx, id), change), ctx.now)
    await record(tx, ctx, { type: 'registration.change-accepted', organizationId: id })
    return registrationSeen(tx, ctx, id)
  })
}

/** A coordinator returns what waits, with a reason. What was typed stays, so that the supporter goes on from there. */
export function returnChange(ctx: Context, id: OrganizationId, reason: string): Promise<Registration> {
  return transact(ctx, async (tx) => {
    const { organization } = await holdRegistration(tx, ctx, id)
    await undecidedChange(tx, id)
    await markReturned(tx, id, reason, ctx.now)
    await saveOrganization(tx, id, organization, ctx.now)
    await record(tx, ctx, { type: 'registration.change-returned', organizationId: id })
    return registrationSeen(tx, ctx, id)
  })
}
