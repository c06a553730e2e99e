import { type AccountId, type InvitationId, type OrganizationId, Refusal } from '@app/shared'
import { and, asc, eq, gt, inArray, isNull, or } from 'drizzle-orm'
import type { Db, Tx } from '../platform/db.ts'
import { hashOf, readCode } from '../platform/secrets.ts'
import {
  mailLinksTable as mailLinks,
  seatInvitationsTable as invitations,
  seatsTable as seats,
  setupCodesTable as setupCodes,
} from './accounts.table.ts'

export type InvitationRow = typeof invitations.$inferSelect

export const insertInvitation = (tx: Tx, row: typeof invitations.$inferInsert) => tx.insert(invitations).values(row)

/** The invitation behind a link or a code on paper, as long as it works. */
export async function invitationBySecret(db: Db | Tx, secret: string, now: Date): Promise<InvitationRow> {
  const [row] = await db.select().from(invitations).where(openBySecret(secret, now))
  if (!row) throw new Refusal('link-spent')
  return row
}

/** Holds the invitation: of two who redeem it at once, one hears that it is spent. */
export async function lockInvitation(tx: Tx, secret: string, now: Date): Promise<InvitationRow> {
  const [row] = await tx.select().from(invitations).where(openBySecret(secret, now)).for('update')
  if (!row) throw new Refusal('link-spent')
  return row
}

const openBySecret = (secret: string, now: Date) =>
  and(
    or(eq(invitations.secretHash, hashOf(secret)), eq(invitations.codeHash, hashOf(readCode(secret)))),
    stillOpen(now),
  )

const stillOpen = (now: Date) =>
  and(isNull(invitations.redeemedAt), isNull(invitations.withdrawnAt), gt(invitations.expiresAt, now))

export const saveRedemption = (
  tx: Tx,
  id: InvitationId,
  redemption: Pick<typeof invitations.$inferInsert, 'redeemedAt' | 'seatId'>,
) => tx.update(invitations).set(redemption).where(eq(invitations.id, id))

export const openInvitations = (db: Db | Tx, now: Date): Promise<InvitationRow[]> =>
  db.select().from(invitations).where(stillOpen(now)).orderBy(asc(invitations.createdAt), asc(invitations.id))

/** Nobody takes a seat of that organization by an invitation any more. */
export const withdrawInvitationsTo = (tx: Tx, organizationId: OrganizationId, now: Date) =>
  tx
    .update(invitations)
    .set({ withdrawnAt: now })
    .where(
      and(
        eq(invitations.organizationId, organizationId),
        isNull(invitations.redeemedAt),
        isNull(invitations.withdrawnAt),
      ),
    )

export async function invitationById(db: Db | Tx, id: InvitationId): Promise<InvitationRow | null> {
  const [row] = await db.select().from(invitations).where(eq(invitations.id, id))
  return row ?? null
}

/** An invitation that still works; what was taken, withdrawn or has expired is not there. */
export async function openInvitationById(tx: Tx, id: InvitationId, now: Date): Promise<InvitationRow> {
  const [row] = await tx
    .select()
    .from(invitations)
    .where(and(eq(invitations.id, id), stillOpen(now)))
    .for('update')
  if (!row) throw new Refusal('not-found')
  return row
}

export const saveWithdrawal = (tx: Tx, id: InvitationId, now: Date) =>
  tx.update(invitations).set({ withdrawnAt: now }).where(eq(invitations.id, id))

/** All that would still let this account in: mailed links, and letters that gave its access back before. */
export async function voidLinksOf(tx: Tx, accountId: AccountId, now: Date): Promise<void> {
  await tx
    .update(mailLinks)
    .set({ redeemedAt: now })
    .where(and(eq(mailLinks.accountId, accountId), isNull(mailLinks.redeemedAt)))
  const own = tx.select({ id: seats.id }).from(seats).where(eq(seats.accountId, accountId))
  await tx
    .update(invitations)
    .set({ withdrawnAt: now })
    .where(and(inArray(invitations.forSeatId, own), stillOpen(now)))
}

export const insertMailLink = (tx: Tx, row: typeof mailLinks.$inferInsert) => tx.insert(mailLinks).values(row)

/** Uses a mailed link up; it answers once. */
export async function spendMailLink(tx: Tx, secret: string, now: Date): Promise<AccountId> {
  const [row] = await tx
    .update(mailLinks)
    .set({ redeemedAt: now })
    .where(and(eq(mailLinks.secretHash, hashOf(secret)), isNull(mailLinks.redeemedAt), gt(mailLinks.expiresAt, now)))
    .returning({ accountId: mailLinks.accountId })
  if (!row) throw new Refusal('link-spent')
  return row.accountId
}

export async function mailLinkById(db: Db | Tx, id: string) {
  const [row] = await db.select().from(mailLinks).where(eq(mailLinks.id, id))
  return row ?? null
}

/** Only the newest set-up code works. */
export async function replaceSetUpCode(tx: Tx, code: string, now: Date, expiresAt: Date): Promise<void> {
  await tx.delete(setupCodes)
  await tx.insert(setupCodes).values({ codeHash: hashOf(code), createdAt: now, expiresAt })
}

export async function spendSetUpCode(tx: Tx, typed: string, now: Date): Promise<void> {
  const spent = await tx
    .update(setupCodes)
    .set({ redeemedAt: now })
    .where(
      and(
        eq(setupCodes.codeHash, hashOf(readCode(typed))),
        isNull(setupCodes.redeemedAt),
        gt(setupCodes.expiresAt, now),
      ),
    )
    .returning({ codeHash: setupCodes.codeHash })
  if (spent.length === 0) throw new Refusal('link-spent')
}
