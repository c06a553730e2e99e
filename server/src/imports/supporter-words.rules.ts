import { phoneWritten } from '@app/shared/kernel/written/phone'
import type { DistrictId } from '@app/shared/districts'
import { blocks } from '@app/shared/districts/blocks'
import type { ItemId } from '@app/shared/help-categories'
import type { Contact, SupporterProfile } from '@app/shared/organizations'
import { supporterFields } from './columns.rules.ts'
import { carried, channelBy, type CityIds, otherPhones, phonesOf, unknownContact } from './registry-words.rules.ts'
import { type Leftover, type SupporterDraft } from './rows.rules.ts'

export type Ids = CityIds<DistrictId, ItemId>

/** A supporter as the registry knows it. */
export interface SupporterRecord {
  number: string | null
  registeredOn: string | null
  profile: SupporterProfile
  contact: Contact
}

/** Nothing is known yet. Costs and insurance are to be talked about, two weeks' notice, one head: the least a ledger means. */
export const unknownSupporter: SupporterRecord = {
  number: null,
  registeredOn: null,
  profile: {
    kind: 'other',
    name: '',
    kana: '',
    corporateNumber: null,
    intro: '',
    members: null,
    students: null,
    url: null,
    hidden: [],
    offer: {
      itemIds: [],
      otherHelp: null,
      lends: [],
      cost: 'actual',
      insurance: 'ask',
      insuranceName: null,
      participation: null,
      pastActivities: null,
    },
    availability: {
      wholeCity: false,
      blocks: [],
      districtIds: [],
      weekdays: [],
      times: [],
      months: [],
      termBreaks: [],
      leadDays: 14,
      maxHeads: 1,
      note: null,
    },
  },
  contact: unknownContact,
}

/** Lines of the note about when a supporter can come: what the ledger said, word for word. */
const noteLines = { areaText: '活動可能地区', timesText: '活動可能日時', headsText: '人数' } as const
const longestNote = 300
const longestHelp = 500

const withLine = (note: string | null, label: string, text: string | null): string | null => {
  const kept = (note ?? '').split('\n').filter((line) => line && !line.startsWith(`${label}: `))
  const lines = text ? [...kept, `${label}: ${text.replace(/\s*\n\s*/gu, '、')}`] : kept
  return lines.join('\n').slice(0, longestNote) || null
}

const lineOf = (note: string | null, label: string): string | null =>
  note
    ?.split('\n')
    .find((line) => line.startsWith(`${label}: `))
    ?.slice(label.length + 2) ?? null

/** Which fields of a ledger are to be put into the registry: all of a new one, the changed ones of a known one. */
export type Wanted = (field: keyof SupporterDraft) => boolean

/** The registry's words after a ledger's were put in. Fields that are not wanted, or that the ledger leaves empty, stay. */
export function withSupporterLedger(
  record: SupporterRecord,
  draft: SupporterDraft,
  leftovers: readonly Leftover[],
  ids: Ids,
  wanted: Wanted,
): SupporterRecord {
  const from = <T>(field: keyof SupporterDraft, value: T | null | undefined, before: T): T =>
    wanted(field) && draft[field] !== null ? (value ?? before) : before
  const { profile, contact } = record
  const leftIn = (column: string) => leftovers.find((each) => each.column === column)?.text ?? null
  const phone = from('phones', draft.phones?.[0] && phoneWritten(draft.phones[0]), contact.phone)
  const fax = from('faxes', draft.faxes?.[0]?.number, contact.fax)
  const email = from('mail', draft.mail, contact.email)
  return {
    number: record.number ?? draft.number,
    registeredOn: from('registeredOn', draft.registeredOn, record.registeredOn),
    profile: {
      ...profile,
      kind: from('kind', draft.kind, profile.kind),
      name: from('name', draft.name, profile.name),
      kana: from('kana', draft.kana, profile.kana),
      offer:
        wanted('helpText') && draft.helpText
          ? {
              ...profile.offer,
              itemIds: ids.items.filter(({ id }) => draft.help?.items.includes(id)).map(({ id }) => id),
              otherHelp: leftIn(supporterFields.help)?.slice(0, longestHelp) ?? null,
            }
          : profile.offer,
      availability: availabilityWith(profile.availability, draft, leftIn(supporterFields.area), ids, wanted),
    },
    contact: {
      ...contact,
      postalCode: from('postalCode', draft.postalCode, contact.postalCode),
      address: from('address', draft.address, contact.address),
      representativeName: from('representative', draft.representative, contact.representativeName),
      personName: from('contactPerson', draft.contactPerson, contact.personName),
      phone,
      fax,
      email,
      channel: contact === unknownContact ? channelBy({ phone, fax, email }) : contact.channel,
    },
  }
}

