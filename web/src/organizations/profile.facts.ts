import { dayInWords } from '@app/shared/kernel/day'
import { type ContactInput, type ProfileInput } from './organizations.queries.ts'
import { useKinds } from './registry-settings.queries.ts'
import { useOrganizationWords } from './organizations.text.ts'

export interface Fact {
  key: string
  label: string
  value: string | null
}

/** A profile and its contact as facts to read, for confirming, reviewing and looking back. */
export function useProfileFacts() {
  const { t, area, weekdays, times, months, leadDays, termBreaks, named } = useOrganizationWords()
  const { kindName } = useKinds()
  const word = (group: string, key: string | null | undefined) => (key ? t(`organizations.${group}.${key}`) : null)
  const people = (n: number | null | undefined) => (n ? t('organizations.words.people', { n }) : null)
  const fact = (group: string, key: string, value: string | null | undefined): Fact => ({
    key,
    label: t(`organizations.facts.${group}.${key}`),
    value: value || null,
  })

  const about = ({ students, ...profile }: ProfileInput): Fact[] => [
    fact('about', 'kind', kindName(profile.kind)),
    fact('about', 'name', profile.name),
    fact('about', 'kana', profile.kana),
    fact('about', 'intro', profile.intro),
    fact('about', 'school', students?.school),
    fact('about', 'adviser', students?.adviser),
    fact('about', 'leaderTermEnds', students?.leaderTermEnds && dayInWords(students.leaderTermEnds)),
    fact('about', 'hasMinors', students && t(`organizations.facts.minors.${students.hasMinors ? 'yes' : 'no'}`)),
    fact('about', 'members', people(profile.members)),
    fact('about', 'corporateNumber', profile.corporateNumber),
    fact('about', 'url', profile.url),
    fact(
      'about',
      'hidden',
      profile.hidden?.map((field) => t(`organizations.form.hidden.fields.${field}`)).join(t('organizations.words.and')),
    ),
  ]

  const offer = ({ offer }: ProfileInput): Fact[] => [
    fact('offer', 'otherHelp', offer.otherHelp),
    fact('offer', 'lends', named('lends', offer.lends)),
    fact('offer', 'cost', word('cost', offer.cost)),
    fact('offer', 'insurance', word('insurance', offer.insurance)),
    fact('offer', 'insuranceName', offer.insurance === 'own' ? offer.insuranceName : null),
    fact('offer', 'participation', word('participation', offer.participation)),
    fact('offer', 'pastActivities', offer.pastActivities),
  ]

  const availability = ({ availability }: ProfileInput): Fact[] => [
    fact('availability', 'area', area(availability)),
    fact('availability', 'weekdays', weekdays(availability.weekdays)),
    fact('availability', 'times', times(availability.times)),
    fact('availability', 'months', months(availability.months)),
    fact('availability', 'termBreaks', termBreaks(availability.termBreaks)),
    fact('availability', 'maxHeads', people(availability.maxHeads)),
    fact('availability', 'leadDays', leadDays(availability.leadDays ?? 0)),
    fact('availability', 'note', availability.note),
  ]

  const contact = (contact: ContactInput): Fact[] => [
    fact('contact', 'person', [contact.personDepartment, contact.personName].filter(Boolean).join(' ')),
    fact('contact', 'personKana', contact.personKana),
    fact('contact', 'phone', contact.phone),
    fact('contact', 'fax', contact.fax),
    fact('contact', 'email', contact.email),
    fact('contact', 'reachableWhen', contact.reachableWhen),
    fact('contact', 'channel', word('contactChannels', contact.channel)),
    fact(
      'contact',
      'address',
      [contact.postalCode && `〒${contact.postalCode}`, contact.address].filter(Boolean).join(' '),
    ),
    fact(
      'contact',
      'representative',
      [contact.representativeTitle, contact.representativeName].filter(Boolean).join(' '),
    ),
    fact('contact', 'representativeKana', contact.representativeKana),
  ]

  return { about, offer, availability, contact }
}
