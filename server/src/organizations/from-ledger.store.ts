import { type ImportId, jstDay, type OrganizationId } from '@app/shared'
import { eq, sql } from 'drizzle-orm'
import type { Tx } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'
import { type KnownAssociation, type KnownSupporter } from './ledger-known.store.ts'
import {
  associationsTable,
  contactsTable,
  ledgerLeftoversTable,
  organizationsTable,
  supporterDistrictsTable,
  supporterItemsTable,
  supportersTable,
} from './organizations.table.ts'
import { nextRegistrationNumber, raiseRegistrationNumbers } from './registration-numbers.store.ts'
import { searchGramsOf, searchKeyOf } from './search.rules.ts'

/** Words of a ledger that stay with their organization as they stood. */
export interface KeptWords {
  column: string
  text: string
  reason: string
}

/** One organization out of a ledger. Without an id it is a new one. */
export type FromLedger<Known> = Omit<Known, 'id'> & { id: OrganizationId | null; kept: KeptWords[] }

interface Import {
  importId: ImportId
  now: Date
}

/**
 * Supporters out of a ledger: registered under the number the ledger gives or the next one, not public, without a seat,
 * to be asked by telephone. The counters go on after the highest number. Known ones take over what they are given.
 * Answers the ids in the order given.
 */
export async function saveImportedSupporters(
  tx: Tx,
  by: Import,
  supporters: readonly FromLedger<KnownSupporter>[],
): Promise<OrganizationId[]> {
  await raiseRegistrationNumbers(
    tx,
    supporters.flatMap(({ number }) => number ?? []),
  )
  const numbered = await withNumbers(tx, by.now, supporters)
  const { fresh, known, ids } = apart(numbered)
  await insertOrganizations(
    tx,
    by,
    fresh.map((each) => ({ ...each, ...each.profile, kind: 'supporter' as const, districtId: null })),
  )
  await inParts(fresh, (part) =>
    tx.insert(supportersTable).values(part.map((each) => ({ ...supporterRow(each), ...asRegistered }))),
  )
  for (const each of known) {
    await updateOrganization(tx, by, { ...each, ...each.profile, districtId: null })
    await tx.update(supportersTable).set(supporterRow(each)).where(eq(supportersTable.organizationId, each.id))
    await tx.delete(supporterItemsTable).where(eq(supporterItemsTable.organizationId, each.id))
    await tx.delete(supporterDistrictsTable).where(eq(supporterDistrictsTable.organizationId, each.id))
  }
  const all = [...fresh, ...known]
  const items = all.flatMap(({ id, profile }) =>
    profile.offer.itemIds.map((itemId) => ({ organizationId: id, itemId })),
  )
  const places = all.flatMap(({ id, profile }) =>
    profile.availability.districtIds.map((districtId) => ({ organizationId: id, districtId })),
  )
  await inParts(items, (part) => tx.insert(supporterItemsTable).values(part))
  await inParts(places, (part) => tx.insert(supporterDistrictsTable).values(part))
  await keepWords(tx, by, all)
  return ids
}

const asRegistered = {
  status: 'registered',
  isPublic: false,
  needsPhoneCheck: true,
  channel: 'import',
} as const

function supporterRow({ id, number, registeredOn, profile }: FromLedger<KnownSupporter> & { id: OrganizationId }) {
  const { name: _, kana: __, offer, availability, students: ___, ...rest } = profile
  const { itemIds: ____, ...offered } = offer
  const { note, districtIds: _____, ...available } = availability
  return {
    organizationId: id,
    number,
    registeredOn,
    ...rest,
    ...offered,
    ...available,
    availabilityNote: note,
  }
}

