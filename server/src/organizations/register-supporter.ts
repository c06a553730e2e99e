import { jstDay, type OrganizationId } from '@app/shared'
import type { Registration } from '@app/shared/organizations'
import { inviteSeat } from '../accounts/index.ts'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { endApplicationLinks } from './application-links.store.ts'
import { holdRegistration, moveRegistration } from './move-registration.ts'
import { contactOf } from './organizations.store.ts'
import { registrationSeen } from './registrations.queries.ts'
import { nextRegistrationNumber } from './registration-numbers.store.ts'

/**
 * The centre registers an applicant: it gets the next number of the fiscal year, is listed because it pledged to agree,
 * and whoever is its contact is invited by mail. Without a mail address the centre prints an invitation later.
 */
export function registerSupporter(ctx: Context, organizationId: OrganizationId): Promise<Registration> {
  return transact(ctx, async (tx) => {
    const held = await holdRegistration(tx, ctx, organizationId)
    const registeredOn = jstDay(ctx.now)
    const number = await nextRegistrationNumber(tx, registeredOn)
    const also = { number, registeredOn, isPublic: true }
    await moveRegistration(tx, ctx, held, { act: 'register', side: 'coordinator', also })
    await endApplicationLinks(tx, organizationId, ctx.now)

    await inviteContact(tx, ctx, organizationId)
    await record(tx, ctx, { type: 'registration.registered', organizationId })
    return registrationSeen(tx, ctx, organizationId)
  })
}

/** Invites the contact person to the first seat, if a mail can reach it. */
export async function inviteContact(tx: Tx, ctx: Context, organizationId: OrganizationId): Promise<boolean> {
  const { personName: name, email } = await contactOf(tx, organizationId)
  if (email) await inviteSeat(tx, ctx, { organizationId, role: 'supporter', title: '担当', name, email })
  return email !== null
}
