import { type OrganizationId, Refusal, type RequestId } from '@app/shared'
import type { DistrictId } from '@app/shared/districts'
import type { ItemId, Risk } from '@app/shared/help-categories'
import type { RequestLine, WishedDay } from '@app/shared/requests'
import { seriesOfLine, type SeriesOfRow } from '@app/shared/series'
import { eq, type SQL, sql } from 'drizzle-orm'
import { districtsTable as districts } from '../districts/districts.table.ts'
import { helpItemsTable as items } from '../help-categories/help-categories.table.ts'
import { organizationsTable as organizations } from '../organizations/organizations.table.ts'
import type { Db, Tx } from '../platform/db.ts'
import { prepared, preparedSql } from '../platform/prepared.ts'
import { associationLabelOf } from './requests.rules.ts'
import { requestDaysTable as days, requestsTable as requests } from './requests.table.ts'

/** A request with the names that belong to it and its wishes, in their order. */
export interface RequestFacts {
  row: typeof requests.$inferSelect
  associationName: string
  districtName: string
  itemName: string
  risk: Risk
  days: WishedDay[]
  series: SeriesOfRow | null
}

const wishes = sql<WishedDay[]>`array(
  select json_build_object('day', ${days.onDay}, 'from', ${days.fromTime}, 'to', ${days.toTime}) from ${days}
  where ${days.requestId} = ${requests.id} order by ${days.position})`

const ofSeries = sql<SeriesOfRow | null>`(select row_to_json(v) from series_of_requests v
  where v.request_id = ${requests.id})`

const facts = (db: Db | Tx, where: SQL | undefined) =>
  db
    .select({
      row: requests,
      associationName: organizations.name,
      districtName: districts.name,
      itemName: items.name,
      risk: items.risk,
      days: wishes,
      series: ofSeries,
    })
    .from(requests)
    .innerJoin(organizations, eq(organizations.id, requests.associationId))
    .innerJoin(districts, eq(districts.id, requests.districtId))
    .innerJoin(items, eq(items.id, requests.itemId))
    .where(where)

/** Requests with their names, newest first; the caller says which and decides what may be shown. */
export const requestFacts = (db: Db | Tx, where: SQL | undefined, most: number): Promise<RequestFacts[]> =>
  facts(db, where)
    .orderBy(sql`${requests.postedAt} desc, ${requests.id} desc`)
    .limit(most)

/** One request with its names. */
export async function factsOf(db: Db | Tx, id: RequestId): Promise<RequestFacts> {
  const [found] = await factsOfOne(db).execute({ id })
  if (!found) throw new Refusal('not-found')
  return found
}

const factsOfOne = prepared((db) => facts(db, eq(requests.id, sql.placeholder('id'))).prepare('request_facts'))

/** The line that everybody may read who may see the request at all. */
export function lineOf(
  { row, associationName, districtName, days, series }: RequestFacts,
  name: 'if-shown' | 'always',
): RequestLine {
  const showName = name === 'always' || row.showName
  const { id, number, title, itemId, districtId, status, whenKind, whenNote, place } = row
  const { headsMin, headsMax, headsAgreed, headsHeld, postedAt } = row
  return {
    ...{ id, number, title, itemId, districtId, status, whenKind, whenNote, place },
    ...{ headsMin, headsMax, headsAgreed, headsHeld },
    associationLabel: associationLabelOf({ showName, associationName, districtName }),
    days,
    postedAt: postedAt.toISOString(),
    series: seriesOfLine(series),
  }
}

/**
 * Whoever asks must be an association that the registry knows; anything else is not there. The kind of help and the district
 * must be in the city's lists; a kind taken out of the choices stays where it was.
 */
export async function refuseUnknownChoices(
  db: Db | Tx,
  { itemId, districtId }: { itemId: ItemId; districtId: DistrictId },
  asker: { associationId: OrganizationId; itemId?: ItemId },
): Promise<void> {
  const { rows } = await choices(db).execute({ itemId, districtId, associationId: asker.associationId })
  const { isActive, hasDistrict, isAssociation } = rows[0]!
  if (!isAssociation) throw new Refusal('not-found')
  const isKnownItem = isActive !== null && (isActive || itemId === asker.itemId)
  const wrong = [
    ...(isKnownItem ? [] : [{ pointer: '/itemId', detail: '手伝ってほしいことを選びなおしてください' }]),
    ...(hasDistrict ? [] : [{ pointer: '/districtId', detail: '地区を選びなおしてください' }]),
  ]
  if (wrong.length > 0) throw new Refusal('invalid-input', undefined, wrong)
}

const choices = preparedSql<{ isActive: boolean | null; hasDistrict: boolean; isAssociation: boolean }>(
  'choices',
  sql`select (select ${items.active} from ${items} where ${items.id} = ${sql.placeholder('itemId')}) as "isActive",
    exists (select from ${districts} where ${districts.id} = ${sql.placeholder('districtId')}) as "hasDistrict",
    exists (select from ${organizations} where ${organizations.id} = ${sql.placeholder('associationId')}
      and ${organizations.kind} = 'association') as "isAssociation"`,
)

/** How dangerous a kind of help is; for the gate of rule 9. */
export async function riskOf(db: Db | Tx, itemId: ItemId): Promise<Risk> {
  const [item] = await db.select({ risk: items.risk }).from(items).where(eq(items.id, itemId))
  if (!item) throw new Error(`no kind of help named ${itemId}`)
  return item.risk
}
