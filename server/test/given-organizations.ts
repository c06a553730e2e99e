import type { OrganizationId } from '@app/shared'
import { type DistrictId, districtId } from '@app/shared/districts'
import { itemId } from '@app/shared/help-categories'
import {
  type Contact,
  type RegistrationStatus,
  supporterProfile,
  type SupporterProfile,
} from '@app/shared/organizations'
import { insertOrganization, saveAssociation } from '../src/organizations/organizations.store.ts'
import { type supportersTable } from '../src/organizations/organizations.table.ts'
import { insertSupporter } from '../src/organizations/supporters.store.ts'
import type { Db } from '../src/platform/db.ts'
import { newId } from '../src/platform/ids.ts'

const someday = new Date('2026-04-01T00:00:00Z')

/** What must never be seen before agreement: canaries of a contact. */
export const contactWords = {
  personName: '邉見 かなり屋',
  phone: '055-000-0077',
  fax: '055-000-0078',
  email: 'canary-contact@example.jp',
  address: '丸の内九丁目99番地',
}

export const contact = (changes: Partial<Contact> = {}): Contact => ({
  postalCode: '400-0000',
  representativeTitle: '代表',
  representativeName: '𠮷野 太郎',
  representativeKana: 'よしの たろう',
  personKana: null,
  personDepartment: null,
  reachableWhen: '平日の昼間',
  channel: 'mail',
  ...contactWords,
  ...changes,
})

/** A company that can run a stall anywhere in the city, on any day, with up to ten heads. */
export const profile = (changes: Partial<SupporterProfile> = {}): SupporterProfile => ({
  ...supporterProfile.parse({
    kind: 'company',
    name: 'みどり建設株式会社',
    kana: 'みどりけんせつ',
    intro: '地域の役に立ちたい会社です。',
    offer: { itemIds: ['festival.stall'], otherHelp: null, cost: 'free', insurance: 'own', insuranceName: null },
    availability: { wholeCity: true, maxHeads: 10 },
  }),
  ...changes,
})

interface SupporterScene {
  profile?: Partial<SupporterProfile>
  items?: string[]
  availability?: Partial<SupporterProfile['availability']>
  contact?: Partial<Contact>
  status?: RegistrationStatus
  number?: string
  isPublic?: boolean
  needsPhoneCheck?: boolean
}

/** Sentences that set a scene for organizations. Districts and kinds of help are there from the start. */
export const givenOrganizationsIn = (db: Db) => {
  let serial = 900

  async function association(
    name: string,
    district: DistrictId | number = 1,
    { contact: changes = {}, showName = false }: { contact?: Partial<Contact>; showName?: boolean } = {},
  ) {
    const id = newId<OrganizationId>()
    const named = { id, name, kana: name, districtId: districtId.parse(district) }
    await db.transaction(async (tx) => {
      await insertOrganization(tx, { ...named, kind: 'association' }, contact(changes), someday)
      await saveAssociation(tx, id, { households: 120, showName })
    })
    return named
  }

  /** Registered, listed and with a number, unless said otherwise. */
  async function supporter(name: string, scene: SupporterScene = {}) {
    const id = newId<OrganizationId>()
    const said = profile({ name, kana: name, ...scene.profile })
    if (scene.items) said.offer = { ...said.offer, itemIds: scene.items.map((one) => itemId.parse(one)) }
    said.availability = { ...said.availability, ...scene.availability }
    const status = scene.status ?? 'registered'
    const isRegistered = ['registered', 'suspended', 'expired'].includes(status)
    const number = isRegistered ? (scene.number ?? `R7-${++serial}`) : null
    const standing: Partial<typeof supportersTable.$inferInsert> = {
      number,
      registeredOn: isRegistered ? '2026-04-01' : null,
      isPublic: isRegistered && (scene.isPublic ?? true),
      needsPhoneCheck: scene.needsPhoneCheck ?? false,
      appliedAt: someday,
    }
    await db.transaction(async (tx) => {
      const organization = { id, kind: 'supporter' as const, name, kana: said.kana, districtId: null }
      await insertOrganization(tx, organization, contact(scene.contact), someday)
      await insertSupporter(tx, id, said, { status, channel: 'web', ...standing })
    })
    return { id, name, number, profile: said }
  }

  return {
    association,
    supporter,
    /** Has applied and waits for the centre. */
    applicant: (name: string, scene: SupporterScene = {}) => supporter(name, { status: 'submitted', ...scene }),
  }
}
