import { type OrganizationId, type Page, Refusal } from '@app/shared'
import { weekdayOf } from '@app/shared/kernel'
import type { ItemId } from '@app/shared/help-categories'
import type { DistrictId } from '@app/shared/districts'
import type { SupporterCard, SupporterKind, SupporterPage } from '@app/shared/organizations'
import { and, asc, eq, type SQL, sql } from 'drizzle-orm'
import { activitiesTable as activities } from '../activities/activities.table.ts'
import { districtsTable as districts } from '../districts/districts.table.ts'
import { helpItemsTable as helpItems } from '../help-categories/help-categories.table.ts'
import { matchesTable as matches } from '../matches/matches.table.ts'
import type { Db, Tx } from '../platform/db.ts'
import { prepared } from '../platform/prepared.ts'
import { behind, pageFrom, reading } from './keyset.queries.ts'
import { isCalled } from './named.queries.ts'
import {
  organizationsTable as organizations,
  supporterDistrictsTable as places,
  supporterItemsTable as helps,
  supportersTable as supporters,
} from './organizations.table.ts'

/** What a reader asks of the directory. */
export interface DirectoryWanted {
  q?: string | undefined
  category?: string | undefined
  item?: string | undefined
  district?: number | undefined
  kind?: SupporterKind | undefined
  on?: string | undefined
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
}

/** Registered right now, and it agreed to be listed (rule 1). */
const isListed = and(
  eq(organizations.kind, 'supporter'),
  eq(supporters.status, 'registered'),
  eq(supporters.isPublic, true),
)
const rows = sql`${organizations} join ${supporters} on ${supporters.organizationId} = ${organizations.id}`

/** The public directory in the order of readings. The same for every reader: nothing in it is private. */
export async function supportersListed(db: Db, wanted: DirectoryWanted): Promise<Page<SupporterCard>> {
  const { after, perPage, ...asked } = wanted
  const isPlain = after === undefined && Object.values(asked).every((one) => one === undefined || one === '')
  if (isPlain) {
    const { found, counted } = firstPage(db)
    const [rows, total] = await Promise.all([found.execute({ atMost: perPage + 1 }), counted.execute()])
    return pageFrom(rows, perPage, total[0]!.n)
  }
  const where = and(isListed, isCalled(wanted.q), ...filters(wanted))
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

function filters({ category, item, district, kind, on }: DirectoryWanted): (SQL | undefined)[] {
  const helpsWith = (which: SQL) =>
    sql`exists (select 1 from ${helps} join ${helpItems} on ${helpItems.id} = ${helps.itemId}
      where ${helps.organizationId} = ${organizations.id} and ${which})`
  return [
    kind && eq(supporters.kind, kind),
    category === undefined ? undefined : helpsWith(sql`${helpItems.categoryId} = ${category}`),
    item === undefined ? undefined : helpsWith(sql`${helpItems.id} = ${item}`),
    district === undefined ? undefined : comesTo(district),
    on === undefined ? undefined : canComeOn(on),
  ]
}

/** It comes everywhere, to the block of the district, or to the district itself. */
const comesTo = (district: number): SQL =>
  sql`(${supporters.wholeCity}
    or exists (select 1 from ${districts} where ${districts.id} = ${district} and ${districts.block} = any(${supporters.blocks}))
    or exists (select 1 from ${places} where ${places.organizationId} = ${organizations.id} and ${places.districtId} = ${district}))`

/** Its weekdays and months fit, or it has not said: then it can be asked. */
const canComeOn = (day: string): SQL =>
  sql`(cardinality(${supporters.weekdays}) = 0 or ${weekdayOf(day)}::int = any(${supporters.weekdays}))
    and (cardinality(${supporters.months}) = 0 or ${Number(day.slice(5, 7))}::int = any(${supporters.months}))`

/** The public page of one supporter. Whoever is not listed is not there. */
export async function supporterPageOf(db: Db, id: OrganizationId): Promise<SupporterPage> {
  const [row] = await pageOfOne(db).execute({ id })
  if (!row) throw new Refusal('not-found')
  return row
}

const pageOfOne = prepared((db) => {
  const { url, members, lends, otherHelp, cost, participation, pastActivities } = supporters
  const { weekdays, times, months, leadDays, availabilityNote, registeredOn } = supporters
  return db
    .select({
      ...card,
      ...{ url, members, lends, otherHelp, cost, participation, pastActivities },
      ...{ weekdays, times, months, leadDays, availabilityNote, registeredOn },
    })
    .from(supporters)
    .innerJoin(organizations, eq(organizations.id, supporters.organizationId))
    .where(and(eq(organizations.id, sql.placeholder('id')), isListed))
    .prepare('supporter_page')
})
