import { type MeetingId, Refusal, type SignUpId } from '@app/shared'
import { and, eq, inArray, sql } from 'drizzle-orm'
import {
  exchangeMeetingsTable as meetings,
  meetingSignUpsTable as signUps,
} from '../exchange-meetings/exchange-meetings.table.ts'
import {
  organizationsTable as organizations,
  supportersTable as supporters,
} from '../organizations/organizations.table.ts'
import type { Tx } from '../platform/db.ts'

export async function meetingFacts(tx: Tx, id: MeetingId) {
  const [row] = await tx.select().from(meetings).where(eq(meetings.id, id))
  if (!row) throw new Refusal('not-found')
  return row
}
export type MeetingFacts = Awaited<ReturnType<typeof meetingFacts>>

/** A sign-up with its place in the waiting line of its side. */
export async function signUpFacts(tx: Tx, id: SignUpId) {
  const place = sql<number>`(select count(*)::int from meeting_sign_ups w where w.meeting_id = ${signUps.meetingId}
    and w.side = ${signUps.side} and w.status = 'waitlisted' and w.queue_no <= ${signUps.queueNo})`
  const [row] = await tx
    .select({ signUp: signUps, name: organizations.name, supporterStatus: supporters.status, place })
    .from(signUps)
    .innerJoin(organizations, eq(organizations.id, signUps.organizationId))
    .leftJoin(supporters, eq(supporters.organizationId, signUps.organizationId))
    .where(eq(signUps.id, id))
  if (!row) throw new Refusal('not-found')
  return row
}
export type SignUpFacts = Awaited<ReturnType<typeof signUpFacts>>

/** Everybody who comes or waits. */
export const whoSignedUp = (tx: Tx, meetingId: MeetingId) =>
  tx
    .select({ organizationId: signUps.organizationId })
    .from(signUps)
    .where(and(eq(signUps.meetingId, meetingId), inArray(signUps.status, ['confirmed', 'waitlisted', 'offered'])))
