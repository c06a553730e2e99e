import { type OrganizationId, Refusal } from '@app/shared'
import {
  changeLifecycle,
  type Contact,
  contactFields,
  profileFields,
  type ReviewableField,
  type SupporterProfile,
} from '@app/shared/organizations'
import { allows } from '@app/shared/kernel'
import { eq } from 'drizzle-orm'
import type { Context } from '../platform/context.ts'
import type { Db, Tx } from '../platform/db.ts'
import { saysTheSame, withContactChange, withProfileChange } from './waiting-change.rules.ts'
import { profileFieldsTable as settings, waitingChangesTable as changes } from './waiting-changes.table.ts'

export type WaitingChange = typeof changes.$inferSelect

/** The fields of which a change waits for the centre. */
export async function reviewedFields(tx: Tx): Promise<ReadonlySet<ReviewableField>> {
  const rows = await tx.select({ field: settings.field }).from(settings).where(eq(settings.reviewed, true))
  return new Set(rows.map(({ field }) => field))
}

/** What waits of a supporter. Its registration is held by whoever asks, so it stays until the transaction ends. */
export async function changeOf(tx: Db | Tx, id: OrganizationId): Promise<WaitingChange | null> {
  const [row] = await tx.select().from(changes).where(eq(changes.organizationId, id))
  return row ?? null
}

/** The change that the centre is to decide; what was returned already is not decided twice. */
export async function undecidedChange(tx: Tx, id: OrganizationId): Promise<WaitingChange> {
  const change = await changeOf(tx, id)
  if (!change || !allows(changeLifecycle, change.status, 'accept', 'coordinator'))
    throw new Refusal('wrong-moment', '確認を待っている変更はありません')
  return change
}

type Said = { fields: ReviewableField[] } & (
  { profile: SupporterProfile } | { contact: Contact; known: SupporterProfile }
)

/**
 * Puts one half of a change (profile or contact) where the same half waited before; the other half goes on waiting.
 * Nothing left: nothing waits. Answers whether something waits now that the centre has to look at.
 */
export async function replaceChange(tx: Tx, ctx: Context, id: OrganizationId, said: Said): Promise<boolean> {
  const before = await changeOf(tx, id)
  const own: readonly string[] = 'profile' in said ? profileFields : contactFields
  const fields = [...(before?.fields.filter((field) => !own.includes(field)) ?? []), ...said.fields]
  if (fields.length === 0) {
    await dropChange(tx, id)
    return false
  }
  if (before && isSame(before, said, own)) return false
  if (said.fields.length === 0) {
    // the other half stays as it is: waiting, or returned
    await tx.update(changes).set({ fields }).where(eq(changes.organizationId, id))
    return false
  }
  const profile = 'profile' in said ? said.profile : (before?.profile ?? said.known)
  const contact = 'contact' in said ? said.contact : (before?.contact ?? null)
  const row = { fields, profile, contact, saidAt: ctx.now, accountId: ctx.actor.accountId }
  const status = 'waiting' as const
  const values = { ...row, status, returnedAt: null, returnReason: null }
  await tx
    .insert(changes)
    .values({ organizationId: id, ...values })
    .onConflictDoUpdate({ target: changes.organizationId, set: values })
  return true
}

/** What waits already is said once more, with something else beside it. */
function isSame(before: WaitingChange, said: Said, own: readonly string[]): boolean {
  if (
    before.status === 'returned' ||
    !saysTheSame(
      before.fields.filter((field) => own.includes(field)),
      said.fields,
    )
  )
    return false
  return 'profile' in said
    ? saysTheSame(withProfileChange(before.profile, said), before.profile)
    : before.contact !== null && saysTheSame(withContactChange(before.contact, said), before.contact)
}

/** Back to the supporter with a reason; what it typed stays. */
export async function markReturned(tx: Tx, id: OrganizationId, returnReason: string, returnedAt: Date): Promise<void> {
  await tx.update(changes).set({ status: 'returned', returnReason, returnedAt }).where(eq(changes.organizationId, id))
}

/** Nothing waits any more: accepted, taken back, or the registration is over. */
export async function dropChange(tx: Tx, id: OrganizationId): Promise<void> {
  await tx.delete(changes).where(eq(changes.organizationId, id))
}
