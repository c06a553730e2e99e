import { type MeetingId, type Page, Refusal, type SignUpId } from '@app/shared'
import { isStaff } from '@app/shared/accounts/role'
import type { ExchangeMeeting, SignUp } from '@app/shared/exchange-meetings'
import { and, asc, desc, eq, inArray, ne, or, type SQL, sql } from 'drizzle-orm'
import { contactsTable, organizationsTable as organizations } from '../organizations/organizations.table.ts'
import type { Actor } from '../platform/context.ts'
import type { Db, Tx } from '../platform/db.ts'
import {
  exchangeMeetingsTable as meetings,
  meetingQuotasTable as quotas,
  meetingSignUpsTable as signUps,
} from './exchange-meetings.table.ts'

const staffActor = ({ role }: Actor) => role !== 'system' && role !== 'nobody' && isStaff(role)

/** Meetings the reader may see, coming ones first; drafts are for the centre alone. */
export async function meetingsFor(
  db: Db | Tx,
  actor: Actor,
  { after, perPage }: { after?: string; perPage: number },
): Promise<Page<ExchangeMeeting>> {
  const seen = staffActor(actor) ? undefined : ne(meetings.status, 'draft')
  const rows = await db
    .select()
    .from(meetings)
    .where(and(seen, after ? beyond(after) : undefined))
    .orderBy(desc(meetings.heldOn), desc(meetings.id))
    .limit(perPage + 1)
  const [{ total } = { total: 0 }] = await db
    .select({ total: sql<number>`count(*)::int` })
    .from(meetings)
    .where(seen)
  const page = rows.slice(0, perPage)
  const last = page.at(-1)
  return {
    items: await withSeats(db, actor, page),
    next: rows.length > perPage && last ? `${last.heldOn}_${last.id}` : null,
    total: Math.min(total, 1000),
    totalIsCapped: total > 1000,
  }
}

function beyond(after: string): SQL | undefined {
  const [day = '', id = ''] = after.split('_')
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !/^[0-9a-f-]{36}$/.test(id)) throw new Refusal('invalid-input')
  return or(sql`${meetings.heldOn} < ${day}`, and(eq(meetings.heldOn, day), sql`${meetings.id} < ${id}`))
}

/** One meeting as the reader may see it. */
export async function meetingSeen(db: Db | Tx, actor: Actor, id: MeetingId): Promise<ExchangeMeeting> {
  const rows = await db.select().from(meetings).where(eq(meetings.id, id))
  if (rows[0]?.status === 'draft' && !staffActor(actor)) throw new Refusal('not-found')
  const [seen] = await withSeats(db, actor, rows)
  if (!seen) throw new Refusal('not-found')
  return seen
}

async function withSeats(
  db: Db | Tx,
  { organizationId }: Actor,
  rows: (typeof meetings.$inferSelect)[],
): Promise<ExchangeMeeting[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const waiting = sql<number>`(select coalesce(sum(w.heads), 0)::int from meeting_sign_ups w
    where w.meeting_id = ${quotas.meetingId} and w.side = ${quotas.side} and w.status = 'waitlisted')`
  const seats = await db
    .select({ meetingId: quotas.meetingId, side: quotas.side, quota: quotas.quota, taken: quotas.taken, waiting })
    .from(quotas)
    .where(inArray(quotas.meetingId, ids))
  const mine = organizationId
    ? await signUpsWhere(
        db,
        and(
          inArray(signUps.meetingId, ids),
          eq(signUps.organizationId, organizationId),
          ne(signUps.status, 'cancelled'),
        ),
      )
    : []
  const seatsOf = (id: MeetingId, side: 'association' | 'supporter') => {
    const found = seats.find((s) => s.meetingId === id && s.side === side)
    return { quota: found?.quota ?? 0, taken: found?.taken ?? 0, waiting: found?.waiting ?? 0 }
  }
  return rows.map(({ fromTime, toTime, isDemo: _, createdAt: __, ...meeting }) => ({
    ...meeting,
    from: fromTime,
    to: toTime,
    seats: { association: seatsOf(meeting.id, 'association'), supporter: seatsOf(meeting.id, 'supporter') },
    mine: mine.find(({ meetingId }) => meetingId === meeting.id) ?? null,
  }))
}

/** Who comes and who waits, in the order they came; cancelled ones last. */
export const signUpsOf = (db: Db | Tx, meetingId: MeetingId): Promise<SignUp[]> =>
  signUpsWhere(db, eq(signUps.meetingId, meetingId))

export async function signUpSeen(db: Db | Tx, id: SignUpId): Promise<SignUp> {
  const [row] = await signUpsWhere(db, eq(signUps.id, id))
  if (!row) throw new Refusal('not-found')
  return row
}

async function signUpsWhere(db: Db | Tx, where: SQL | undefined): Promise<SignUp[]> {
  const place = sql<number>`(select count(*)::int from meeting_sign_ups w where w.meeting_id = ${signUps.meetingId}
    and w.side = ${signUps.side} and w.status = 'waitlisted' and w.queue_no <= ${signUps.queueNo})`
  const rows = await db
    .select({ signUp: signUps, name: organizations.name, place })
    .from(signUps)
    .innerJoin(organizations, eq(organizations.id, signUps.organizationId))
    .where(where)
    .orderBy(sql`${signUps.status} = 'cancelled'`, asc(signUps.queueNo))
  return rows.map(({ signUp: { queueNo: _, enteredBy: __, cancelledAt: ___, ...row }, name, place: waitingPlace }) => ({
    ...row,
    organizationName: name,
    waitingPlace: row.status === 'waitlisted' ? waitingPlace : null,
    signedUpAt: row.signedUpAt.toISOString(),
  }))
}

/** What the reception desk needs on paper: names in kana, heads, whom to call. Printed for the centre only, and audited. */
export function receptionFacts(db: Db | Tx, meetingId: MeetingId) {
  return db
    .select({
      side: signUps.side,
      status: signUps.status,
      heads: signUps.heads,
      organization: organizations.name,
      kana: organizations.kana,
      contactPerson: contactsTable.personName,
      phone: contactsTable.phone,
    })
    .from(signUps)
    .innerJoin(organizations, eq(organizations.id, signUps.organizationId))
    .leftJoin(contactsTable, eq(contactsTable.organizationId, signUps.organizationId))
    .where(and(eq(signUps.meetingId, meetingId), inArray(signUps.status, ['confirmed', 'waitlisted', 'attended'])))
    .orderBy(asc(signUps.queueNo))
}
