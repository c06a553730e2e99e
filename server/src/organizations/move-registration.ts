import type { OrganizationId } from '@app/shared'
import { advance, type Side } from '@app/shared/kernel'
import { departed, type RegistrationAct, registrationLifecycle } from '@app/shared/organizations'
import { endSeatsOf } from '../accounts/index.ts'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { addJob } from '../platform/outbox.ts'
import { requireVersion } from '../platform/version.ts'
import { saveOrganization } from './organizations.store.ts'
import type { SupporterRow } from './profile.store.ts'
import { dropChange } from './waiting-changes.store.ts'
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
  ctx: Context,
  { organization, supporter }: SupporterHeld,
  { act, side, reason = null, also = {} }: Step,
): Promise<void> {
  const status = advance(registrationLifecycle, supporter.status, act, side)
  const { id } = organization
  const hasLeft = departed.includes(status)
  await saveStanding(tx, id, {
    status,
    statusReason: reason,
    standingSince: ctx.now,
    ...(hasLeft && { isPublic: false }),
    ...also,
  })
  await saveOrganization(tx, id, organization, ctx.now)
  if (hasLeft) await endSeatsOf(tx, ctx, id)
  if (hasLeft) await dropChange(tx, id)
  // What hangs on it ends afterwards, each in the order of its own locks (docs/decisions/0005).
  if (hasLeft || status === 'suspended') await addJob(tx, 'end-of-registration', { organizationId: id })
}
