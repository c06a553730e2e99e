import type { OrganizationId } from '@app/shared'
import type { Handover, HandoverCounts, HandoverList, HandoverState } from '@app/shared/accounts'
import { jstDay } from '@app/shared/kernel'
import { and, asc, eq, gt, isNotNull, isNull, sql } from 'drizzle-orm'
import { districtsTable as districts } from '../districts/districts.table.ts'
import { organizationsTable as organizations } from '../organizations/organizations.table.ts'
import type { Context } from '../platform/context.ts'
import type { Db, Tx } from '../platform/db.ts'
import { refuseNeighbours, toPending, toSeat } from './accounts.queries.ts'
import { roleInOrganization, seatsOfOrganization } from './accounts.store.ts'
import {
  accountsTable as accounts,
  handoversTable as handovers,
  seatInvitationsTable as invitations,
  seatsTable as seats,
} from './accounts.table.ts'
import { handoverYearOn, stateOf, usualStart } from './handover.rules.ts'
import type { InvitationRow } from './links.store.ts'
import { rightsOn } from './sessions.rules.ts'

/** Open invitations to begin in this April. */
const invitedFor = (year: number, now: Date) =>
  and(
    eq(invitations.handoverYear, year),
    isNull(invitations.redeemedAt),
    isNull(invitations.withdrawnAt),
    gt(invitations.expiresAt, now),
  )

/** The handover of one association, for its own people and the centre. */
export async function handoverSeen(db: Db | Tx, ctx: Context, organizationId: OrganizationId): Promise<Handover> {
  refuseNeighbours(ctx, organizationId)
  await roleInOrganization(db, organizationId)
  const today = jstDay(ctx.now)
  const year = handoverYearOn(today)
  const [row] = await db
    .select()
    .from(handovers)
    .where(and(eq(handovers.organizationId, organizationId), eq(handovers.year, year)))
  const next = await db
    .select()
    .from(invitations)
    .where(and(eq(invitations.organizationId, organizationId), invitedFor(year, ctx.now)))
    .orderBy(asc(invitations.createdAt), asc(invitations.id))
  const people = await seatsOfOrganization(db, organizationId)
  return {
    year,
    state: stateOf(row),
    startsOn: usualStart(year, today),
    answeredAt: row?.answeredAt?.toISOString() ?? null,
    people: people
      .filter(({ seat }) => !seat.endedAt && rightsOn(seat, ctx.now))
      .map(({ seat, account }) => toSeat(seat, account, ctx)),
    next: next.map(toPending),
  }
}

const state = sql<HandoverState>`case when ${handovers.year} is null then 'not-asked'
  when ${handovers.doneAt} is not null then 'done' when ${handovers.answer} is not null then 'waiting' else 'asked' end`
const ofYear = (year: number) => and(eq(handovers.organizationId, organizations.id), eq(handovers.year, year))
/** An association that is there: not made one with another, not dissolved. Asked in SQL: accounts lie below organizations. */
const isAskedAtAll = and(
  eq(organizations.kind, 'association'),
  isNull(organizations.mergedInto),
  sql`not exists (select 1 from associations a where a.organization_id = ${organizations.id} and a.standing = 'dissolved')`,
)
const none = { 'not-asked': 0, asked: 0, waiting: 0, done: 0 }

/** How many associations are how far, in the order of the city's list of districts. */
export async function handoverCounts({ db, now }: Context): Promise<HandoverCounts> {
  const year = handoverYearOn(jstDay(now))
  const rows = await db
    .select({ id: districts.id, name: districts.name, state, n: sql<number>`count(*)::int` })
    .from(organizations)
    .innerJoin(districts, eq(districts.id, organizations.districtId))
    .leftJoin(handovers, ofYear(year))
    .where(isAskedAtAll)
    .groupBy(districts.id, districts.name, state)
    .orderBy(asc(districts.id))
  const found: HandoverCounts['districts'] = []
  for (const { id, name, state, n } of rows) {
    if (found.at(-1)?.id !== id) found.push({ id, name, counts: { ...none } })
    found.at(-1)!.counts[state] = n
  }
  return { year, districts: found }
}

/** The associations of a district, by reading, with today's officers and the letters that could be printed. */
export async function handoversIn({ db, now }: Context, districtId: number): Promise<HandoverList> {
  const today = jstDay(now)
  const year = handoverYearOn(today)
  const officers = sql<string[]>`array(
    select trim(${seats.title} || '　' || ${accounts.displayName}) from ${seats}
      join ${accounts} on ${accounts.id} = ${seats.accountId}
    where ${seats.organizationId} = ${organizations.id} and ${seats.endedAt} is null
      and ${seats.startsOn} <= ${today} and (${seats.endsOn} is null or ${seats.endsOn} >= ${today})
    order by ${seats.createdAt})`
  const letters = sql<number>`(select count(*)::int from ${invitations}
    where ${invitations.organizationId} = ${organizations.id} and ${invitations.codeHash} is not null and ${invitedFor(year, now)})`
  const items = await db
    .select({ id: organizations.id, name: organizations.name, state, officers, letters })
    .from(organizations)
    .leftJoin(handovers, ofYear(year))
    .where(and(isAskedAtAll, sql`${organizations.districtId} = ${districtId}`))
    .orderBy(asc(organizations.kana), asc(organizations.id))
  return { year, items }
}

/** The invitations behind a district's letters, in the order in which they are carried round. */
export async function lettersIn(tx: Tx, { now }: Context, districtId: number): Promise<InvitationRow[]> {
  const year = handoverYearOn(jstDay(now))
  const rows = await tx
    .select({ invitation: invitations })
    .from(invitations)
    .innerJoin(organizations, eq(organizations.id, invitations.organizationId))
    .where(
      and(
        isAskedAtAll,
        sql`${organizations.districtId} = ${districtId}`,
        isNotNull(invitations.codeHash),
        invitedFor(year, now),
      ),
    )
    .orderBy(asc(organizations.kana), asc(organizations.id), asc(invitations.id))
  return rows.map(({ invitation }) => invitation)
}
