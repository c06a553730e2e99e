import { type OrganizationId, Refusal } from '@app/shared'
import type { Association, AssociationChanges } from '@app/shared/organizations'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { requireVersion } from '../platform/version.ts'
import { associationSeen } from './associations.queries.ts'
import {
  associationById,
  lockOrganization,
  refuseSameAssociation,
  saveAssociation,
  saveOrganization,
} from './organizations.store.ts'
import { sideReaching } from './reach-organization.ts'

/** An association, or the centre for it, changes its own facts. What is not said stays. */
export function editAssociation(
  ctx: Context,
  organizationId: OrganizationId,
  said: AssociationChanges,
): Promise<Association> {
  return transact(ctx, async (tx) => {
    const side = sideReaching(ctx.actor, organizationId)
    await lockOrganization(tx, organizationId)
    const known = await associationById(tx, organizationId)
    requireVersion(ctx, known.version)

    const { name = known.name, kana = known.kana, districtId = known.districtId } = said
    // what a federation sees goes by its district: only the centre moves it
    if (side === 'own' && known.isFederation && districtId !== known.districtId) throw new Refusal('not-yours')
    const { households = known.households, showName = known.showName } = said
    await refuseSameAssociation(tx, { name, kana, districtId }, organizationId)
    await saveOrganization(tx, organizationId, { name, kana, districtId }, ctx.now)
    await saveAssociation(tx, organizationId, { households, showName })
    await record(tx, ctx, { type: 'organization.edited', organizationId })
    return associationSeen(tx, ctx, organizationId)
  })
}
