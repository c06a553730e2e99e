import { type SupporterKind } from '@app/shared/organizations/supporter-words'
import { unanswered } from './form.parts.ts'
import type { ApplicationInput, ContactInput, ProfileInput } from './organizations.queries.ts'

/** Which facts a kind of supporter is asked for. */
export const asksFor = {
  students: (kind: SupporterKind | null) => kind === 'students' || kind === 'school',
  corporateNumber: (kind: SupporterKind | null) => kind === 'company' || kind === 'npo' || kind === 'school',
  participation: (kind: SupporterKind | null) => kind === 'company' || kind === 'sole-proprietor',
}

export const blankStudents = () => ({ school: '', adviser: null, leaderTermEnds: null, hasMinors: false })

export const blankProfile = (): ProfileInput => ({
  kind: unanswered,
  name: '',
  kana: '',
  corporateNumber: null,
  intro: '',
  members: null,
  students: null,
  url: null,
  offer: {
    itemIds: [],
    otherHelp: null,
    lends: [],
    cost: unanswered,
    insurance: unanswered,
    participation: null,
    pastActivities: null,
  },
  availability: {
    wholeCity: true,
    blocks: [],
    districtIds: [],
    weekdays: [],
    times: [],
    months: [],
    leadDays: 14,
    maxHeads: unanswered,
    note: null,
  },
})

export const blankContact = (): ContactInput => ({
  postalCode: null,
  address: null,
  representativeTitle: null,
  representativeName: null,
  personName: '',
  personKana: null,
  personDepartment: null,
  phone: null,
  fax: null,
  email: null,
  reachableWhen: null,
  channel: unanswered,
})

export const blankApplication = (): ApplicationInput => ({
  profile: blankProfile(),
  contact: blankContact(),
  pledges: [],
  privacyAgreed: unanswered,
  heardFrom: null,
})
