import type { OrganizationId } from '@app/shared'
import { and, asc, eq, inArray, isNull, lt, lte, notInArray, or, sql } from 'drizzle-orm'
import { supportersTable as supporters } from '../organizations/organizations.table.ts'
import type { Db } from '../platform/db.ts'
import { renewalsTable as renewals } from './renewals.table.ts'

const atOnce = 200
/** Not answered, and not set aside. */
const isOpen = and(isNull(renewals.answer), isNull(renewals.setAsideAt))
type Due = Promise<{ organizationId: OrganizationId; fiscalYear: number }[]>

/** Registered before the day, not asked for this fiscal year, and nobody who has only just said that it goes on. */
export const toBeAsked = (db: Db, fiscalYear: number, registeredBefore: string, opensAt: Date) =>
  db
    .select({ organizationId: supporters.organizationId })
    .from(supporters)
    .where(
      and(
        eq(supporters.status, 'registered'),
        or(isNull(supporters.registeredOn), lt(supporters.registeredOn, registeredBefore)),
        sql`not exists (select from ${renewals} where ${renewals.organizationId} = ${supporters.organizationId}
          and (${renewals.fiscalYear} = ${fiscalYear} or ${renewals.answeredAt} >= ${opensAt.toISOString()}))`,
      ),
    )
    .orderBy(asc(supporters.organizationId))
    .limit(atOnce)

const ofSupporters = (db: Db) =>
  db
    .select({ organizationId: renewals.organizationId, fiscalYear: renewals.fiscalYear })
    .from(renewals)
    .innerJoin(supporters, eq(supporters.organizationId, renewals.organizationId))

/** Open questions whose reminder is due. */
export const toBeReminded = (db: Db, now: Date): Due =>
  ofSupporters(db)
    .where(and(isOpen, lte(renewals.nextReminderAt, now)))
    .orderBy(asc(renewals.nextReminderAt))
    .limit(atOnce)

/** Nobody answered in time, and nobody said 変更あり. */
export const toLapse = (db: Db, now: Date): Due =>
  ofSupporters(db)
    .where(
      and(
        isOpen,
        isNull(renewals.lapsedAt),
        isNull(renewals.changesSaidAt),
        lte(renewals.answerBy, now),
        inArray(supporters.status, ['registered', 'expired']),
      ),
    )
    .orderBy(asc(renewals.answerBy))
    .limit(atOnce)

/** Open questions that have lost their sense: the registration has ended, or rested when the deadline passed. */
export const toSetAside = (db: Db, now: Date): Due =>
  ofSupporters(db)
    .where(
      and(
        isOpen,
        or(
          notInArray(supporters.status, ['registered', 'suspended', 'expired']),
          and(eq(supporters.status, 'suspended'), isNull(renewals.lapsedAt), lte(renewals.answerBy, now)),
        ),
      ),
    )
    .limit(atOnce)
