import type { AccountId, InvitationId, OrganizationId, SeatId } from '@app/shared'
import type { Context } from '../platform/context.ts'
import type { Db, Tx } from '../platform/db.ts'
import { signedSecret } from '../platform/secrets.ts'
import { accountById, seatById, seatsOfOrganization, seatsOfStaff } from './accounts.store.ts'
import { invitationById, mailLinkById } from './links.store.ts'
import { rightsOn } from './sessions.rules.ts'

/** What the mail about an invitation needs; null when it was taken, withdrawn or has expired, or when nobody has an address. */
export async function invitationMail(tx: Tx, ctx: Context, id: InvitationId) {
  const row = await invitationById(tx, id)
  if (!row?.email || row.redeemedAt || row.withdrawnAt || row.expiresAt <= ctx.now) return null
  const { email, name, title, role, organizationId, expiresAt } = row
  const isReturn = row.forSeatId !== null
  const link = linkWith(ctx, '/join', 'invitation', id)
  return { email, name, title, role, organizationId, expiresAt, isReturn, link }
}

/** What the mail with a link to come in needs; null when it was used or has expired. */
export async function mailLinkMail(tx: Tx, ctx: Context, id: string) {
  const row = await mailLinkById(tx, id)
  if (!row || row.redeemedAt || row.expiresAt <= ctx.now) return null
  const { email, displayName } = await accountById(tx, row.accountId)
  if (!email) return null
  return { email, displayName, expiresAt: row.expiresAt, link: linkWith(ctx, '/sign-in/link', 'mail-link', id) }
}

/** The secret stands behind the #: browsers never send that part, so no log and no referrer has it. */
const linkWith = (ctx: Context, path: string, purpose: string, id: string): string =>
  `${ctx.config.publicUrl}${path}#${signedSecret(ctx, purpose, id)}`

/** Where to write to the owner of an account. */
export async function accountMail(tx: Tx, id: AccountId) {
  const { email, displayName } = await accountById(tx, id)
  return email ? { email, displayName } : null
}

/** Whose seat it is. */
export async function seatHolder(tx: Tx, id: SeatId) {
  const { accountId, organizationId, role, title, endsOn } = await seatById(tx, id)
  const { displayName, email } = await accountById(tx, accountId)
  return { accountId, organizationId, role, title, endsOn, displayName, email }
}

/** Whether anybody may answer for an organization today, with or without a mail address. */
export async function holdsSeat(tx: Tx, organizationId: OrganizationId, now: Date): Promise<boolean> {
  const rows = await seatsOfOrganization(tx, organizationId)
  return rows.some(({ seat, account }) => !account.disabledAt && rightsOn(seat, now) === 'answer')
}

/** Somebody who is told: its account, and its mail address if it has one. */
export interface Reached {
  accountId: AccountId
  email: string | null
}

/** Everybody who may answer for an organization today. */
export const peopleOfOrganization = async (
  tx: Db | Tx,
  organizationId: OrganizationId,
  now: Date,
): Promise<Reached[]> => reached(await seatsOfOrganization(tx, organizationId), now)

/** The centre's people. */
export const staffReached = async (tx: Db | Tx, now: Date): Promise<Reached[]> => reached(await seatsOfStaff(tx), now)

function reached(rows: Awaited<ReturnType<typeof seatsOfStaff>>, now: Date): Reached[] {
  const current = rows.filter(({ seat, account }) => !account.disabledAt && rightsOn(seat, now) === 'answer')
  const people = current.map(({ account }): Reached => ({ accountId: account.id, email: account.email }))
  return [...new Map(people.map((person) => [person.accountId, person])).values()]
}
