import type { OrganizationId } from '@app/shared'
import type { Registration, RegistrationAct } from '@app/shared/organizations'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import type { RegistrationEvent } from '../platform/noun-events.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { applicationLinkFor } from './application-links.store.ts'
import { holdRegistration, moveRegistration } from './move-registration.ts'
import { sideReaching } from './reach-organization.ts'
import { registrationSeen } from './registrations.queries.ts'
import type { SupporterHeld } from './supporters.store.ts'

interface Decided {
  act: RegistrationAct
  told: RegistrationEvent['type']
  side: 'supporter' | 'coordinator'
  reason: string | null
}

/** One decision about a registration that is held already: what is done, and what is told. */
async function decide(tx: Tx, ctx: Context, held: SupporterHeld, { told, ...step }: Decided): Promise<void> {
  await moveRegistration(tx, ctx, held, step)
  await record(tx, ctx, { type: told, organizationId: held.organization.id })
}

const decision =
  (
    act: RegistrationAct,
    told: RegistrationEvent['type'],
    also: (tx: Tx, ctx: Context, id: OrganizationId) => Promise<unknown> = async () => {},
  ) =>
  (ctx: Context, organizationId: OrganizationId, reason: string | null = null): Promise<Registration> =>
    transact(ctx, async (tx) => {
      const side = sideReaching(ctx.actor, organizationId) === 'own' ? 'supporter' : 'coordinator'
      const held = await holdRegistration(tx, ctx, organizationId)
      await decide(tx, ctx, held, { act, told, side, reason })
      await also(tx, ctx, organizationId)
      return registrationSeen(tx, ctx, organizationId)
    })

/** 補正: the application goes back with a reason and a fresh link, with which the applicant corrects it. */
export const returnRegistration = decision('return', 'registration.returned', applicationLinkFor)
/** The application is turned down with a reason. */
export const rejectRegistration = decision('reject', 'registration.rejected')
/** 休止: the supporter is neither listed nor asked for a while. */
export const suspendSupporter = decision('suspend', 'registration.suspended')
export const resumeSupporter = decision('resume', 'registration.resumed')
/** 取消し by the city, with a reason. */
export const revokeSupporter = decision('revoke', 'registration.revoked')
/** 辞退: a supporter leaves by its own wish, told by itself or through the centre. */
export const withdrawSupporter = decision('withdraw', 'registration.withdrawn')
/** 辞退 as part of a larger act (やめます at the yearly renewal), of a registration that is held already. */
export const withdrawHeld = (
  tx: Tx,
  ctx: Context,
  held: SupporterHeld,
  by: Pick<Decided, 'side' | 'reason'>,
): Promise<void> => decide(tx, ctx, held, { act: 'withdraw', told: 'registration.withdrawn', ...by })
