import { jstDay, type OrganizationId, Refusal } from '@app/shared'
import {
  type Renewal,
  type RenewalCounts,
  type RenewalLine,
  type RenewalState,
  renewalStates,
} from '@app/shared/renewals'
import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm'
import { helpItemsTable as helpItems } from '../help-categories/help-categories.table.ts'
import {
  organizationsTable as organizations,
  supporterItemsTable as helps,
  supportersTable as supporters,
} from '../organizations/organizations.table.ts'
import type { Db, Tx } from '../platform/db.ts'
import type { RenewalFacts } from './renewal-page.ts'
import { stateOf } from './renewal-state.rules.ts'
import { renewalsTable as renewals } from './renewals.table.ts'
import { yearInQuestion } from './season.rules.ts'

type Row = typeof renewals.$inferSelect
const iso = (moment: Date | null) => moment?.toISOString() ?? null

const seen = (row: Row): Renewal => ({
  fiscalYear: row.fiscalYear,
  state: stateOf(row),
  askedAt: row.askedAt.toISOString(),
  answerBy: row.answerBy.toISOString(),
  remindedAt: iso(row.remindedAt),
  changesNote: row.changesNote,
  answeredAt: iso(row.answeredAt),
  channel: row.channel,
  lapsedAt: iso(row.lapsedAt),
})

/** The latest question to a supporter; null when it was never asked. */
export async function latestRenewal(db: Db | Tx, organizationId: OrganizationId): Promise<Renewal | null> {
  const [row] = await db
    .select()
    .from(renewals)
    .where(eq(renewals.organizationId, organizationId))
    .orderBy(desc(renewals.fiscalYear))
    .limit(1)
  return row ? seen(row) : null
}

/** The same as `stateOf`, said to the database. */
const stateSql = sql<RenewalState>`case when ${renewals.answer} = 'leave' then 'left'
  when ${renewals.answer} is not null then 'renewed'
  when ${renewals.setAsideAt} is not null then 'set-aside'
  when ${renewals.changesSaidAt} is not null then 'changes'
  when ${renewals.lapsedAt} is not null then 'lapsed' else 'waiting' end`

interface RenewalsWanted {
  year?: number | undefined
  state?: RenewalState | undefined
  after?: string | undefined
  perPage: number
}

/** Who has answered in a year and who has not, by reading, with the counts of every state. */
export async function renewalsFor(db: Db, now: Date, { year: wanted, state, after, perPage }: RenewalsWanted) {
  const asked = await db.selectDistinct({ year: renewals.fiscalYear }).from(renewals).orderBy(desc(renewals.fiscalYear))
  const years = asked.map(({ year }) => year)
  const year = wanted ?? years[0] ?? yearInQuestion(jstDay(now))
  const ofYear = eq(renewals.fiscalYear, year)
  const which = and(ofYear, state && sql`${stateSql} = ${state}`)
  const rows = await db
    .select({ renewal: renewals, name: organizations.name, number: supporters.number })
    .from(renewals)
    .innerJoin(organizations, eq(organizations.id, renewals.organizationId))
    .innerJoin(supporters, eq(supporters.organizationId, renewals.organizationId))
    .where(and(which, behind(after)))
    .orderBy(asc(organizations.kana), asc(organizations.id))
    .limit(perPage + 1)
  const counts = await countsOf(db, ofYear)
  const items = rows
    .slice(0, perPage)
    .map(({ renewal, name, number }): RenewalLine => ({ ...seen(renewal), id: renewal.organizationId, name, number }))
  const total = state ? counts[state] : renewalStates.reduce((sum, one) => sum + counts[one], 0)
  return {
    ...{ items, years, year, counts },
    next: rows.length > perPage ? items.at(-1)!.id : null,
    total: Math.min(total, 1000),
    totalIsCapped: total > 1000,
  }
}

async function countsOf(db: Db, which: SQL): Promise<RenewalCounts> {
  const rows = await db
    .select({ state: stateSql, n: sql<number>`count(*)::int` })
    .from(renewals)
    .where(which)
    .groupBy(sql`1`)
  const counted = new Map(rows.map(({ state, n }) => [state, n]))
  const of = (state: RenewalState) => counted.get(state) ?? 0
  return {
    waiting: of('waiting'),
    changes: of('changes'),
    renewed: of('renewed'),
    left: of('left'),
    lapsed: of('lapsed'),
    'set-aside': of('set-aside'),
  }
}

function behind(after: string | undefined): SQL | undefined {
  if (after === undefined) return undefined
  if (!/^[0-9a-f-]{36}$/.test(after)) throw new Refusal('invalid-input')
  return sql`(${organizations.kana}, ${organizations.id}) > (select o.kana, o.id from organizations o where o.id = ${after})`
}

/** What whoever holds the link may read: what everybody could read in the directory, never contacts (rule 2). */
export async function pageFactsOf(db: Db, renewalId: string): Promise<RenewalFacts | null> {
  const help = sql<
    string[]
  >`array(select ${helpItems.name} from ${helps} join ${helpItems} on ${helpItems.id} = ${helps.itemId}
    where ${helps.organizationId} = ${organizations.id} order by ${helpItems.position})`
  const { number, status, maxHeads } = supporters
  const [row] = await db
    .select({ renewal: renewals, name: organizations.name, number, status, maxHeads, help })
    .from(renewals)
    .innerJoin(organizations, eq(organizations.id, renewals.organizationId))
    .innerJoin(supporters, eq(supporters.organizationId, renewals.organizationId))
    .where(eq(renewals.id, renewalId))
  if (!row || !['registered', 'suspended', 'expired'].includes(row.status)) return null
  const { renewal, name, help: helpNames } = row
  return {
    ...{ name, number: row.number, maxHeads: row.maxHeads, help: helpNames },
    fiscalYear: renewal.fiscalYear,
    answerBy: renewal.answerBy,
    isLapsed: row.status === 'expired',
    saidChanges: renewal.changesSaidAt !== null,
    changesNote: renewal.changesNote,
  }
}
