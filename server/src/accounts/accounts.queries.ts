import { type AccountId, type OrganizationId, Refusal, type SeatId } from '@app/shared'
import type { InvitationSeen, Me, PendingInvitation, People, Seat } from '@app/shared/accounts'
import { isStaff } from '@app/shared/accounts/role'
import { and, asc, eq, gt, inArray, isNull, sql } from 'drizzle-orm'
import { organizationsTable as organizations } from '../organizations/organizations.table.ts'
import type { Context } from '../platform/context.ts'
import type { Db, Tx } from '../platform/db.ts'
import type { SessionFacts } from '../platform/identity.ts'
import {
  accountByEmail,
  type AccountRow,
  roleInOrganization,
  type SeatRow,
  seatsOfOrganization,
  seatsOfStaff,
} from './accounts.store.ts'
import {
  accountsTable as accounts,
  draftsTable as drafts,
  seatsTable as seats,
  sessionsTable as sessions,
} from './accounts.table.ts'
import { invitationBySecret, type InvitationRow, openInvitations } from './links.store.ts'
import { secondFactorOf } from './second-factor.queries.ts'
import { rightsOn } from './sessions.rules.ts'

/** What a session allows right now, or null when it, its seat or its account is over. */
export async function sessionFacts(db: Db | Tx, sessionId: string, now: Date): Promise<SessionFacts | null> {
  const [row] = await db
    .select({ session: sessions, seat: seats })
    .from(sessions)
    .innerJoin(seats, eq(seats.id, sessions.seatId))
    .innerJoin(accounts, eq(accounts.id, sessions.accountId))
    .where(
      and(
        eq(sessions.id, sessionId),
        isNull(sessions.endedAt),
        gt(sessions.idleUntil, now),
        gt(sessions.expiresAt, now),
        isNull(accounts.disabledAt),
      ),
    )
  const rights = row && rightsOn(row.seat, now)
  if (!row || !rights) return null
  const { id: seatId, accountId, role, organizationId } = row.seat
  const isVerified = !isStaff(role) || row.session.verifiedAt !== null
  return { sessionId, accountId, seatId, role, organizationId, rights, isVerified }
}

/** The name of an organization, by its key alone: accounts lie below organizations. */
const organizationName = sql<string | null>`(select o.name from organizations o where o.id = ${seats.organizationId})`

/** Who is signed in, with the seats that still allow something. */
export async function meOf(
  db: Db | Tx,
  { accountId, seatId: activeSeatId, sessionId }: { accountId: AccountId; seatId: SeatId; sessionId: string },
  now: Date,
): Promise<Me> {
  const [account] = await db.select().from(accounts).where(eq(accounts.id, accountId))
  if (!account) throw new Refusal('not-signed-in')
  const rows = await db
    .select({ seat: seats, organizationName })
    .from(seats)
    .where(eq(seats.accountId, accountId))
    .orderBy(asc(seats.createdAt), asc(seats.id))
  const { id, displayName, email, passwordHash } = account
  const activeRole = rows.find(({ seat }) => seat.id === activeSeatId)?.seat.role
  return {
    account: { id, displayName, email, hasPassword: passwordHash !== null },
    seats: rows.flatMap(({ seat, organizationName: name }) => {
      const rights = rightsOn(seat, now)
      if (!rights) return []
      const { id: seatId, role, title, organizationId, endsOn } = seat
      return [{ id: seatId, role, title, organizationId, organizationName: name, rights, endsOn }]
    }),
    activeSeatId,
    secondFactor: await secondFactorOf(db, { accountId, sessionId, role: activeRole }),
  }
}

/** Its own people and the centre may see who sits where; for everybody else there is nothing here. */
export async function peopleOf(ctx: Context, organizationId: OrganizationId): Promise<People> {
  refuseNeighbours(ctx, organizationId)
  await roleInOrganization(ctx.db, organizationId)
  const rows = await seatsOfOrganization(ctx.db, organizationId)
  return peopleSeen(ctx, rows, (invitation) => invitation.organizationId === organizationId)
}

export async function staffPeople(ctx: Context): Promise<People> {
  return peopleSeen(ctx, await seatsOfStaff(ctx.db), (invitation) => invitation.organizationId === null)
}

export function refuseNeighbours({ actor }: Context, organizationId: OrganizationId): void {
  const { role } = actor
  const isCentre = role !== 'system' && role !== 'nobody' && isStaff(role)
  if (!isCentre && actor.organizationId !== organizationId) throw new Refusal('not-found')
}

async function peopleSeen(
  ctx: Context,
  rows: { seat: SeatRow; account: AccountRow }[],
  isMeant: (invitation: InvitationRow) => boolean,
): Promise<People> {
  const open = await openInvitations(ctx.db, ctx.now)
  const invited = open.filter((row) => row.forSeatId === null && isMeant(row)).map(toPending)
  return { items: rows.map(({ seat, account }) => toSeat(seat, account, ctx)), invited }
}

export const toSeat = (row: SeatRow, { displayName, email }: AccountRow, { actor }: Pick<Context, 'actor'>): Seat => {
  const { id, role, title, rights, startsOn, endsOn, readsUntil } = row
  return {
    id,
    role,
    title,
    displayName,
    email,
    rights,
    startsOn,
    endsOn,
    readsUntil,
    isMine: actor.accountId === row.accountId,
  }
}

export const toPending = (row: InvitationRow): PendingInvitation => {
  const { id, role, title, name, email, rights, startsOn, expiresAt } = row
  return { id, role, title, name, email, rights, startsOn, expiresAt: expiresAt.toISOString() }
}

/** The names that letters are addressed to. */
export async function organizationNames(tx: Tx, ids: OrganizationId[]): Promise<Map<OrganizationId, string>> {
  const { id, name } = organizations
  const rows = await tx.select({ id, name }).from(organizations).where(inArray(id, ids))
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** What an invitation says; looking does not use it up. */
export async function invitationSeen({ db, now }: Context, secret: string): Promise<InvitationSeen> {
  const row = await invitationBySecret(db, secret, now)
  const { organizationId, role, title, name, email, startsOn, expiresAt } = row
  const { rows } = await db.execute<{ name: string }>(sql`select name from organizations where id = ${organizationId}`)
  const isReturn = row.forSeatId !== null
  const isKnown = isReturn || (email !== null && (await accountByEmail(db, email)) !== null)
  return {
    organizationName: rows[0]?.name ?? null,
    role,
    title,
    name,
    email,
    expiresAt: expiresAt.toISOString(),
    startsOn,
    isKnown,
    isReturn,
  }
}

/** What somebody typed and did not send. */
export async function draftOf({ db, actor }: Context, key: string) {
  if (!actor.accountId) throw new Refusal('not-signed-in')
  const [row] = await db
    .select()
    .from(drafts)
    .where(and(eq(drafts.accountId, actor.accountId), eq(drafts.key, key)))
  return row ? { content: row.body, savedAt: row.updatedAt.toISOString() } : null
}

/** Whether nobody could let anybody in yet. */
export async function isSetUpNeeded(db: Db | Tx): Promise<boolean> {
  const [row] = await db.select({ id: seats.id }).from(seats).where(eq(seats.role, 'admin')).limit(1)
  return row === undefined
}
