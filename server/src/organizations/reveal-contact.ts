import type { MatchId, OrganizationId } from '@app/shared'
import type { Contact } from '@app/shared/organizations'
import { audit } from '../platform/audit.ts'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { contactOf } from './organizations.store.ts'

/**
 * Shows a contact to a person who is not of that organization; each look leaves a line in the audit, with the match that opened
 * it (rule 2).
 */
export async function revealContact(
  tx: Tx,
  ctx: Context,
  organizationId: OrganizationId,
  through: { matchId: MatchId } | null = null,
): Promise<Contact> {
  const contact = await contactOf(tx, organizationId)
  const subject = { subject: 'organization', subjectId: organizationId, organizationId }
  await audit(tx, ctx, { act: 'contact.revealed', ...subject, ...(through && { detail: through }) })
  return contact
}