function availabilityWith(
  before: SupporterProfile['availability'],
  draft: SupporterDraft,
  areaLeft: string | null,
  ids: Ids,
  wanted: Wanted,
): SupporterProfile['availability'] {
  const { area, areaText, times, timesText, heads, headsText } = draft
  const after = { ...before }
  if (wanted('areaText') && areaText) {
    after.wholeCity = area?.wholeCity ?? false
    after.blocks = blocks.filter((block) => area?.blocks.includes(block))
    after.districtIds = ids.districts.filter(({ name }) => area?.districts.includes(name)).map(({ id }) => id)
    after.note = withLine(after.note, noteLines.areaText, areaLeft && areaText)
  }
  if (wanted('timesText') && timesText) {
    after.weekdays = times?.weekdays ?? []
    after.times = times?.times ?? []
    after.months = times?.months ?? []
    after.note = withLine(after.note, noteLines.timesText, timesText)
  }
  if (wanted('headsText') && headsText) {
    after.maxHeads = heads?.max ?? heads?.min ?? before.maxHeads
    after.note = withLine(after.note, noteLines.headsText, headsText)
  }
  return after
}

/** What the registry has no place for: stays with the supporter as text, beside what could not be understood. */
export const carriedFromSupporter = (draft: SupporterDraft): Leftover[] => [
  ...otherPhones(supporterFields.phone, draft.phones),
  ...otherPhones(supporterFields.fax, draft.faxes),
  ...carried(supporterFields.note, draft.note),
]

/** A supporter of the registry in a ledger's words, so that a ledger can be compared with it. */
export function supporterInLedgerWords(
  { number, registeredOn, profile, contact }: SupporterRecord,
  said: SupporterDraft | null,
  ids: Ids,
): SupporterDraft {
  const { offer, availability } = profile
  const names = (list: readonly { id: unknown; name: string }[], wanted: readonly unknown[]) =>
    list.filter(({ id }) => wanted.includes(id)).map(({ name }) => name)
  const help = [...names(ids.items, offer.itemIds), ...(offer.otherHelp ? [offer.otherHelp] : [])]
  const area = [
    ...(availability.wholeCity ? ['全市'] : []),
    ...availability.blocks.map((block) => `${block}ブロック`),
    ...names(ids.districts, availability.districtIds),
  ]
  return {
    number,
    registeredOn,
    kind: profile.kind,
    name: profile.name,
    kana: profile.kana || null,
    postalCode: contact.postalCode,
    address: contact.address,
    representative: contact.representativeName,
    contactPerson: contact.personName === unknownContact.personName ? null : contact.personName,
    phones: phonesOf(contact.phone),
    faxes: phonesOf(contact.fax),
    mail: contact.email,
    help: null,
    helpText: help.join('、') || null,
    area: null,
    areaText: lineOf(availability.note, noteLines.areaText) ?? (area.join('、') || null),
    times: null,
    timesText: lineOf(availability.note, noteLines.timesText),
    heads: null,
    headsText: lineOf(availability.note, noteLines.headsText) ?? `${availability.maxHeads}人`,
    note: said?.note ?? null,
  }
}
