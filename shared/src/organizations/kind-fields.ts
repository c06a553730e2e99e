import type { Contact } from './organization.ts'
import type { KindField } from './supporter-words.ts'
import type { SupporterProfile } from './supporter-profile.ts'

/** What somebody has said so far; a form may hold empty places. */
export interface Said {
  profile: SupporterProfile
  contact: Contact
}

/** Where each field of a kind stands in an application, what to do when it is missing, and whether it is said. */
export const kindFieldFacts: Record<KindField, { at: readonly string[]; detail: string; isSaid(said: Said): boolean }> =
  {
    students: {
      at: ['profile', 'students', 'school'],
      detail: '学校の名前を入れてください',
      isSaid: ({ profile }) => Boolean(profile.students),
    },
    members: {
      at: ['profile', 'members'],
      detail: '人数を入れてください',
      isSaid: ({ profile }) => Boolean(profile.members),
    },
    corporateNumber: {
      at: ['profile', 'corporateNumber'],
      detail: '法人番号を13桁の数字で入れてください',
      isSaid: ({ profile }) => Boolean(profile.corporateNumber),
    },
    url: {
      at: ['profile', 'url'],
      detail: 'ホームページのアドレスを入れてください',
      isSaid: ({ profile }) => Boolean(profile.url),
    },
    participation: {
      at: ['profile', 'offer', 'participation'],
      detail: '参加の扱いを選んでください',
      isSaid: ({ profile }) => Boolean(profile.offer.participation),
    },
    pastActivities: {
      at: ['profile', 'offer', 'pastActivities'],
      detail: 'これまでの活動を入れてください',
      isSaid: ({ profile }) => Boolean(profile.offer.pastActivities),
    },
    termBreaks: {
      at: ['profile', 'availability', 'termBreaks'],
      detail: '試験や休みの期間を入れてください',
      isSaid: ({ profile }) => profile.availability.termBreaks.length > 0,
    },
    address: {
      at: ['contact', 'address'],
      detail: '住所を入れてください',
      isSaid: ({ contact }) => Boolean(contact.address),
    },
    representative: {
      at: ['contact', 'representativeName'],
      detail: '代表の方のお名前を入れてください',
      isSaid: ({ contact }) => Boolean(contact.representativeName),
    },
  }
