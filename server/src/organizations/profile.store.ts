import { type OrganizationId } from '@app/shared'
import type { Offer, SupporterProfile } from '@app/shared/organizations'
import { asc, eq } from 'drizzle-orm'
import { refusingOn } from '../platform/constraints.ts'
import type { Db, Tx } from '../platform/db.ts'
import {
  supporterDistrictsTable as districts,
  supporterItemsTable as items,
  type supportersTable as supporters,
} from './organizations.table.ts'

export type SupporterRow = typeof supporters.$inferSelect

/** What a supporter says of itself, as columns. */
export function columnsOf({
  kind,
  corporateNumber,
  intro,
  members,
  students,
  url,
  hidden,
  offer,
  availability,
}: SupporterProfile) {
  const { itemIds: _, ...offered } = offer
  const { districtIds: __, note, ...available } = availability
  return {
    kind,
    corporateNumber,
    intro,
    members,
    url,
    school: students?.school ?? null,
    adviser: students?.adviser ?? null,
    leaderTermEnds: students?.leaderTermEnds ?? null,
    hasMinors: students?.hasMinors ?? false,
    hiddenFields: hidden,
    ...offered,
    insuranceName: offered.insurance === 'own' ? offered.insuranceName : null,
    ...available,
    availabilityNote: note,
  } satisfies Partial<SupporterRow>
}

/** Writes the kinds of help and the districts of a supporter anew. */
export async function saveLists(tx: Tx, id: OrganizationId, { offer, availability }: SupporterProfile): Promise<void> {
  await tx.delete(items).where(eq(items.organizationId, id))
  await tx.delete(districts).where(eq(districts.organizationId, id))
  const helps = [...new Set<Offer['itemIds'][number]>(offer.itemIds)].map((itemId) => ({ organizationId: id, itemId }))
  const places = [...new Set(availability.districtIds)].map((districtId) => ({ organizationId: id, districtId }))
  if (helps.length > 0)
    await refusingOn('supporter_items_item_id_fkey', 'invalid-input', tx.insert(items).values(helps))
  if (places.length > 0)
    await refusingOn('supporter_districts_district_id_fkey', 'invalid-input', tx.insert(districts).values(places))
}

/** The profile as it was said. */
export async function profileOf(
  db: Db | Tx,
  { name, kana }: { name: string; kana: string },
  row: SupporterRow,
): Promise<SupporterProfile> {
  const id = row.organizationId
  const helps = await db.select().from(items).where(eq(items.organizationId, id)).orderBy(asc(items.itemId))
  const places = await db
    .select()
    .from(districts)
    .where(eq(districts.organizationId, id))
    .orderBy(asc(districts.districtId))
  const { kind, corporateNumber, intro, members, url, school, adviser, leaderTermEnds, hasMinors } = row
  const { otherHelp, lends, cost, insurance, insuranceName, participation, pastActivities } = row
  const { wholeCity, blocks, weekdays, times, months, termBreaks, leadDays, maxHeads, availabilityNote: note } = row
  return {
    ...{ kind, name, kana, corporateNumber, intro, members, url, hidden: row.hiddenFields },
    students: school === null ? null : { school, adviser, leaderTermEnds, hasMinors },
    offer: {
      itemIds: helps.map(({ itemId }) => itemId),
      ...{ otherHelp, lends, cost, insurance, insuranceName, participation, pastActivities },
    },
    availability: {
      ...{ wholeCity, blocks, weekdays, times, months, termBreaks, leadDays, maxHeads, note },
      districtIds: places.map(({ districtId }) => districtId),
    },
  }
}
