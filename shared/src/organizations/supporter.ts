import { z } from 'zod'
import { blocks } from '../districts/blocks.ts'
import { districtId } from '../districts/district.ts'
import { pictureShown } from '../enclosures/enclosure.ts'
import { itemId } from '../help-categories/help-category.ts'
import { organizationId, pictureId } from '../kernel/ids.ts'
import { readCorporateNumber } from '../kernel/written/corporate-number.ts'
import { readKana } from '../kernel/written/kana.ts'
import { confirmable, written } from '../kernel/written/schema.ts'
import { profileReaders } from './doubtful.ts'
import { contactWritten, words } from './organization.ts'
import { reviewableFields } from './profile-fields.ts'
import { registrationStatuses } from './registration.lifecycle.ts'
import {
  costTerms,
  entryChannels,
  hideableFields,
  insuranceStates,
  lendings,
  participations,
  pledgeCodes,
  reviewPoints,
  termBreakKinds,
  timesOfDay,
} from './supporter-words.ts'

const { required, optionalText } = words

export const supporterKind = z.string('団体の種類を選んでください').min(1, '団体の種類を選んでください').max(40)
export const registrationStatus = z.enum(registrationStatuses)

export const termBreak = z
  .strictObject({
    kind: z.enum(termBreakKinds, '試験か休みかを選んでください'),
    from: z.iso.date('始まりの日を入れてください'),
    to: z.iso.date('終わりの日を入れてください'),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: '終わりの日は、始まりの日より後にしてください' })
export type TermBreak = z.infer<typeof termBreak>

/** 活動できる範囲と時: where and when a supporter can come. Weekdays: 0 = Sunday … 6 = Saturday; empty = to be asked. */
export const availability = z.strictObject({
  wholeCity: z.boolean(),
  blocks: z.array(z.enum(blocks)).max(5).default([]),
  districtIds: z.array(districtId).max(40).default([]),
  weekdays: z.array(z.int().min(0).max(6)).max(7).default([]),
  times: z.array(z.enum(timesOfDay)).max(3).default([]),
  /** Months it can come, 1–12; empty = all year. */
  months: z.array(z.int().min(1).max(12)).max(12).default([]),
  /** 学期の予定 of students: examinations and holidays, with their first and last day. */
  termBreaks: z.array(termBreak).max(12).default([]),
  /** Days of notice it needs. */
  leadDays: z.int().min(0).max(180).default(14),
  /** Most heads it can send at one time. */
  maxHeads: z.int('人数を数字で入れてください').min(1, '1人以上を入れてください').max(500, '500人までで入れてください'),
  note: optionalText(300),
})
export type Availability = z.infer<typeof availability>

/** できること: what a supporter offers. */
export const offer = z.strictObject({
  itemIds: z.array(itemId).max(62),
  otherHelp: optionalText(500),
  lends: z.array(z.enum(lendings)).max(11).default([]),
  cost: z.enum(costTerms, '費用について選んでください'),
  insurance: z.enum(insuranceStates, '保険について選んでください'),
  /** Which policy, in its own words; kept only with a cover of its own. For the centre, not for the public page. */
  insuranceName: optionalText(100),
  participation: z.enum(participations).nullable().default(null),
  pastActivities: optionalText(1000),
})
export type Offer = z.infer<typeof offer>

/** 学生団体だけの項目 */
export const studentFacts = z.strictObject({
  school: required(80, '学校の名前を入れてください'),
  adviser: optionalText(60),
  leaderTermEnds: z.iso.date().nullable().default(null),
  hasMinors: z.boolean(),
})

/** What a supporter says of itself; the same for applying, correcting and proxy entry. */
export const supporterProfile = z.strictObject({
  kind: supporterKind,
  name: required(80, '団体の名前を入れてください'),
  kana: written(readKana, 120).min(1, 'ふりがなを入れてください'),
  corporateNumber: written(readCorporateNumber, 20).nullable().default(null),
  intro: required(400, '団体の紹介を入れてください'),
  members: z.int().min(1).max(100000).nullable().default(null),
  students: studentFacts.nullable().default(null),
  url: z
    .url({ protocol: /^https?$/, error: 'https:// から始まるアドレスを入れてください' })
    .max(300)
    .nullable()
    .default(null),
  /** 公開範囲: what stays off the public page. */
  hidden: z.array(z.enum(hideableFields)).max(hideableFields.length).default([]),
  offer,
  availability,
})
export type SupporterProfile = z.infer<typeof supporterProfile>

/** A profile as it is written down in a form: what is doubtful is confirmed by a person. */
export const profileWritten = confirmable(supporterProfile, profileReaders)

/** The same as it stands in the registry: what an old ledger said is shown even where a form would ask again. */
const profileSeen = supporterProfile.extend({
  name: z.string(),
  kana: z.string(),
  intro: z.string(),
  corporateNumber: z.string().nullable(),
  members: z.int().nullable(),
  students: studentFacts.extend({ school: z.string(), adviser: z.string().nullable() }).nullable(),
  url: z.string().nullable(),
  offer: offer.extend({
    itemIds: z.array(itemId),
    otherHelp: z.string().nullable(),
    insuranceName: z.string().nullable().default(null),
    pastActivities: z.string().nullable(),
  }),
  availability: availability.extend({
    districtIds: z.array(districtId),
    leadDays: z.int(),
    maxHeads: z.int(),
    note: z.string().nullable(),
  }),
})

