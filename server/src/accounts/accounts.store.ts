import { type AccountId, type OrganizationId, Refusal, type SeatId } from '@app/shared'
import type { Role } from '@app/shared/accounts/role'
import { asc, eq, inArray, sql } from 'drizzle-orm'
import { refusingOn } from '../platform/constraints.ts'
import type { Db, Tx } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'
import { accountsTable as accounts, seatsTable as seats } from './accounts.table.ts'

export type AccountRow = typeof accounts.$inferSelect
export type SeatRow = typeof seats.$inferSelect

/** Folds an address so that one mailbox is one account. */
export const emailKeyOf = (email: string): string => email.normalize('NFKC').trim().toLowerCase()

export async function accountByEmail(db: Db | Tx, email: string): Promise<AccountRow | null> {
  const [row] = await db
    .select()
    .from(accounts)
    .where(eq(accounts.emailKey, emailKeyOf(email)))
  return row ?? null
}

export async function accountById(db: Db | Tx, id: AccountId): Promise<AccountRow> {
  const [row] = await db.select().from(accounts).where(eq(accounts.id, id))
  if (!row) throw new Refusal('not-found')
  return row
}

interface NewAccount {
  displayName: string
  email: string | null
  passwordHash: string | null
  createdAt: Date
}

export async function insertAccount(tx: Tx, { email, ...rest }: NewAccount): Promise<AccountId> {
  const id = newId<AccountId>()
  const insert = tx.insert(accounts).values({ id, email, emailKey: email ? emailKeyOf(email) : null, ...rest })
  await refusingOn('one_account_per_mail_address', 'mail-already-known', insert)
  return id
}

export const savePassword = (tx: Tx, id: AccountId, passwordHash: string) =>
  tx
    .update(accounts)
    .set({ passwordHash, version: sql`${accounts.version} + 1` })
    .where(eq(accounts.id, id))

export type NewSeat = Pick<
  SeatRow,
  'accountId' | 'organizationId' | 'role' | 'title' | 'startsOn' | 'endsOn' | 'readsUntil' | 'createdAt'
> &
  Partial<Pick<SeatRow, 'rights'>>

export async function insertSeat(tx: Tx, seat: NewSeat): Promise<SeatId> {
  const id = newId<SeatId>()
  await tx.insert(seats).values({ id, ...seat })
  return id
}

export const saveSeatTerm = (
  tx: Tx,
  id: SeatId,
  term: Pick<SeatRow, 'title' | 'rights' | 'startsOn' | 'endsOn' | 'readsUntil'>,
) => tx.update(seats).set(term).where(eq(seats.id, id))

/** Whoever knew the password does not come in by it any more; mailed links still work. */
export const forgetPassword = (tx: Tx, id: AccountId) =>
  tx
    .update(accounts)
    .set({ passwordHash: null, version: sql`${accounts.version} + 1` })
    .where(eq(accounts.id, id))

/** A new mailbox, proved by the link that came to it. */
export const saveEmail = (tx: Tx, id: AccountId, email: string) =>
  refusingOn(
    'one_account_per_mail_address',
    'mail-already-known',
    tx
      .update(accounts)
      .set({ email, emailKey: emailKeyOf(email), version: sql`${accounts.version} + 1` })
      .where(eq(accounts.id, id)),
  )

/** Holds a seat for its end. */
export async function lockSeat(tx: Tx, id: SeatId): Promise<SeatRow> {
  const [row] = await tx.select().from(seats).where(eq(seats.id, id)).for('update')
  if (!row) throw new Refusal('not-found')
  return row
}

/** Holds all seats of an organization, in one order. */
export const lockSeatsOfOrganization = (tx: Tx, organizationId: OrganizationId): Promise<SeatRow[]> =>
  tx.select().from(seats).where(eq(seats.organizationId, organizationId)).orderBy(asc(seats.id)).for('update')

/** Holds all admins' seats in one order, so that two admins cannot end each other. */
export const lockAdminSeats = (tx: Tx): Promise<SeatRow[]> =>
  tx.select().from(seats).where(eq(seats.role, 'admin')).orderBy(asc(seats.id)).for('update')

export const saveSeatEnd = (tx: Tx, id: SeatId, end: Pick<SeatRow, 'endsOn' | 'endedAt' | 'readsUntil'>) =>
  tx.update(seats).set(end).where(eq(seats.id, id))

export const seatsOfAccount = (db: Db | Tx, accountId: AccountId): Promise<SeatRow[]> =>
  db.select().from(seats).where(eq(seats.accountId, accountId)).orderBy(asc(seats.createdAt), asc(seats.id))

export const seatsOfOrganization = (db: Db | Tx, organizationId: OrganizationId) =>
  db
    .select({ seat: seats, account: accounts })
    .from(seats)
    .innerJoin(accounts, eq(accounts.id, seats.accountId))
    .where(eq(seats.organizationId, organizationId))
    .orderBy(asc(seats.createdAt), asc(seats.id))

export const seatsOfStaff = (db: Db | Tx) =>
  db
    .select({ seat: seats, account: accounts })
    .from(seats)
    .innerJoin(accounts, eq(accounts.id, seats.accountId))
    .where(inArray(seats.role, ['coordinator', 'admin']))
    .orderBy(asc(seats.createdAt), asc(seats.id))

/** As what people of an organization act. Asked in SQL: accounts lie below organizations and know only its key. */
export async function roleInOrganization(db: Db | Tx, id: OrganizationId): Promise<Role> {
  const { rows } = await db.execute<{ kind: Role }>(sql`select kind from organizations where id = ${id}`)
  if (!rows[0]) throw new Refusal('not-found')
  return rows[0].kind
}

/**
 * As what somebody new joins an organization. It is held, so that it does not end meanwhile; nobody joins one that has
 * ended (解散, 辞退, 取消し): its people read on, and nobody follows them.
 */
export async function roleOfNewcomers(tx: Tx, id: OrganizationId): Promise<Role> {
  await tx.execute(sql`select from organizations where id = ${id} for share`)
  const { rows } = await tx.execute<{ kind: Role; isOver: boolean }>(sql`
    select o.kind, coalesce(a.standing = 'dissolved', false) or coalesce(s.status in ('withdrawn', 'revoked'), false) as "isOver"
    from organizations o left join associations a on a.organization_id = o.id
      left join supporters s on s.organization_id = o.id where o.id = ${id}`)
  const [found] = rows
  if (!found) throw new Refusal('not-found')
  if (found.isOver) throw new Refusal('wrong-moment', isOverSaid[found.kind === 'association' ? 'dissolved' : 'left'])
  return found.kind
}
const isOverSaid = {
  dissolved: 'この自治会は解散として記録されているため、新しい方は招けません',
  left: 'この団体は登録が終わっているため、新しい方は招けません',
}

export async function seatById(db: Db | Tx, id: SeatId): Promise<SeatRow> {
  const [row] = await db.select().from(seats).where(eq(seats.id, id))
  if (!row) throw new Refusal('not-found')
  return row
}
