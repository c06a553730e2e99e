import { type OrganizationId, Refusal } from '@app/shared'
import type { Association } from '@app/shared/organizations'
import { endSeatsOf } from '../accounts/index.ts'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { requireVersion } from '../platform/version.ts'
import { endAssociation, sayStillThere } from './association-standing.store.ts'
import { associationSeen } from './associations.queries.ts'
import { associationById, lockOrganization, saveOrganization } from './organizations.store.ts'

/**
 * A person has asked about an association that a ledger left out: it is there, or it has ended (解散). Its row and history
 * stay either way. It ends only when nothing runs any more, so that whoever promised to help hears it request by request;
 * with it every seat ends today and reads on for 60 days (rule 3). Two that became one are made one instead (まとめる).
 */
export function settleAssociation(
  ctx: Context,
  id: OrganizationId,
  standing: 'active' | 'dissolved',
): Promise<Association> {
  return transact(ctx, async (tx) => {
    await lockOrganization(tx, id)
    const known = await associationById(tx, id)
    requireVersion(ctx, known.version)
    if (standing === 'active') await sayStillThere(tx, [id], ctx.now)
    else {
      const { openRequests } = await associationSeen(tx, ctx, id)
      if (openRequests > 0)
        throw new Refusal(
          'wrong-moment',
          `進行中の依頼が${openRequests}件あります。先に取りやめるか、終わりにしてください`,
        )
      await endAssociation(tx, id)
      await endSeatsOf(tx, ctx, id)
    }
    await saveOrganization(tx, id, known, ctx.now)
    await record(tx, ctx, { type: 'organization.edited', organizationId: id })
    return associationSeen(tx, ctx, id)
  })
}
