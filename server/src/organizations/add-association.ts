import type { OrganizationId } from '@app/shared'
import type { Association, AssociationInput } from '@app/shared/organizations'
import type { Context } from '../platform/context.ts'
import { newId } from '../platform/ids.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { associationSeen } from './associations.queries.ts'
import { insertFederation, insertOrganization, refuseSameAssociation, saveAssociation } from './organizations.store.ts'

/** The centre adds an association, or the federation of a district. Its name is shown to nobody outside unless it says so (rule 2). */
export function addAssociation(ctx: Context, input: AssociationInput): Promise<Association> {
  return transact(ctx, async (tx) => {
    const { name, kana, districtId, households, showName, isFederation, contact } = input
    await refuseSameAssociation(tx, { name, kana, districtId })

    const organizationId = newId<OrganizationId>()
    await insertOrganization(tx, { id: organizationId, kind: 'association', name, kana, districtId }, contact, ctx.now)
    await saveAssociation(tx, organizationId, { households, showName })
    if (isFederation) await insertFederation(tx, organizationId, districtId)
    await record(tx, ctx, { type: 'organization.added', organizationId })
    return associationSeen(tx, ctx, organizationId)
  })
}
