import { type MeetingId, type OrganizationId, Refusal, type SignUpId } from '@app/shared'
import type { MeetingInput, MeetingSide, MeetingStatus, SignUpStatus } from '@app/shared/exchange-meetings'
import { and, asc, eq, getTableColumns, inArray, sql } from 'drizzle-orm'
import { refusingOn } from '../platform/constraints.ts'
import type { Db, Tx } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'
import {
  exchangeMeetingsTable as meetings,
  meetingQuotasTable as quotas,
  meetingSignUpsTable as signUps,
} from './exchange-meetings.table.ts'

export type MeetingRow = typeof meetings.$inferSelect
export type SignUpRow = typeof signUps.$inferSelect

/** Holds the meeting for a change of its state or its seats: sign-ups wait until the transaction ends. */
export async function lockMeeting(tx: Tx, id: MeetingId): Promise<MeetingRow> {
  const [row] = await tx.select().from(meetings).where(eq(meetings.id, id)).for('update')
  if (!row) throw new Refusal('not-found')
  return row
}

/** Keeps the meeting from changing its state while somebody signs up; many may hold it so at once. */
export async function keepMeeting(tx: Tx, id: MeetingId): Promise<MeetingRow> {
  const [row] = await tx.select().from(meetings).where(eq(meetings.id, id)).for('share')
  if (!row) throw new Refusal('not-found')
  return row
}

/**
 * Everyone who wants seats of the same side stands in one line here. The lock comes before the question whether
 * somebody waits: asked in one statement with the update, the answer would be older than the row it waited for.
 */
export async function lockSide(tx: Tx, meetingId: MeetingId, side: MeetingSide): Promise<void> {
  await tx
    .select({ taken: quotas.taken })
    .from(quotas)
    .where(and(eq(quotas.meetingId, meetingId), eq(quotas.side, side)))
    .for('update')
}

/** Takes seats if that many are free; the check `never_more_seats_than_the_quota` stands behind it. */
export async function takeSeats(tx: Tx, meetingId: MeetingId, side: MeetingSide, heads: number): Promise<boolean> {
  const taken = await tx
    .update(quotas)
    .set({ taken: sql`${quotas.taken} + ${heads}` })
    .where(
      and(eq(quotas.meetingId, meetingId), eq(quotas.side, side), sql`${quotas.taken} + ${heads} <= ${quotas.quota}`),
    )
    .returning({ taken: quotas.taken })
  return taken.length > 0
}

export async function giveSeatsBack(tx: Tx, meetingId: MeetingId, side: MeetingSide, heads: number): Promise<void> {
  await tx
    .update(quotas)
    .set({ taken: sql`${quotas.taken} - ${heads}` })
    .where(and(eq(quotas.meetingId, meetingId), eq(quotas.side, side)))
}

/** The first in line of a side, held; undefined when nobody waits. */
export async function firstWaiter(tx: Tx, meetingId: MeetingId, side: MeetingSide): Promise<SignUpRow | undefined> {
  const [row] = await tx
    .select()
    .from(signUps)
    .where(and(eq(signUps.meetingId, meetingId), eq(signUps.side, side), eq(signUps.status, 'waitlisted')))
    .orderBy(asc(signUps.queueNo))
    .limit(1)
    .for('update')
  return row
}

export async function insertSignUp(
  tx: Tx,
  values: Omit<typeof signUps.$inferInsert, 'id' | 'queueNo'>,
): Promise<SignUpRow> {
  const insert = tx
    .insert(signUps)
    .values({ id: newId<SignUpId>(), ...values })
    .returning()
  const [row] = await refusingOn('one_sign_up_per_organization_and_meeting', 'already-signed-up', insert)
  return row!
}

export async function signUpById(db: Db | Tx, id: SignUpId): Promise<SignUpRow> {
  const [row] = await db.select().from(signUps).where(eq(signUps.id, id))
  if (!row) throw new Refusal('not-found')
  return row
}

/** Sign-ups of these organizations for meetings still to come, in an order in which they can be held. */
export const signUpsForComing = (tx: Tx, organizationIds: OrganizationId[]): Promise<SignUpRow[]> =>
  tx
    .select(getTableColumns(signUps))
    .from(signUps)
    .innerJoin(meetings, eq(meetings.id, signUps.meetingId))
    .where(and(inArray(signUps.organizationId, organizationIds), inArray(meetings.status, ['open', 'closed'])))
    .orderBy(asc(signUps.meetingId), asc(signUps.queueNo))

export async function lockSignUp(tx: Tx, meetingId: MeetingId, id: SignUpId): Promise<SignUpRow> {
  const [row] = await tx
    .select()
    .from(signUps)
    .where(and(eq(signUps.id, id), eq(signUps.meetingId, meetingId)))
    .for('update')
  if (!row) throw new Refusal('not-found')
  return row
}

export async function saveSignUp(
  tx: Tx,
  id: SignUpId,
  values: { status: SignUpStatus; cancelledAt?: Date; cancelReason?: string },
): Promise<void> {
  await tx
    .update(signUps)
    .set({ ...values, version: sql`${signUps.version} + 1` })
    .where(eq(signUps.id, id))
}

export async function insertMeeting(tx: Tx, input: MeetingInput, createdAt: Date, isDemo = false): Promise<MeetingId> {
  const id = newId<MeetingId>()
  const { association, supporter } = input.quotas
  await tx.insert(meetings).values({ id, ...columnsOf(input), status: 'draft', createdAt, isDemo })
  await tx.insert(quotas).values([
    { meetingId: id, side: 'association', quota: association },
    { meetingId: id, side: 'supporter', quota: supporter },
  ])
  return id
}

export async function saveMeeting(tx: Tx, id: MeetingId, input: MeetingInput): Promise<void> {
  await tx
    .update(meetings)
    .set({ ...columnsOf(input), version: sql`${meetings.version} + 1` })
    .where(eq(meetings.id, id))
}

/** Changes how many seats a side has; never fewer than are taken. */
export async function saveQuota(tx: Tx, meetingId: MeetingId, side: MeetingSide, quota: number): Promise<void> {
  const update = tx
    .update(quotas)
    .set({ quota })
    .where(and(eq(quotas.meetingId, meetingId), eq(quotas.side, side)))
  await refusingOn('never_more_seats_than_the_quota', 'quota-below-taken', update)
}

export async function saveMeetingStatus(
  tx: Tx,
  id: MeetingId,
  status: MeetingStatus,
  statusReason: string | null,
): Promise<void> {
  await tx
    .update(meetings)
    .set({ status, statusReason, version: sql`${meetings.version} + 1` })
    .where(eq(meetings.id, id))
}

const columnsOf = ({ title, heldOn, from, to, place, description, headsPerOrganization, closesOn }: MeetingInput) => ({
  title,
  heldOn,
  fromTime: from,
  toTime: to,
  place,
  description,
  headsPerOrganization,
  closesOn,
})
