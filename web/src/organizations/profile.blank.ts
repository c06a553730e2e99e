import { unanswered } from './form.parts.ts'
import type { ApplicationInput, ContactInput, ProfileInput } from './organizations.queries.ts'

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
  hidden: [],
  offer: {
    itemIds: [],
    otherHelp: null,
    lends: [],
    cost: unanswered,
    insurance: unanswered,
    insuranceName: null,
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
    termBreaks: [],
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
  representativeKana: null,
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
