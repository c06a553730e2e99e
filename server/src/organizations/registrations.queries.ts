import { jstDay, type OrganizationId, type Page, Refusal } from '@app/shared'
import type { Registration, RegistrationLine, RegistrationStatus } from '@app/shared/organizations'
import { and, asc, desc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { seatsTable as seats } from '../accounts/accounts.table.ts'
import { picturesTable as pictures } from '../enclosures/enclosures.table.ts'
import type { Context } from '../platform/context.ts'
import type { Db, Tx } from '../platform/db.ts'
import { behind, pageFrom, reading } from './keyset.queries.ts'
import { whereItWent } from './merged.queries.ts'
import { isCalled } from './named.queries.ts'
import {
  ledgerLeftoversTable as leftovers,
  organizationsTable as organizations,
  pledgesTable as pledges,
  privacyConsentsTable as privacyConsents,
  supportersTable as supporters,
} from './organizations.table.ts'
import { profileOf } from './profile.store.ts'
import { withProfileChange } from './waiting-change.rules.ts'
import { changeOf } from './waiting-changes.store.ts'
import { waitingChangesTable as changes } from './waiting-changes.table.ts'
import { sideReaching } from './reach-organization.ts'

/** Whether somebody holds a seat of it today. */
export const hasSeatOn = (day: string) =>
  sql<boolean>`exists (select 1 from ${seats} where ${seats.organizationId} = ${organizations.id}
    and ${seats.endedAt} is null and (${seats.endsOn} is null or ${seats.endsOn} >= ${day}))`

/** 登録の控え for its own members and the centre. */
export async function registrationSeen(
  db: Db | Tx,
  { actor, now }: Pick<Context, 'actor' | 'now'>,
  id: OrganizationId,
): Promise<Registration> {
  sideReaching(actor, id)
  return registrationOf(db, id, now)
}

/** 登録の控え, for whoever has shown that it is theirs. */
export async function registrationOf(db: Db | Tx, asked: OrganizationId, now: Date): Promise<Registration> {
  const [row] = await db
    .select({ organization: organizations, supporter: supporters, hasSeat: hasSeatOn(jstDay(now)) })
    .from(supporters)
    .innerJoin(organizations, eq(organizations.id, supporters.organizationId))
    .where(eq(supporters.organizationId, whereItWent(asked)))
  if (!row) throw new Refusal('not-found')
  const { organization, supporter, hasSeat } = row
  const { id } = organization
  const agreed = await db.select().from(pledges).where(eq(pledges.organizationId, id)).orderBy(asc(pledges.code))
  const [privacy] = await db
    .select({ agreedAt: privacyConsents.agreedAt })
    .from(privacyConsents)
    .where(eq(privacyConsents.organizationId, id))
    .orderBy(desc(privacyConsents.version))
    .limit(1)
  const kept = await db.select().from(leftovers).where(eq(leftovers.organizationId, id)).orderBy(asc(leftovers.id))
  const { status, statusReason, number, isPublic, needsPhoneCheck, appliedAt, registeredOn, channel, heardFrom } =
    supporter
  const profile = await profileOf(db, organization, supporter)
  const change = await changeOf(db, id)
  return {
    ...{ id, status, statusReason, number, isPublic, needsPhoneCheck, registeredOn, channel, heardFrom, hasSeat },
    profile,
    waiting: change && {
      fields: change.fields,
      profile: withProfileChange(profile, change),
      saidAt: change.saidAt.toISOString(),
      returned:
        change.returnedAt && change.returnReason !== null
          ? { at: change.returnedAt.toISOString(), reason: change.returnReason }
          : null,
    },
    appliedAt: appliedAt?.toISOString() ?? null,
    pledges: agreed.map(({ code, version, agreedAt }) => ({ code, version, agreedAt: agreedAt.toISOString() })),
    privacyAgreedAt: privacy?.agreedAt.toISOString() ?? null,
    leftovers: kept.map(({ columnName, kept: text, reason }) => ({ column: columnName, text, reason })),
    version: organization.version,
  }
}

/** What the centre asks of its list. */
export interface RegistrationsWanted {
  status?: RegistrationStatus | undefined
  q?: string | undefined
  needsPhoneCheck?: boolean | undefined
  changeWaits?: boolean | undefined
  picturesWait?: boolean | undefined
  after?: string | undefined
  perPage: number
}

/** Since when a change of this supporter waits for the centre. */
const changeSince = sql<Date | null>`(select ${changes.saidAt} from ${changes}
  where ${changes.organizationId} = ${organizations.id} and ${changes.returnedAt} is null)`.mapWith(changes.saidAt)

/** A picture that nobody has looked at, or new words beside a public one. */
const pictureWaits = sql`${pictures.returnReason} is null and (${pictures.status} = 'waiting' or ${pictures.newAlt} is not null)`
/** How many pictures of this supporter, or their new words, wait for the centre; of a registration that has ended nobody looks at them. */
const picturesWaiting = sql<number>`(select count(*)::int from ${pictures}
  where ${pictures.organizationId} = ${organizations.id} and ${pictureWaits}
    and ${supporters.status} not in ('rejected', 'withdrawn', 'revoked'))`

const rows = sql`${organizations} join ${supporters} on ${supporters.organizationId} = ${organizations.id}`
const waiting: readonly (RegistrationStatus | undefined)[] = ['submitted', 'returned']

/** The centre's list: who waits longest comes first in the queue, everything else in the order of readings. */
export async function registrationsFor(db: Db, today: string, wanted: RegistrationsWanted) {
  const { status, q, needsPhoneCheck, changeWaits, picturesWait, after, perPage } = wanted
  const where = and(
    eq(organizations.kind, 'supporter'),
    isNull(organizations.mergedInto),
    status && eq(supporters.status, status),
    needsPhoneCheck === undefined ? undefined : eq(supporters.needsPhoneCheck, needsPhoneCheck),
    changeWaits === undefined ? undefined : changeWaits ? sql`${changeSince} is not null` : sql`${changeSince} is null`,
    picturesWait === undefined ? undefined : picturesWait ? sql`${picturesWaiting} > 0` : sql`${picturesWaiting} = 0`,
    isCalled(q),
  )!
  const order = changeWaits
    ? changeSince
    : waiting.includes(status)
      ? sql`coalesce(${supporters.appliedAt}, ${organizations.createdAt})`
      : reading
  const [found, counted] = await Promise.all([
    linesOf(db, today, and(where, behind(after, order, rows))!, order, perPage + 1),
    db.execute<{ n: number }>(
      sql`select count(*)::int as n from (select 1 from ${rows} where ${where} limit 1001) as counted`,
    ),
  ])
  return pageFrom(found, perPage, counted.rows[0]!.n) satisfies Page<RegistrationLine>
}

async function linesOf(db: Db, today: string, where: SQL, order: SQL, limit: number): Promise<RegistrationLine[]> {
  const { kind, status, number, appliedAt, isPublic, needsPhoneCheck } = supporters
  const { id, name, version } = organizations
  const found = await db
    .select({
      id,
      name,
      version,
      kind,
      status,
      number,
      appliedAt,
      isPublic,
      needsPhoneCheck,
      hasSeat: hasSeatOn(today),
      changeWaitsSince: changeSince,
      picturesWaiting,
    })
    .from(supporters)
    .innerJoin(organizations, eq(organizations.id, supporters.organizationId))
    .where(where)
    .orderBy(order, asc(organizations.id))
    .limit(limit)
  return found.map((row) => ({
    ...row,
    appliedAt: row.appliedAt?.toISOString() ?? null,
    changeWaitsSince: row.changeWaitsSince?.toISOString() ?? null,
  }))
}
