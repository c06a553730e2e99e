import { Refusal } from '@app/shared'
import {
  type Contact,
  type KindField,
  pledgeCodes,
  type PledgeCode,
  type SupporterProfile,
} from '@app/shared/organizations'

/** 誓約 (rule 10): each of the ten is ticked by itself, and all of them are needed. */
export function refuseMissingPledges(pledges: readonly PledgeCode[]): void {
  const errors = pledgeCodes
    .filter((code) => !pledges.includes(code))
    .map((code) => ({ pointer: `/pledges/${code}`, detail: 'この項目を確認してください' }))
  if (errors.length > 0) throw new Refusal('pledge-incomplete', undefined, errors)
}

/** What the centre decided about a kind of supporter. */
interface Asked {
  active: boolean
  requires: readonly KindField[]
}

interface Said {
  profile: SupporterProfile
  contact: Contact
}

/** Where each field stands in the form, and what to do when it is missing. */
const fields: Record<KindField, { pointer: string; detail: string; isSaid: (said: Said) => unknown }> = {
  students: {
    pointer: '/profile/students/school',
    detail: '学校の名前を入れてください',
    isSaid: ({ profile }) => profile.students,
  },
  members: { pointer: '/profile/members', detail: '人数を入れてください', isSaid: ({ profile }) => profile.members },
  corporateNumber: {
    pointer: '/profile/corporateNumber',
    detail: '法人番号を13桁の数字で入れてください',
    isSaid: ({ profile }) => profile.corporateNumber,
  },
  url: {
    pointer: '/profile/url',
    detail: 'ホームページのアドレスを入れてください',
    isSaid: ({ profile }) => profile.url,
  },
  participation: {
    pointer: '/profile/offer/participation',
    detail: '参加の扱いを選んでください',
    isSaid: ({ profile }) => profile.offer.participation,
  },
  pastActivities: {
    pointer: '/profile/offer/pastActivities',
    detail: 'これまでの活動を入れてください',
    isSaid: ({ profile }) => profile.offer.pastActivities,
  },
  termBreaks: {
    pointer: '/profile/availability/termBreaks',
    detail: '試験や休みの期間を入れてください',
    isSaid: ({ profile }) => profile.availability.termBreaks.length,
  },
  address: { pointer: '/contact/address', detail: '所在地を入れてください', isSaid: ({ contact }) => contact.address },
  representative: {
    pointer: '/contact/representativeName',
    detail: '代表の方のお名前を入れてください',
    isSaid: ({ contact }) => contact.representativeName,
  },
}

/** Who applies or corrects says what the centre requires of its kind; a kind that is no longer offered is not taken. */
export function refuseMissingFields({ active, requires }: Asked, said: Said): void {
  const missing = requires.filter((field) => !fields[field].isSaid(said)).map((field) => fields[field])
  const errors = missing.map(({ pointer, detail }) => ({ pointer, detail }))
  if (!active) errors.unshift({ pointer: '/profile/kind', detail: 'この種類は、いま受け付けていません' })
  if (errors.length > 0) throw new Refusal('invalid-input', undefined, errors)
}
