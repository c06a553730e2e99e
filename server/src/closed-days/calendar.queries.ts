import { type OrganizationId, Refusal } from '@app/shared'
import type { PromisedDay, SupporterCalendar } from '@app/shared/closed-days'
import { and, asc, eq, gte, inArray, isNotNull, lte, or, type SQL } from 'drizzle-orm'
import {
  exchangeMeetingsTable as meetings,
  meetingSignUpsTable as signUps,
} from '../exchange-meetings/exchange-meetings.table.ts'
import { matchesTable as matches } from '../matches/matches.table.ts'
import {
  organizationsTable as organizations,
  supporterKindsTable as kinds,
  supportersTable as supporters,
} from '../organizations/organizations.table.ts'
import type { Db, Tx } from '../platform/db.ts'
import { requestsTable as requests } from '../requests/requests.table.ts'
import { askedOften } from './asked-often.queries.ts'
import { closedSpansTable as spans } from './closed-days.table.ts'

/** The calendar of a supporter, for its own people and the centre. Spans that are over are left out. */
export async function calendarOf(db: Db, id: OrganizationId, today: string): Promise<SupporterCalendar> {
  const monthBegins = `${today.slice(0, 7)}-01`
  const said = await saidOf(db, id)
  const [closed, promised, joined, [often]] = await Promise.all([
    db
      .select({ id: spans.id, kind: spans.kind, from: spans.from, to: spans.to, word: spans.word })
      .from(spans)
      .where(and(eq(spans.organizationId, id), gte(spans.to, today)))
      .orderBy(asc(spans.from)),
    promisedDays(db, id, { from: monthBegins, to: null }),
    meetingsOf(db, id, monthBegins),
    askedOften(db, [id], today),
  ])
  const termBreaks = said.termBreaks.filter(({ to }) => to >= monthBegins)
  const { supporterId: _, ...asked } = often!
  return { ...said, termBreaks, closed, promised, meetings: joined, asked }
}

async function saidOf(db: Db | Tx, id: OrganizationId) {
  const [row] = await db
    .select({
      weekdays: supporters.weekdays,
      months: supporters.months,
      times: supporters.times,
      termBreaks: supporters.termBreaks,
      mostAMonth: supporters.mostAMonth,
      asks: kinds.asks,
    })
    .from(supporters)
    .leftJoin(kinds, eq(kinds.kind, supporters.kind))
    .where(eq(supporters.organizationId, id))
  if (!row) throw new Refusal('not-found')
  const { asks, ...said } = row
  return { ...said, hasExams: asks?.includes('termBreaks') ?? false }
}

/** 試験期間 is for those who are asked for their terms. */
export const mayHaveExams = async (tx: Tx, id: OrganizationId): Promise<boolean> => (await saidOf(tx, id)).hasExams

/** What the supporter has promised in these days: agreed, or its own yes is said. */
export const promisedDays = (db: Db | Tx, id: OrganizationId, days: Days): Promise<PromisedDay[]> =>
  matchesIn(
    db,
    id,
    days,
    or(eq(matches.status, 'agreed'), and(eq(matches.status, 'proposed'), eq(matches.supporterAnswer, 'yes'))),
  )

/** What it was asked for these days and has not answered yet. */
export const askedDays = (db: Db | Tx, id: OrganizationId, days: Days): Promise<PromisedDay[]> =>
  matchesIn(db, id, days, and(eq(matches.status, 'proposed'), eq(matches.supporterAnswer, 'pending')))

interface Days {
  from: string
  /** Null: without end. */
  to: string | null
}

async function matchesIn(db: Db | Tx, id: OrganizationId, { from, to }: Days, which: SQL | undefined) {
  const rows = await db
    .select({ matchId: matches.id, day: matches.onDay, title: requests.title, status: matches.status })
    .from(matches)
    .innerJoin(requests, eq(requests.id, matches.requestId))
    .where(
      and(
        eq(matches.supporterId, id),
        which,
        isNotNull(matches.onDay),
        gte(matches.onDay, from),
        to ? lte(matches.onDay, to) : undefined,
      ),
    )
    .orderBy(asc(matches.onDay), asc(matches.id))
  return rows.map(({ day, status, ...row }) => ({ ...row, day: day!, agreed: status === 'agreed' }))
}

/** The names of those among these supporters that have closed this day. */
export const closedOn = (db: Db | Tx, ids: readonly OrganizationId[], day: string): Promise<string[]> =>
  db
    .select({ name: organizations.name })
    .from(spans)
    .innerJoin(organizations, eq(organizations.id, spans.organizationId))
    .where(and(inArray(spans.organizationId, [...ids]), lte(spans.from, day), gte(spans.to, day)))
    .orderBy(asc(organizations.kana))
    .then((rows) => rows.map(({ name }) => name))

function meetingsOf(db: Db, id: OrganizationId, from: string): Promise<SupporterCalendar['meetings']> {
  return db
    .select({ meetingId: meetings.id, day: meetings.heldOn, title: meetings.title, status: signUps.status })
    .from(signUps)
    .innerJoin(meetings, eq(meetings.id, signUps.meetingId))
    .where(
      and(
        eq(signUps.organizationId, id),
        inArray(signUps.status, ['confirmed', 'waitlisted']),
        inArray(meetings.status, ['open', 'closed', 'held']),
        gte(meetings.heldOn, from),
      ),
    )
    .orderBy(asc(meetings.heldOn))
    .then((rows) => rows.map(({ status, ...row }) => ({ ...row, waits: status === 'waitlisted' })))
}
