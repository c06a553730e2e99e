import { phoneWritten } from '@app/shared/kernel/written/phone'
import type { DistrictId } from '@app/shared/districts'
import type { Contact, ContactChannel } from '@app/shared/organizations'
import { associationFields } from './columns.rules.ts'
import { channelWords } from './contacts.rules.ts'
import { carried, otherPhones, phonesOf, unknownContact } from './registry-words.rules.ts'
import { type AssociationDraft, type Leftover } from './rows.rules.ts'

/** An association as the registry knows it. */
export interface AssociationRecord {
  name: string
  kana: string
  districtId: DistrictId | null
  households: number | null
  contact: Contact
}

/** Nothing is known yet; whom to talk to is the chair. */
export const unknownAssociation: AssociationRecord = {
  name: '',
  kana: '',
  districtId: null,
  households: null,
  contact: { ...unknownContact, representativeTitle: '会長', personName: '会長' },
}

type Districts = readonly { id: DistrictId; name: string }[]

/** Which fields of a ledger are to be put into the registry. */
export type Wanted = (field: keyof AssociationDraft) => boolean

/** The registry's words after a ledger's were put in. Fields that are not wanted, or that the ledger leaves empty, stay. */
export function withAssociationLedger(
  record: AssociationRecord,
  draft: AssociationDraft,
  districts: Districts,
  wanted: Wanted,
): AssociationRecord {
  const from = <T>(field: keyof AssociationDraft, value: T | null | undefined, before: T): T =>
    wanted(field) && draft[field] !== null ? (value ?? before) : before
  const { contact } = record
  const phone = from('phones', draft.phones?.[0] && phoneWritten(draft.phones[0]), contact.phone)
  const email = from('mail', draft.mail, contact.email)
  const isNew = contact === unknownAssociation.contact
  return {
    name: from('name', draft.name, record.name),
    kana: from('kana', draft.kana, record.kana),
    districtId: from('district', districts.find(({ name }) => name === draft.district)?.id, record.districtId),
    households: from('households', draft.households, record.households),
    contact: {
      ...contact,
      representativeName: from('chair', draft.chair, contact.representativeName),
      personName: from('chair', draft.chair, contact.personName),
      phone,
      email,
      channel:
        isNew || wanted('contactWays') ? channelFrom(draft.contactWays, { ...contact, phone, email }) : contact.channel,
    },
  }
}

/** The first way they ask for that leads to them; a wish for mail needs an address. */
function channelFrom(ways: readonly ContactChannel[] | null, { email, phone, fax, channel }: Contact): ContactChannel {
  const leads = (ways ?? []).filter((way) => way !== 'mail' || email)
  return leads[0] ?? (channel !== 'post' ? channel : phone ? 'phone' : fax ? 'fax' : email ? 'mail' : 'post')
}

/** What the registry has no place for: stays with the association as text. */
export const carriedFromAssociation = (draft: AssociationDraft): Leftover[] => [
  ...carried(associationFields.chairSince, draft.chairSince),
  ...otherPhones(associationFields.phone, draft.phones),
  ...carried(
    associationFields.contactWays,
    draft.contactWays
      ?.slice(1)
      .map((way) => channelWords[way])
      .join('、'),
  ),
  ...carried(associationFields.note, draft.note),
]

/** An association of the registry in a ledger's words, so that a ledger can be compared with it. */
export function associationInLedgerWords(
  { name, kana, districtId, households, contact }: AssociationRecord,
  said: AssociationDraft | null,
  districts: Districts,
): AssociationDraft {
  return {
    district: districts.find(({ id }) => id === districtId)?.name ?? null,
    name,
    kana: kana || null,
    households,
    chair: contact.personName === unknownAssociation.contact.personName ? null : contact.personName,
    chairSince: said?.chairSince ?? null,
    phones: phonesOf(contact.phone),
    mail: contact.email,
    contactWays: [contact.channel],
    note: said?.note ?? null,
  }
}
