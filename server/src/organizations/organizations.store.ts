import { type OrganizationId, Refusal } from '@app/shared'
import type { Contact } from '@app/shared/organizations'
import { foldForSearch } from '@app/shared/kernel/fold'
import { and, asc, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import { refusingOn } from '../platform/constraints.ts'
import type { Tx } from '../platform/db.ts'
import {
  associationsTable,
  contactsTable,
  federationsTable as federations,
  organizationsTable as organizations,
} from './organizations.table.ts'
import { searchGramsOf, searchKeyOf } from './search.rules.ts'

export type OrganizationRow = typeof organizations.$inferSelect

/** The common part of an organization, whichever side it is on. */
export async function organizationById(tx: Tx, id: OrganizationId): Promise<OrganizationRow> {
  const [row] = await tx.select().from(organizations).where(eq(organizations.id, id))
  if (!row) throw new Refusal('not-found')
  return row
}

/** The same, held until the end of the transaction. Keys stay free, so that others may still point at it. */
export async function lockOrganization(tx: Tx, id: OrganizationId): Promise<OrganizationRow> {
  const [row] = await tx.select().from(organizations).where(eq(organizations.id, id)).for('no key update')
  if (!row || row.mergedInto) throw new Refusal('not-found')
  return row
}

/** Two that may be one, held in the order of their ids: nothing new can point at either until the transaction ends. */
export const lockTwins = (tx: Tx, ids: OrganizationId[]): Promise<OrganizationRow[]> =>
  tx.select().from(organizations).where(inArray(organizations.id, ids)).orderBy(asc(organizations.id)).for('update')

/** The row stays and says where it went. */
export async function saveMergedInto(tx: Tx, id: OrganizationId, mergedInto: OrganizationId, now: Date): Promise<void> {
  await tx
    .update(organizations)
    .set({ mergedInto, updatedAt: now, version: sql`${organizations.version} + 1` })
    .where(eq(organizations.id, id))
}

/** An association with what only associations have. Every association lies in a district. */
export async function associationById(tx: Tx, id: OrganizationId) {
  const { households, showName, standing } = associationsTable
  const isFederation = sql<boolean>`exists (select from ${federations} where ${federations.organizationId} = ${organizations.id})`
  const [row] = await tx
    .select({ organization: organizations, households, showName, standing, isFederation })
    .from(organizations)
    .innerJoin(associationsTable, eq(associationsTable.organizationId, organizations.id))
    .where(eq(organizations.id, id))
  if (!row?.organization.districtId) throw new Refusal('not-found')
  const { organization, ...own } = row
  return { ...organization, ...own, districtId: row.organization.districtId }
}
export type AssociationRow = Awaited<ReturnType<typeof associationById>>

type Named = Pick<OrganizationRow, 'name' | 'kana' | 'districtId'>

/** What people typed is kept as typed; the folded words beside it are for finding only (rule 15). */
function searchable({ name, kana, districtId }: Named) {
  const searchKey = searchKeyOf(name, kana)
  return { name, kana, districtId, searchKey, searchGrams: searchGramsOf(searchKey) }
}

/** A new organization with its contacts, which lie apart from everything that may be shown. */
export async function insertOrganization(
  tx: Tx,
  organization: Named & Pick<OrganizationRow, 'id' | 'kind'>,
  contact: Contact,
  now: Date,
): Promise<void> {
  const { id, kind } = organization
  const insert = tx
    .insert(organizations)
    .values({ id, kind, ...searchable(organization), createdAt: now, updatedAt: now })
    .returning({ id: organizations.id })
  await refusingOn('organizations_district_id_fkey', 'invalid-input', insert)
  await tx.insert(contactsTable).values({ organizationId: id, ...contact, updatedAt: now })
}

/** Saves the name and place of an organization and counts its version on; called with every change that readers see. */
export async function saveOrganization(tx: Tx, id: OrganizationId, named: Named, now: Date): Promise<void> {
  const update = tx
    .update(organizations)
    .set({ ...searchable(named), updatedAt: now, version: sql`${organizations.version} + 1` })
    .where(eq(organizations.id, id))
    .returning({ id: organizations.id })
  await refusingOn(
    'one_federation_per_district',
    'already-registered',
    refusingOn('organizations_district_id_fkey', 'invalid-input', update),
  )
}

export async function saveAssociation(
  tx: Tx,
  id: OrganizationId,
  own: Pick<AssociationRow, 'households' | 'showName'>,
): Promise<void> {
  await tx
    .insert(associationsTable)
    .values({ organizationId: id, ...own })
    .onConflictDoUpdate({ target: associationsTable.organizationId, set: own })
}

export const isAnyFederation = async (tx: Tx, ids: OrganizationId[]): Promise<boolean> =>
  (await tx.$count(federations, inArray(federations.organizationId, ids))) > 0

/** 連合会 of a district; there is one of each. */
export async function insertFederation(
  tx: Tx,
  id: OrganizationId,
  district: AssociationRow['districtId'],
): Promise<void> {
  const insert = tx.insert(federations).values({ organizationId: id, districtId: district }).returning()
  await refusingOn('one_federation_per_district', 'already-registered', insert)
}

/** 同じ地区に同じ名前の自治会は一つ。 Two that ask at once wait for each other. */
export async function refuseSameAssociation(tx: Tx, named: Named, self?: OrganizationId): Promise<void> {
  const key = foldForSearch(named.name)
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`association:${named.districtId}:${key}`}))`)
  const [same] = await tx
    .select({ id: organizations.id })
    .from(organizations)
    .where(
      and(
        eq(organizations.kind, 'association'),
        isNull(organizations.mergedInto),
        sql`${organizations.districtId} = ${named.districtId}`,
        isNamed(named.name, key),
        self && ne(organizations.id, self),
      ),
    )
    .limit(1)
  if (same) throw new Refusal('already-registered')
}

/** The same name but for width, kana, marks and the form of a company. */
export const isNamed = (name: string, key = foldForSearch(name)) =>
  key ? sql`split_part(${organizations.searchKey}, ' ', 1) = ${key}` : eq(organizations.name, name)

/** Who to talk to (rule 2). Only for mails and papers; for people's eyes there is `revealContact`. */
export async function contactOf(tx: Tx, id: OrganizationId): Promise<Contact> {
  const [row] = await tx.select().from(contactsTable).where(eq(contactsTable.organizationId, id))
  if (!row) throw new Refusal('not-found')
  const { organizationId: _, updatedAt: __, version: ___, ...contact } = row
  return contact
}

/** Which version of a contact stands; two who change it at once notice each other. */
export async function contactVersionOf(tx: Tx, id: OrganizationId): Promise<number> {
  const { version } = contactsTable
  const [row] = await tx.select({ version }).from(contactsTable).where(eq(contactsTable.organizationId, id))
  if (!row) throw new Refusal('not-found')
  return row.version
}

export async function saveContact(tx: Tx, id: OrganizationId, contact: Contact, now: Date): Promise<void> {
  const values = { ...contact, updatedAt: now }
  await tx
    .insert(contactsTable)
    .values({ organizationId: id, ...values })
    .onConflictDoUpdate({
      target: contactsTable.organizationId,
      set: { ...values, version: sql`${contactsTable.version} + 1` },
    })
}

/** How an organization wants to be reached, for whoever sends mails, FAXes or calls. */
export async function reachOf(tx: Tx, id: OrganizationId) {
  const { name } = await organizationById(tx, id)
  const { channel, email, phone, fax } = await contactOf(tx, id)
  return { name, channel, email, phone, fax }
}
