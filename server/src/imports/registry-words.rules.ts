import type { Contact } from '@app/shared/organizations'
import { type Phone, phoneWritten } from '@app/shared/kernel/written/phone'
import { phonesFrom } from './contacts.rules.ts'
import { type Leftover } from './rows.rules.ts'

/** Names the city's lists know, with the ids by which the registry knows them. */
export interface CityIds<DistrictId, ItemId> {
  districts: readonly { id: DistrictId; name: string }[]
  items: readonly { id: ItemId; name: string }[]
}

/** Nobody to reach yet: what a ledger says is put into this. */
export const unknownContact: Contact = {
  postalCode: null,
  address: null,
  representativeTitle: null,
  representativeName: null,
  representativeKana: null,
  personName: 'ご担当者',
  personKana: null,
  personDepartment: null,
  phone: null,
  fax: null,
  email: null,
  reachableWhen: null,
  channel: 'post',
}

/** A number of the registry in a ledger's words. */
export const phonesOf = (text: string | null): Phone[] | null => (text ? phonesFrom(text).value : null)

/** What has no place of its own in the registry stays with the organization, in the ledger's words. */
export const carried = (column: string, text: string | null | undefined): Leftover[] =>
  text ? [{ column, text, reason: '登録の項目にないため、台帳の言葉のまま残しました' }] : []

/** The registry keeps one number; the others stay as text. */
export const otherPhones = (column: string, phones: readonly Phone[] | null): Leftover[] =>
  carried(column, phones?.slice(1).map(phoneWritten).join('、'))

/** How to reach somebody whose ledger does not say: by what there is. */
export const channelBy = ({ email, phone, fax }: Pick<Contact, 'email' | 'phone' | 'fax'>): Contact['channel'] =>
  email ? 'mail' : phone ? 'phone' : fax ? 'fax' : 'post'
