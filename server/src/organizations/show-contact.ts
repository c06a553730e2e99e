import type { OrganizationId } from '@app/shared'
import type { ContactShown } from '@app/shared/organizations'
import type { Context } from '../platform/context.ts'
import { transact } from '../platform/transact.ts'
import { contactShownOf } from './contact-shown.queries.ts'
import { sideReaching } from './reach-organization.ts'
import { revealContact } from './reveal-contact.ts'

/** An organization reads its own contacts; the centre's looks are audited (rule 2). */
export async function showContact(ctx: Context, id: OrganizationId): Promise<ContactShown> {
  if (sideReaching(ctx.actor, id) === 'own') return ctx.db.transaction((tx) => contactShownOf(tx, id))
  return transact(ctx, async (tx) => {
    await revealContact(tx, ctx, id)
    return contactShownOf(tx, id)
  })
}
