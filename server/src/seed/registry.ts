import { addDays, fiscalYearOf, type OrganizationId } from '@app/shared'
import type { District } from '@app/shared/districts'
import {
  type ContactChannel,
  type TermBreak,
  pledgeCodes,
  pledgeVersion,
  privacyVersion,
} from '@app/shared/organizations'
import { type DemoAssociation } from './associations.ts'
import { type CityRows, organizationRow } from './city.store.ts'
import type { Dice } from './dice.ts'
import { mailOf, phoneOf } from './people.ts'
import type { DemoSupporter } from './supporters.ts'

const noContact = {
  postalCode: null,
  address: null,
  representativeTitle: null,
  representativeName: null,
  representativeKana: null,
  personDepartment: null,
  fax: null,
  email: null,
  reachableWhen: null,
}
const morning = (day: string) => new Date(`${day}T00:30:00Z`)

/** Adds the associations; answers their ids in the same order. */
export function addAssociations(rows: CityRows, today: string, list: readonly DemoAssociation[]): OrganizationId[] {
  const at = morning(addDays(today, -500))
  return list.map(({ name, kana, districtId, households, showName, contact }) => {
    const organization = organizationRow('association', name, kana, at, districtId)
    rows.organizations.push(organization)
    rows.associations.push({ organizationId: organization.id, households: households || null, showName })
    rows.contacts.push({
      ...noContact,
      ...contact,
      organizationId: organization.id,
      representativeTitle: '会長',
      representativeName: contact.personName,
      representativeKana: contact.personKana,
      updatedAt: at,
    })
    return organization.id
  })
}

/** Adds the federation of each of these districts; answers their ids in the same order. */
export function addFederations(
  rows: CityRows,
  today: string,
  districts: readonly Pick<District, 'id' | 'name' | 'kana'>[],
): OrganizationId[] {
  const list = districts.map(({ id, name, kana }, i) => ({
    name: `${name}地区自治会連合会`,
    kana: `${kana}ちくじちかいれんごうかい`,
    districtId: id,
    households: 0,
    showName: true,
    contact: {
      personName: ['佐野 清', '依田 節子'][i]!,
      personKana: ['さの きよし', 'よだ せつこ'][i]!,
      phone: phoneOf(90 + i),
      fax: null,
      email: mailOf(`rengokai${i + 1}`),
      channel: 'mail' as const,
    },
  }))
  const ids = addAssociations(rows, today, list)
  rows.federations.push(...ids.map((organizationId, i) => ({ organizationId, districtId: districts[i]!.id })))
  return ids
}

/** Adds registered supporters with numbers by fiscal year, and three applications that wait for the centre. */
export function addSupporters(
  rows: CityRows,
  dice: Dice,
  today: string,
  list: readonly DemoSupporter[],
  waiting: number,
): OrganizationId[] {
  const counts = new Map<number, number>()
  const added = list.map((supporter, i) => {
    const isWaiting = i >= list.length - waiting
    const registeredOn = isWaiting ? null : addDays(today, -Math.round(40 + ((list.length - i) / list.length) * 600))
    const number = registeredOn && numberFor(counts, fiscalYearOf(registeredOn))
    return addSupporter(rows, supporter, {
      today,
      number,
      registeredOn,
      appliedDaysAgo: isWaiting ? dice.int(1, 9) : 0,
    })
  })
  rows.counters.push(...[...counts].map(([fiscalYear, last]) => ({ fiscalYear, last })))
  return added
}

function numberFor(counts: Map<number, number>, year: number): string {
  const last = (counts.get(year) ?? 0) + 1
  counts.set(year, last)
  return `R${year - 2018}-${String(last).padStart(3, '0')}`
}

interface Standing {
  today: string
  number: string | null
  registeredOn: string | null
  appliedDaysAgo: number
}

/** 学期の予定 of a made-up university: examinations and long holidays of one fiscal year. */
const termsOf = (year: number): TermBreak[] => [
  { kind: 'exams', from: `${year}-07-20`, to: `${year}-08-05` },
  { kind: 'holidays', from: `${year}-08-06`, to: `${year}-09-20` },
  { kind: 'exams', from: `${year + 1}-01-20`, to: `${year + 1}-02-05` },
  { kind: 'holidays', from: `${year + 1}-02-06`, to: `${year + 1}-03-31` },
]

/** Supporters that are not told by mail, so that calls and papers to supporters show as well. */
const byHand: Partial<Record<string, { channel: ContactChannel; fax: string | null; email: null }>> = {
  山の手造園: { channel: 'phone', fax: null, email: null },
  花みずき生花店: { channel: 'fax', fax: phoneOf(71), email: null },
}

function addSupporter(
  rows: CityRows,
  supporter: DemoSupporter,
  { today, number, registeredOn, appliedDaysAgo }: Standing,
): OrganizationId {
  const { name, kana, contact, itemIds, districtIds, school, ...facts } = supporter
  const appliedOn = registeredOn ? addDays(registeredOn, -10) : addDays(today, -appliedDaysAgo)
  const organization = organizationRow('supporter', name, kana, morning(appliedOn))
  const organizationId = organization.id
  rows.organizations.push(organization)
  rows.contacts.push({
    ...noContact,
    ...contact,
    ...(byHand[name] ?? { channel: 'mail' }),
    organizationId,
    representativeName: contact.personName,
    representativeKana: contact.personKana,
    updatedAt: morning(appliedOn),
  })
  rows.supporters.push({
    ...facts,
    organizationId,
    school,
    termBreaks: school === null ? [] : termsOf(fiscalYearOf(today)),
    status: registeredOn ? 'registered' : 'submitted',
    number,
    cost: 'free',
    insurance: facts.kind === 'company' ? 'own' : 'volunteer',
    insuranceName: facts.kind === 'company' ? '団体傷害保険（会社で加入）' : null,
    participation: facts.kind === 'company' ? 'duty' : 'private',
    isPublic: registeredOn !== null,
    channel: 'web',
    appliedAt: morning(appliedOn),
    registeredOn,
  })
  rows.supporterItems.push(...itemIds.map((itemId) => ({ organizationId, itemId })))
  rows.supporterDistricts.push(...districtIds.map((districtId) => ({ organizationId, districtId })))
  rows.privacyConsents.push({
    organizationId,
    version: privacyVersion,
    agreedAt: morning(appliedOn),
    channel: 'web',
  })
  rows.pledges.push(
    ...pledgeCodes.map((code) => ({
      organizationId,
      code,
      version: pledgeVersion,
      agreedAt: morning(appliedOn),
      channel: 'web' as const,
    })),
  )
  return organizationId
}
