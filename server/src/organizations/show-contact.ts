import type { OrganizationId } from '@app/shared'
import type { Contact } from '@app/shared/organizations'
import type { Context } from '../platform/context.ts'
import { transact } from '../platform/transact.ts'
import { contactOf } from './organizations.store.ts'
import { sideReaching } from './reach-organization.ts'
import { revealContact } from './reveal-contact.ts'

/** An organization reads its own contacts; the centre's looks are audited (rule 2). */
export async function showContact(ctx: Context, id: OrganizationId): Promise<Contact> {
  const isOwn = sideReaching(ctx.actor, id) === 'own'
  return isOwn ? ctx.db.transaction((tx) => contactOf(tx, id)) : transact(ctx, (tx) => revealContact(tx, ctx, id))
}
