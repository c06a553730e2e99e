import { randomUUID } from 'node:crypto'
import { asc, eq } from 'drizzle-orm'
import type { AccountId, MatchId, OrganizationId, RequestId } from '@app/shared'
import { activitiesTable } from '../activities/activities.table.ts'
import { districtsTable } from '../districts/districts.table.ts'
import { helpItemsTable } from '../help-categories/help-categories.table.ts'
import { matchAnswerLinksTable, matchMessagesTable, matchResultsTable, matchesTable } from '../matches/matches.table.ts'
import { searchGramsOf, searchKeyOf } from '../organizations/index.ts'
import {
  associationsTable,
  federationsTable,
  contactsTable,
  organizationsTable,
  pledgesTable,
  privacyConsentsTable,
  registrationCountersTable,
  supporterDistrictsTable,
  supporterItemsTable,
  supportersTable,
} from '../organizations/organizations.table.ts'
import type { Db, Tx } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'
import { renewalsTable } from '../renewals/renewals.table.ts'
import { seriesTable } from '../series/series.table.ts'
import { requestDaysTable, requestPrivatesTable, requestsTable } from '../requests/requests.table.ts'

type RowOf<T extends { $inferInsert: unknown }> = T['$inferInsert']

/** Everything the demo city consists of, as rows. */
export interface CityRows {
  organizations: RowOf<typeof organizationsTable>[]
  contacts: RowOf<typeof contactsTable>[]
  associations: RowOf<typeof associationsTable>[]
  federations: RowOf<typeof federationsTable>[]
  supporters: RowOf<typeof supportersTable>[]
  supporterItems: RowOf<typeof supporterItemsTable>[]
  supporterDistricts: RowOf<typeof supporterDistrictsTable>[]
  pledges: RowOf<typeof pledgesTable>[]
  privacyConsents: RowOf<typeof privacyConsentsTable>[]
  counters: RowOf<typeof registrationCountersTable>[]
  renewals: RowOf<typeof renewalsTable>[]
  series: RowOf<typeof seriesTable>[]
  requests: RowOf<typeof requestsTable>[]
  requestDays: RowOf<typeof requestDaysTable>[]
  requestPrivates: RowOf<typeof requestPrivatesTable>[]
  matches: RowOf<typeof matchesTable>[]
  answerLinks: RowOf<typeof matchAnswerLinksTable>[]
  messages: RowOf<typeof matchMessagesTable>[]
  results: RowOf<typeof matchResultsTable>[]
  activities: RowOf<typeof activitiesTable>[]
}

export const emptyCity = (): CityRows => ({
  organizations: [],
  contacts: [],
  associations: [],
  federations: [],
  supporters: [],
  supporterItems: [],
  supporterDistricts: [],
  pledges: [],
  privacyConsents: [],
  counters: [],
  renewals: [],
  series: [],
  requests: [],
  requestDays: [],
  requestPrivates: [],
  matches: [],
  answerLinks: [],
  messages: [],
  results: [],
  activities: [],
})

/** Writes a whole city at once; only into a database without organizations. */
export async function insertCity(tx: Tx, rows: CityRows): Promise<void> {
  await inParts(rows.organizations, (part) => tx.insert(organizationsTable).values(part))
  await inParts(rows.contacts, (part) => tx.insert(contactsTable).values(part))
  await inParts(rows.associations, (part) => tx.insert(associationsTable).values(part))
  await inParts(rows.federations, (part) => tx.insert(federationsTable).values(part))
  await inParts(rows.supporters, (part) => tx.insert(supportersTable).values(part))
  await inParts(rows.supporterItems, (part) => tx.insert(supporterItemsTable).values(part))
  await inParts(rows.supporterDistricts, (part) => tx.insert(supporterDistrictsTable).values(part))
  await inParts(rows.pledges, (part) => tx.insert(pledgesTable).values(part))
  await inParts(rows.privacyConsents, (part) => tx.insert(privacyConsentsTable).values(part))
  await inParts(rows.counters, (part) => tx.insert(registrationCountersTable).values(part))
  await inParts(rows.renewals, (part) => tx.insert(renewalsTable).values(part))
  await inParts(rows.series, (part) => tx.insert(seriesTable).values(part))
  await inParts(rows.requests, (part) => tx.insert(requestsTable).values(part))
  await inParts(rows.requestDays, (part) => tx.insert(requestDaysTable).values(part))
  await inParts(rows.requestPrivates, (part) => tx.insert(requestPrivatesTable).values(part))
  await inParts(rows.matches, (part) => tx.insert(matchesTable).values(part))
  await inParts(rows.answerLinks, (part) => tx.insert(matchAnswerLinksTable).values(part))
  await inParts(rows.messages, (part) => tx.insert(matchMessagesTable).values(part))
  await inParts(rows.results, (part) => tx.insert(matchResultsTable).values(part))
  await inParts(rows.activities, (part) => tx.insert(activitiesTable).values(part))
}

async function inParts<Row>(rows: Row[], insert: (part: Row[]) => PromiseLike<unknown>): Promise<void> {
  for (let i = 0; i < rows.length; i += 200) await insert(rows.slice(i, i + 200))
}

export async function isEmptyCity(db: Db): Promise<boolean> {
  const found = await db.select({ id: organizationsTable.id }).from(organizationsTable).limit(1)
  return found.length === 0
}

/** The master data the city is made from. */
export async function masterData(db: Db) {
  const districts = await db.select().from(districtsTable).orderBy(asc(districtsTable.id))
  const items = await db
    .select()
    .from(helpItemsTable)
    .where(eq(helpItemsTable.active, true))
    .orderBy(asc(helpItemsTable.position))
  return { districts, items }
}

/** An organization's row with its folded search words. */
export const organizationRow = (
  kind: 'association' | 'supporter',
  name: string,
  kana: string,
  at: Date,
  districtId: RowOf<typeof organizationsTable>['districtId'] = null,
) => {
  const searchKey = searchKeyOf(name, kana)
  return {
    id: newId<OrganizationId>(),
    kind,
    name,
    kana,
    searchKey,
    searchGrams: searchGramsOf(searchKey),
    districtId,
    isDemo: true,
    createdAt: at,
    updatedAt: at,
  }
}

export const ids = {
  request: () => newId<RequestId>(),
  match: () => newId<MatchId>(),
  account: () => newId<AccountId>(),
  link: () => randomUUID(),
}
