import { z } from 'zod'
import { blocks } from '../districts/blocks.ts'
import { districtId } from '../districts/district.ts'
import { itemId } from '../help-categories/help-category.ts'
import { readCorporateNumber } from '../kernel/written/corporate-number.ts'
import { readKana } from '../kernel/written/kana.ts'
import { confirmable, written } from '../kernel/written/schema.ts'
import { profileReaders } from './doubtful.ts'
import { words } from './organization.ts'
import {
  costTerms,
  hideableFields,
  insuranceStates,
  lendings,
  participations,
  termBreakKinds,
  timesOfDay,
} from './supporter-words.ts'

const { required, optionalText } = words

export const supporterKind = z.string('団体の種類を選んでください').min(1, '団体の種類を選んでください').max(40)

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
export const profileSeen = supporterProfile.extend({
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