/** Associations out of a ledger: new ones do not show their name, known ones take over what they are given. */
export async function saveImportedAssociations(
  tx: Tx,
  by: Import,
  associations: readonly FromLedger<Omit<KnownAssociation, 'standing' | 'stillThereOn'>>[],
): Promise<OrganizationId[]> {
  const { fresh, known, ids } = apart(associations)
  await insertOrganizations(
    tx,
    by,
    fresh.map((each) => ({ ...each, kind: 'association' as const })),
  )
  await inParts(fresh, (part) =>
    tx.insert(associationsTable).values(part.map(({ id, households }) => ({ organizationId: id, households }))),
  )
  for (const each of known) {
    await updateOrganization(tx, by, each)
    await tx
      .update(associationsTable)
      .set({ households: each.households })
      .where(eq(associationsTable.organizationId, each.id))
  }
  await keepWords(tx, by, [...fresh, ...known])
  return ids
}

/** New ones get their id here; the order of the ids is the order of the ledger. */
function apart<T extends { id: OrganizationId | null }>(rows: readonly T[]) {
  const all = rows.map((row) => ({ ...row, id: row.id ?? newId<OrganizationId>(), isNew: row.id === null }))
  return {
    fresh: all.filter(({ isNew }) => isNew),
    known: all.filter(({ isNew }) => !isNew),
    ids: all.map(({ id }) => id),
  }
}

type Named = Pick<typeof organizationsTable.$inferInsert, 'id' | 'name' | 'kana' | 'districtId'> & {
  id: OrganizationId
  contact: KnownSupporter['contact']
}

const searchable = ({ name, kana }: Pick<Named, 'name' | 'kana'>) => {
  const searchKey = searchKeyOf(name, kana)
  return { searchKey, searchGrams: searchGramsOf(searchKey) }
}

async function insertOrganizations(
  tx: Tx,
  { now }: Import,
  rows: readonly (Named & { kind: 'supporter' | 'association' })[],
): Promise<void> {
  await inParts(rows, async (part) => {
    await tx.insert(organizationsTable).values(
      part.map(({ id, kind, name, kana, districtId }) => ({
        ...{ id, kind, name, kana, districtId },
        ...searchable({ name, kana }),
        createdAt: now,
        updatedAt: now,
      })),
    )
    await tx
      .insert(contactsTable)
      .values(part.map(({ id, contact }) => ({ organizationId: id, ...contact, updatedAt: now })))
  })
}

async function updateOrganization(
  tx: Tx,
  { now }: Import,
  { id, name, kana, districtId, contact }: Named,
): Promise<void> {
  await tx
    .update(organizationsTable)
    .set({
      ...{ name, kana, districtId },
      ...searchable({ name, kana }),
      updatedAt: now,
      version: sql`${organizationsTable.version} + 1`,
    })
    .where(eq(organizationsTable.id, id))
  await tx
    .update(contactsTable)
    .set({ ...contact, updatedAt: now })
    .where(eq(contactsTable.organizationId, id))
}

/** What this ledger could not say in our words; what an older one left with the organization gives way. */
async function keepWords(
  tx: Tx,
  { importId }: Import,
  rows: readonly { id: OrganizationId; isNew: boolean; kept: readonly KeptWords[] }[],
): Promise<void> {
  for (const { id } of rows.filter(({ isNew }) => !isNew))
    await tx.delete(ledgerLeftoversTable).where(eq(ledgerLeftoversTable.organizationId, id))
  const values = rows.flatMap(({ id, kept }) =>
    kept.map(({ column, text, reason }) => ({
      id: newId(),
      ...{ organizationId: id, importId, columnName: column, kept: text, reason },
    })),
  )
  await inParts(values, (part) => tx.insert(ledgerLeftoversTable).values(part))
}

/** In parts that PostgreSQL takes at one time. */
async function inParts<T>(rows: readonly T[], write: (part: T[]) => PromiseLike<unknown>): Promise<void> {
  for (let at = 0; at < rows.length; at += 1_000) await write(rows.slice(at, at + 1_000))
}

/** Whoever brings no number gets the next one of this fiscal year. */
async function withNumbers<T extends { id: OrganizationId | null; number: string | null }>(
  tx: Tx,
  now: Date,
  supporters: readonly T[],
): Promise<T[]> {
  const numbered: T[] = []
  for (const each of supporters)
    numbered.push(each.id || each.number ? each : { ...each, number: await nextRegistrationNumber(tx, jstDay(now)) })
  return numbered
}