/** 登録の申込み (domain: the 24 fields). Pledges are single checkboxes; all must be ticked. */
export const supporterApplication = z.strictObject({
  profile: profileWritten,
  contact: contactWritten,
  pledges: z.array(z.enum(pledgeCodes)).max(pledgeCodes.length),
  privacyAgreed: z.literal(true, '個人情報の取扱いへの同意が必要です'),
  heardFrom: optionalText(100),
})
export type SupporterApplication = z.infer<typeof supporterApplication>

/** A line of the public directory. */
export const supporterCard = z
  .object({
    id: organizationId,
    number: z.string().nullable(),
    name: z.string(),
    kana: z.string(),
    kind: supporterKind,
    intro: z.string(),
    itemIds: z.array(itemId),
    wholeCity: z.boolean(),
    blocks: z.array(z.enum(blocks)),
    districtIds: z.array(districtId),
    maxHeads: z.int(),
    /** Published activities so far. */
    activities: z.int(),
    /** Its logo, once the centre accepted it; pixels. */
    logo: z.object({ id: pictureId, width: z.int(), height: z.int() }).nullable(),
  })
  .meta({ id: 'SupporterCard' })
export type SupporterCard = z.infer<typeof supporterCard>

/** The public page of a registered supporter that agreed to be listed. */
export const supporterPage = supporterCard
  .omit({ logo: true })
  .extend({
    url: z.string().nullable(),
    members: z.int().nullable(),
    lends: z.array(z.enum(lendings)),
    otherHelp: z.string().nullable(),
    cost: z.enum(costTerms),
    insurance: z.enum(insuranceStates),
    participation: z.enum(participations).nullable(),
    pastActivities: z.string().nullable(),
    weekdays: z.array(z.int()),
    times: z.array(z.enum(timesOfDay)),
    months: z.array(z.int()),
    termBreaks: z.array(termBreak),
    leadDays: z.int(),
    availabilityNote: z.string().nullable(),
    registeredOn: z.iso.date().nullable(),
    /** Pictures and logo that the centre accepted. */
    pictures: z.array(pictureShown),
  })
  .meta({ id: 'SupporterPage' })
export type SupporterPage = z.infer<typeof supporterPage>

/** 来られる団体の数: how many listed supporters can come to a district, and how many of them named it or its block. */
export const districtReach = z
  .object({ districtId, supporters: z.int(), naming: z.int() })
  .meta({ id: 'DistrictReach' })
export type DistrictReach = z.infer<typeof districtReach>

/** 登録の控え: everything about a registration, for its own members and the centre. Contacts have their own endpoint. */
export const registration = z
  .object({
    id: organizationId,
    status: registrationStatus,
    statusReason: z.string().nullable(),
    number: z.string().nullable(),
    profile: profileSeen,
    isPublic: z.boolean(),
    /** 電話で確認: it came from a ledger and its consent is not noted yet. */
    needsPhoneCheck: z.boolean(),
    appliedAt: z.iso.datetime().nullable(),
    registeredOn: z.iso.date().nullable(),
    channel: z.enum(entryChannels),
    pledges: z.array(z.object({ code: z.string(), version: z.int(), agreedAt: z.iso.datetime() })),
    /** 個人情報の取扱いへの同意; null for who came out of a ledger, or applied before it was kept. */
    privacyAgreedAt: z.iso.datetime().nullable(),
    heardFrom: z.string().nullable(),
    hasSeat: z.boolean(),
    /** Texts of a ledger that could not be understood, kept as they stood. */
    leftovers: z.array(z.object({ column: z.string(), text: z.string(), reason: z.string() })),
    /** The change that waits for the centre, or was returned by it: the profile as it would be. Its contact is with the contact. */
    waiting: z
      .object({
        fields: z.array(z.enum(reviewableFields)),
        profile: profileSeen,
        saidAt: z.iso.datetime(),
        returned: z.object({ at: z.iso.datetime(), reason: z.string() }).nullable(),
      })
      .nullable(),
    version: z.int(),
  })
  .meta({ id: 'Registration' })
export type Registration = z.infer<typeof registration>

/** What a reviewer has beside a registration. */
export const review = z
  .object({
    ticked: z.array(z.enum(reviewPoints)),
    /** What was said before the latest change, and until when; null when nothing changed yet. */
    earlier: z.object({ profile: profileSeen, saidUntil: z.iso.datetime() }).nullable(),
  })
  .meta({ id: 'RegistrationReview' })
export type Review = z.infer<typeof review>

/** A line of the review queue and the centre's list of supporters. */
export const registrationLine = z
  .object({
    id: organizationId,
    name: z.string(),
    kind: supporterKind,
    status: registrationStatus,
    number: z.string().nullable(),
    appliedAt: z.iso.datetime().nullable(),
    isPublic: z.boolean(),
    needsPhoneCheck: z.boolean(),
    hasSeat: z.boolean(),
    /** Since when a change waits for the centre. */
    changeWaitsSince: z.iso.datetime().nullable(),
    /** Pictures that wait for the centre. */
    picturesWaiting: z.int(),
    version: z.int(),
  })
  .meta({ id: 'RegistrationLine' })
export type RegistrationLine = z.infer<typeof registrationLine>
