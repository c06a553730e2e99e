import type { OrganizationId } from '@app/shared'
import { advance, type Side } from '@app/shared/kernel'
import { type RegistrationAct, registrationLifecycle } from '@app/shared/organizations'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { requireVersion } from '../platform/version.ts'
import { saveOrganization } from './organizations.store.ts'
import type { SupporterRow } from './profile.store.ts'
import { lockSupporter, saveStanding, type SupporterHeld } from './supporters.store.ts'

interface Step {
  act: RegistrationAct
  side: Side
  reason?: string | null
  /** What changes with the step. */
  also?: Partial<SupporterRow>
}

/** Holds a registration as somebody has read it. */
export async function holdRegistration(tx: Tx, ctx: Context, id: OrganizationId): Promise<SupporterHeld> {
  const held = await lockSupporter(tx, id)
  requireVersion(ctx, held.organization.version)
  return held
}

/** The one way in which a registration moves: a legal step, its reason, and the version counted on. */
export async function moveRegistration(
  tx: Tx,
  { now }: Context,
  { organization, supporter }: SupporterHeld,
  { act, side, reason = null, also = {} }: Step,
): Promise<void> {
  const status = advance(registrationLifecycle, supporter.status, act, side)
  const isGone = status === 'withdrawn' || status === 'revoked'
  await saveStanding(tx, organization.id, { status, statusReason: reason, ...(isGone && { isPublic: false }), ...also })
  await saveOrganization(tx, organization.id, organization, now)
}
