import type { OrganizationId } from '@app/shared'
import type { DistrictId } from '@app/shared/districts'
import type { AssociationStanding, Contact, SupporterProfile } from '@app/shared/organizations'
import { eq, isNull } from 'drizzle-orm'
import type { Tx } from '../platform/db.ts'
import {
  associationsTable,
  contactsTable,
  federationsTable,
  organizationsTable as organizations,
  supporterDistrictsTable,
  supporterItemsTable,
  supportersTable,
} from './organizations.table.ts'

/** A supporter as a ledger is compared with it, contacts included: for imports by the centre only. */
export interface KnownSupporter {
  id: OrganizationId
  number: string | null
  registeredOn: string | null
  profile: SupporterProfile
  contact: Contact
}

/** An association as a ledger is compared with it, contacts included: for imports by the centre only. */
export interface KnownAssociation {
  id: OrganizationId
  name: string
  kana: string
  districtId: DistrictId | null
  households: number | null
  standing: AssociationStanding
  /** Said to be there although a ledger left it out, on this day. */
  stillThereOn: string | null
  contact: Contact
}

/** Every supporter there is, whatever became of it, in the order of registration numbers. */
export async function supportersKnown(tx: Tx): Promise<KnownSupporter[]> {
  const rows = await tx
    .select({ organization: organizations, supporter: supportersTable, contact: contactsTable })
    .from(supportersTable)
    .innerJoin(organizations, eq(organizations.id, supportersTable.organizationId))
    .innerJoin(contactsTable, eq(contactsTable.organizationId, organizations.id))
    .orderBy(supportersTable.number, organizations.id)
  const items = groupOf(await tx.select().from(supporterItemsTable), ({ itemId }) => itemId)
  const districts = groupOf(await tx.select().from(supporterDistrictsTable), ({ districtId }) => districtId)
  return rows.map(({ organization: { id, name, kana }, supporter, contact }) => ({
    id,
    number: supporter.number,
    registeredOn: supporter.registeredOn,
    profile: {
      kind: supporter.kind,
      name,
      kana,
      corporateNumber: supporter.corporateNumber,
      intro: supporter.intro,
      members: supporter.members,
      students: null,
      url: supporter.url,
      hidden: supporter.hiddenFields,
      offer: {
        itemIds: items.get(id) ?? [],
        otherHelp: supporter.otherHelp,
        lends: supporter.lends,
        cost: supporter.cost,
        insurance: supporter.insurance,
        insuranceName: supporter.insuranceName,
        participation: supporter.participation,
        pastActivities: supporter.pastActivities,
      },
      availability: {
        wholeCity: supporter.wholeCity,
        blocks: supporter.blocks,
        districtIds: districts.get(id) ?? [],
        weekdays: supporter.weekdays,
        times: supporter.times,
        months: supporter.months,
        termBreaks: supporter.termBreaks,
        leadDays: supporter.leadDays,
        maxHeads: supporter.maxHeads,
        note: supporter.availabilityNote,
      },
    },
    contact: contactFrom(contact),
  }))
}

/** Every association but the federations, which stand in no ledger of associations. */
export async function associationsKnown(tx: Tx): Promise<KnownAssociation[]> {
  const rows = await tx
    .select({ organization: organizations, own: associationsTable, contact: contactsTable })
    .from(associationsTable)
    .innerJoin(organizations, eq(organizations.id, associationsTable.organizationId))
    .innerJoin(contactsTable, eq(contactsTable.organizationId, organizations.id))
    .leftJoin(federationsTable, eq(federationsTable.organizationId, organizations.id))
    .where(isNull(federationsTable.organizationId))
    .orderBy(organizations.id)
  return rows.map(
    ({ organization: { id, name, kana, districtId }, own: { households, standing, stillThereOn }, contact }) => ({
      ...{ id, name, kana, districtId, households, standing, stillThereOn },
      contact: contactFrom(contact),
    }),
  )
}

const contactFrom = ({ organizationId: _, updatedAt: __, ...contact }: typeof contactsTable.$inferSelect): Contact =>
  contact

function groupOf<R extends { organizationId: OrganizationId }, V>(rows: R[], valueOf: (row: R) => V) {
  const groups = new Map<OrganizationId, V[]>()
  for (const row of rows) groups.set(row.organizationId, [...(groups.get(row.organizationId) ?? []), valueOf(row)])
  return groups
}
