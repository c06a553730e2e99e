import { type OrganizationId, type Page, Refusal } from '@app/shared'
import { weekdayOf } from '@app/shared/kernel'
import type { ItemId } from '@app/shared/help-categories'
import type { Block, DistrictId } from '@app/shared/districts'
import type {
  DistrictReach,
  HideableField,
  Lending,
  SupporterCard,
  SupporterKind,
  SupporterPage,
} from '@app/shared/organizations'
import { and, asc, eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { activitiesTable as activities } from '../activities/activities.table.ts'
import { closedSpansTable as closedSpans } from '../closed-days/closed-days.table.ts'
import { districtsTable as districts } from '../districts/districts.table.ts'
import { helpItemsTable as helpItems } from '../help-categories/help-categories.table.ts'
import { matchesTable as matches } from '../matches/matches.table.ts'
import type { Db, Tx } from '../platform/db.ts'
import { prepared } from '../platform/prepared.ts'
import { whereItWent } from './merged.queries.ts'
import { behind, pageFrom, reading } from './keyset.queries.ts'
import { isNamedWith } from './named.queries.ts'
import {
  organizationsTable as organizations,
  supporterDistrictsTable as places,
  supporterItemsTable as helps,
  supportersTable as supporters,
} from './organizations.table.ts'
import { shownLogo, shownPictures } from './public-pictures.queries.ts'
import { canDo } from './said.queries.ts'
import { searchWordsOf } from './search.rules.ts'

/** What a reader asks of the directory. */
export interface DirectoryWanted {
  q?: string | undefined
  category?: string | undefined
  item?: string | undefined
  district?: number | undefined
  block?: Block | undefined
  wholeCity?: boolean | undefined
  kind?: SupporterKind | undefined
  on?: string | undefined
}
interface PageWanted extends DirectoryWanted {
  after?: string | undefined
  perPage: number
}

const card = {
  id: organizations.id,
  number: supporters.number,
  name: organizations.name,
  kana: organizations.kana,
  kind: supporters.kind,
  intro: supporters.intro,
  itemIds: sql<
    ItemId[]
  >`array(select ${helps.itemId} from ${helps} where ${helps.organizationId} = ${organizations.id} order by 1)`,
  wholeCity: supporters.wholeCity,
  blocks: supporters.blocks,
  districtIds: sql<
    DistrictId[]
  >`array(select ${places.districtId} from ${places} where ${places.organizationId} = ${organizations.id} order by 1)`,
  maxHeads: supporters.maxHeads,
  activities: sql<number>`(select count(*)::int from ${matches} join ${activities} on ${activities.requestId} = ${matches.requestId}
    where ${matches.supporterId} = ${organizations.id} and ${matches.status} = 'done' and ${activities.publishedAt} is not null)`,
  logo: shownLogo,
}

/** Registered right now, and it agreed to be listed (rule 1). */
const isListed = and(
  eq(organizations.kind, 'supporter'),
  eq(supporters.status, 'registered'),
  eq(supporters.isPublic, true),
)
const rows = sql`${organizations} join ${supporters} on ${supporters.organizationId} = ${organizations.id}`

/** The public directory in the order of readings. The same for every reader: nothing in it is private. */
export async function supportersListed(db: Db, wanted: PageWanted): Promise<Page<SupporterCard>> {
  const { after, perPage, ...asked } = wanted
  const isPlain = after === undefined && Object.values(asked).every((one) => one === undefined || one === '')
  if (isPlain) {
    const { found, counted } = firstPage(db)
    const [rows, total] = await Promise.all([found.execute({ atMost: perPage + 1 }), counted.execute()])
    return pageFrom(rows, perPage, total[0]!.n)
  }
  const where = and(isListed, ...filters(wanted))
  const [found, counted] = await Promise.all([
    cards(db, and(where, behind(after, reading, rows))).limit(perPage + 1),
    counting(db, where),
  ])
  return pageFrom(found, perPage, counted[0]!.n)
}

const cards = (db: Db | Tx, where: SQL | undefined) =>
  db
    .select(card)
    .from(supporters)
    .innerJoin(organizations, eq(organizations.id, supporters.organizationId))
    .where(where)
    .orderBy(asc(reading), asc(organizations.id))

/** Not past a thousand and one: then it is 1,000件以上. */
const counting = (db: Db | Tx, where: SQL | undefined) =>
  db.select({ n: sql<number>`count(*)::int` }).from(
    db
      .select({ one: sql`1`.as('one') })
      .from(supporters)
      .innerJoin(organizations, eq(organizations.id, supporters.organizationId))
      .where(where)
      .limit(1_001)
      .as('counted'),
  )

/** What everybody sees first. */
const firstPage = prepared((db) => ({
  found: cards(db, isListed).limit(sql.placeholder('atMost')).prepare('directory_first_page'),
  counted: counting(db, isListed).prepare('directory_total'),
}))

function filters({ q, category, item, district, block, wholeCity, kind, on }: DirectoryWanted): (SQL | undefined)[] {
  const helpsWith = (which: SQL) =>
    sql`exists (select 1 from ${helps} join ${helpItems} on ${helpItems.id} = ${helps.itemId}
      where ${helps.organizationId} = ${organizations.id} and ${which})`
  return [
    ...searchWordsOf(q ?? '').map((word) => or(isNamedWith(word), canDo(word))),
    kind ? eq(supporters.kind, kind) : undefined,
    category === undefined ? undefined : helpsWith(sql`${helpItems.categoryId} = ${category}`),
    item === undefined ? undefined : helpsWith(sql`${helpItems.id} = ${item}`),
    district === undefined ? undefined : comesTo(district),
    block && comesSomewhereIn(block),
    wholeCity ? eq(supporters.wholeCity, true) : undefined,
    on === undefined ? undefined : and(canComeOn(on), hasNoExamsOn(on), hasNotClosed(on)),
  ]
}

/** 試験: nobody comes in its examinations. */
const hasNoExamsOn = (day: string): SQL =>
  sql`not exists (select 1 from jsonb_array_elements(${supporters.termBreaks}) b
    where b ->> 'kind' = 'exams' and ${day} between b ->> 'from' and b ->> 'to')`

/** 活動できない日: it is not found for that day; why is nobody's business. */
const hasNotClosed = (day: string): SQL =>
  sql`not exists (select 1 from ${closedSpans} where ${closedSpans.organizationId} = ${organizations.id}
    and ${day}::date between ${closedSpans.from} and ${closedSpans.to})`

/** It comes everywhere, to the block of the district, or to the district itself. */
const comesTo = (district: number): SQL =>
  sql`(${supporters.wholeCity}
    or exists (select 1 from ${districts} where ${districts.id} = ${district} and ${districts.block} = any(${supporters.blocks}))
    or exists (select 1 from ${places} where ${places.organizationId} = ${organizations.id} and ${places.districtId} = ${district}))`

/** It comes everywhere, to the whole block, or to a district of it. */
const comesSomewhereIn = (block: Block): SQL =>
  sql`(${supporters.wholeCity} or ${block} = any(${supporters.blocks})
    or exists (select 1 from ${places} join ${districts} on ${districts.id} = ${places.districtId}
      where ${places.organizationId} = ${organizations.id} and ${districts.block} = ${block}))`

/** Its weekdays and months fit, or it has not said: then it can be asked. */
const canComeOn = (day: string): SQL =>
  sql`(cardinality(${supporters.weekdays}) = 0 or ${weekdayOf(day)}::int = any(${supporters.weekdays}))
    and (cardinality(${supporters.months}) = 0 or ${Number(day.slice(5, 7))}::int = any(${supporters.months}))`

/** How many of those who fit can come to each district; `naming`: they named it or its block, not just the whole city. */
export async function supportersByDistrict(db: Db, wanted: DirectoryWanted): Promise<DistrictReach[]> {
  const fitting = db.$with('fitting').as(
    db
      .select({ id: organizations.id, wholeCity: supporters.wholeCity, blocks: supporters.blocks })
      .from(supporters)
      .innerJoin(organizations, eq(organizations.id, supporters.organizationId))
      .where(and(isListed, ...filters(wanted))),
  )
  const named = sql`(${districts.block} = any(${fitting.blocks})
    or exists (select 1 from ${places} where ${places.organizationId} = ${fitting.id} and ${places.districtId} = ${districts.id}))`
  return db
    .with(fitting)
    .select({
      districtId: districts.id,
      supporters: sql<number>`count(${fitting.id}) filter (where ${fitting.wholeCity} or ${named})::int`,
      naming: sql<number>`count(${fitting.id}) filter (where not ${fitting.wholeCity} and ${named})::int`,
    })
    .from(districts)
    .leftJoin(fitting, sql`true`)
    .groupBy(districts.id)
    .orderBy(asc(districts.id))
}

/** Those of these supporters that stand in the public directory. */
export const listedAmong = (db: Db | Tx, ids: readonly OrganizationId[]): Promise<OrganizationId[]> =>
  db
    .select({ id: organizations.id })
    .from(supporters)
    .innerJoin(organizations, eq(organizations.id, supporters.organizationId))
    .where(and(inArray(organizations.id, [...ids]), isListed))
    .then((found) => found.map(({ id }) => id))

/** Several public pages, in the order asked; whoever is not listed is left out. */
export async function supportersSideBySide(db: Db, ids: readonly OrganizationId[]): Promise<SupporterPage[]> {
  const rows = await pages(db, and(inArray(organizations.id, [...ids]), isListed))
  return rows.toSorted((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id))
}

/** The public page of one supporter. Whoever is not listed is not there. */
export async function supporterPageOf(db: Db, id: OrganizationId): Promise<SupporterPage> {
  const [row] = await pageOfOne(db).execute({ id })
  if (!row) throw new Refusal('not-found')
  return row
}

const pageOfOne = prepared((db) =>
  pages(db, and(eq(organizations.id, whereItWent(sql.placeholder('id'))), isListed)).prepare('supporter_page'),
)

/** What a supporter keeps off its public page is not there (公開範囲). */
const shown = <T extends PgColumn>(field: HideableField, column: T, instead = sql`null`) =>
  sql<T['_']['data'] | null>`case when ${field} = any(${supporters.hiddenFields}) then ${instead} else ${column} end`

const { url, members, lends, otherHelp, cost, insurance, participation, pastActivities } = supporters
const { weekdays, times, months, termBreaks, leadDays, availabilityNote, registeredOn } = supporters

const { logo: _, ...ofCard } = card
const wholePage = {
  ...ofCard,
  pictures: shownPictures,
  url: shown('url', url),
  members: shown('members', members),
  lends: sql<Lending[]>`${shown('lends', lends, sql`'{}'::text[]`)}`,
  otherHelp: shown('otherHelp', otherHelp),
  participation: shown('participation', participation),
  pastActivities: shown('pastActivities', pastActivities),
  availabilityNote: shown('availabilityNote', availabilityNote),
  ...{ cost, insurance, weekdays, times, months, termBreaks, leadDays, registeredOn },
}
const pages = (db: Db | Tx, where: SQL | undefined) =>
  db
    .select(wholePage)
    .from(supporters)
    .innerJoin(organizations, eq(organizations.id, supporters.organizationId))
    .where(where)
