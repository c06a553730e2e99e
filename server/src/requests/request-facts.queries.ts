import { type OrganizationId, Refusal, type RequestId } from '@app/shared'
import type { DistrictId } from '@app/shared/districts'
import type { ItemId, Risk } from '@app/shared/help-categories'
import type { RequestLine, WishedDay } from '@app/shared/requests'
import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { districtsTable as districts } from '../districts/districts.table.ts'
import { helpItemsTable as items } from '../help-categories/help-categories.table.ts'
import { organizationsTable as organizations } from '../organizations/organizations.table.ts'
import type { Db, Tx } from '../platform/db.ts'
import { associationLabelOf } from './requests.rules.ts'
import { requestDaysTable as days, requestsTable as requests } from './requests.table.ts'

/** A request with the names that belong to it. */
export interface RequestFacts {
  row: typeof requests.$inferSelect
  associationName: string
  districtName: string
  itemName: string
  risk: Risk
}

/** Requests with their names, newest first; the caller says which and decides what may be shown. */
export const requestFacts = (db: Db | Tx, where: SQL | undefined, most: number): Promise<RequestFacts[]> =>
  db
    .select({
      row: requests,
      associationName: organizations.name,
      districtName: districts.name,
      itemName: items.name,
      risk: items.risk,
    })
    .from(requests)
    .innerJoin(organizations, eq(organizations.id, requests.associationId))
    .innerJoin(districts, eq(districts.id, requests.districtId))
    .innerJoin(items, eq(items.id, requests.itemId))
    .where(where)
    .orderBy(sql`${requests.postedAt} desc, ${requests.id} desc`)
    .limit(most)

/** The wishes of several requests at once. */
export async function daysOfAll(db: Db | Tx, ids: RequestId[]): Promise<Map<RequestId, WishedDay[]>> {
  const wishes = new Map<RequestId, WishedDay[]>(ids.map((id) => [id, []]))
  if (ids.length === 0) return wishes
  const rows = await db.select().from(days).where(inArray(days.requestId, ids)).orderBy(asc(days.position))
  for (const { requestId, onDay, fromTime, toTime } of rows)
    wishes.get(requestId)?.push({ day: onDay, from: fromTime, to: toTime })
  return wishes
}

/** The line that everybody may read who may see the request at all. */
export function lineOf(
  { row, associationName, districtName }: RequestFacts,
  wishes: WishedDay[],
  name: 'if-shown' | 'always',
): RequestLine {
  const showName = name === 'always' || row.showName
  const { id, number, title, itemId, districtId, status, whenKind, whenNote, place } = row
  const { headsMin, headsMax, headsAgreed, headsHeld, postedAt } = row
  return {
    ...{ id, number, title, itemId, districtId, status, whenKind, whenNote, place },
    ...{ headsMin, headsMax, headsAgreed, headsHeld },
    associationLabel: associationLabelOf({ showName, associationName, districtName }),
    days: wishes,
    postedAt: postedAt.toISOString(),
  }
}

/** An association that asks, as the registry knows it; anything else is not there. */
export async function refuseUnlessAssociation(db: Db | Tx, id: OrganizationId): Promise<void> {
  const [found] = await db
    .select({ id: organizations.id })
    .from(organizations)
    .where(and(eq(organizations.id, id), eq(organizations.kind, 'association')))
  if (!found) throw new Refusal('not-found')
}

/** The kind of help and the district must be in the city's lists; a kind taken out of the choices stays where it was. */
export async function refuseUnknownChoices(
  db: Db | Tx,
  { itemId, districtId }: { itemId: ItemId; districtId: DistrictId },
  before?: { itemId: ItemId },
): Promise<void> {
  const [item] = await db.select({ active: items.active }).from(items).where(eq(items.id, itemId))
  const [district] = await db.select({ id: districts.id }).from(districts).where(eq(districts.id, districtId))
  const isKnownItem = item && (item.active || itemId === before?.itemId)
  const wrong = [
    ...(isKnownItem ? [] : [{ pointer: '/itemId', detail: '手伝ってほしいことを選びなおしてください' }]),
    ...(district ? [] : [{ pointer: '/districtId', detail: '地区を選びなおしてください' }]),
  ]
  if (wrong.length > 0) throw new Refusal('invalid-input', undefined, wrong)
}

/** How dangerous a kind of help is; for the gate of rule 9. */
export async function riskOf(db: Db | Tx, itemId: ItemId): Promise<Risk> {
  const [item] = await db.select({ risk: items.risk }).from(items).where(eq(items.id, itemId))
  if (!item) throw new Error(`no kind of help named ${itemId}`)
  return item.risk
}
