import type { OrganizationId } from '@app/shared'
import { advance } from '@app/shared/kernel'
import { type Association, associationLifecycle } from '@app/shared/organizations'
import { endSeatsOf } from '../accounts/index.ts'
import type { Context } from '../platform/context.ts'
import { addJob, record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { requireVersion } from '../platform/version.ts'
import { endAssociation, sayStillThere } from './association-standing.store.ts'
import { associationSeen } from './associations.queries.ts'
import { associationById, lockOrganization, saveOrganization } from './organizations.store.ts'

type Said = { standing: 'active' } | { standing: 'dissolved'; reason: string }

/**
 * A person has asked about an association that a ledger left out: it is there, or it has ended (解散). Its row and history
 * stay either way. With the end every seat ends today and reads on for 60 days (rule 3); it and its federation hear why.
 * Its requests and sign-ups end right after it (docs/decisions/0005). Two that became one are made one instead (まとめる).
 */
export function settleAssociation(ctx: Context, id: OrganizationId, said: Said): Promise<Association> {
  return transact(ctx, async (tx) => {
    await lockOrganization(tx, id)
    const known = await associationById(tx, id)
    requireVersion(ctx, known.version)
    const { standing } = known
    const back = standing === 'dissolved' ? 'revive' : 'stay'
    advance(associationLifecycle, standing, said.standing === 'active' ? back : 'dissolve', 'coordinator')
    if (said.standing === 'active') await sayStillThere(tx, [id], ctx.now)
    else {
      await endAssociation(tx, id, said.reason)
      await endSeatsOf(tx, ctx, id)
      await addJob(tx, 'end-of-registration', { organizationId: id })
    }
    await saveOrganization(tx, id, known, ctx.now)
    const tells = said.standing === 'dissolved' || back === 'revive'
    const told = said.standing === 'dissolved' ? 'organization.dissolved' : 'organization.revived'
    await record(tx, ctx, { type: tells ? told : 'organization.edited', organizationId: id })
    return associationSeen(tx, ctx, id)
  })
}
