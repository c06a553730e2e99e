import { z } from 'zod'
import { districtId } from '../districts/district.ts'
import { itemId } from '../help-categories/help-category.ts'
import { matchId, organizationId, requestId, seriesId } from '../kernel/ids.ts'
import { words } from '../organizations/organization.ts'
import { entryChannels } from '../organizations/supporter-words.ts'
import { requestAnswers } from './request-answers.ts'
import { isAsked, questionKeys } from './request-questions.ts'
import { cancelReasons, hazards, rainPlans, thanksKinds, whenKinds } from './request-words.ts'
import { seriesKinds } from '../series/series-words.ts'
import { safetyPoints } from './safety-points.ts'
import { requestStatuses } from './request.lifecycle.ts'

const { required, optionalText } = words
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '時刻を 09:00 の形で入れてください')

/** 希望日: a day with optional clock times (Asia/Tokyo). */
export const wishedDay = z
  .strictObject({
    day: z.iso.date('日を選んでください'),
    from: time.nullable().default(null),
    to: time.nullable().default(null),
  })
  .refine(({ from, to }) => !from || !to || from < to, {
    message: '終わりの時刻は、始まりより後にしてください',
    path: ['to'],
  })
export type WishedDay = z.infer<typeof wishedDay>

/**
 * 場所の詳しい話と当日の連絡先: private until a match is agreed (product rule 2). Kept apart from the request, with an
 * endpoint of its own.
 */
export const requestPrivate = z.strictObject({
  exactPlace: optionalText(200),
  meetingPoint: optionalText(200),
  parking: optionalText(100),
  toilet: optionalText(100),
  onDayName: optionalText(60),
  onDayPhone: optionalText(30),
})
export type RequestPrivate = z.infer<typeof requestPrivate>

/** 依頼の中身: what an association (or a coordinator for it) says. */
export const requestInput = z.strictObject({
  itemId,
  title: required(60, '短い題名を入れてください'),
  description: required(1000, '何に困っているかを入れてください'),
  districtId,
  whenKind: z.enum(whenKinds, '時期を選んでください'),
  /** First to third wish; empty only when the time is not settled or monthly. */
  days: z.array(wishedDay).max(3, '希望日は3つまでです'),
  whenNote: optionalText(200),
  /** Safe for everybody to read, as 「地区の公園」. */
  place: required(100, 'おおよその場所を入れてください'),
  private: requestPrivate,
  headsMin: z.int('人数を数字で入れてください').min(1, '1人以上を入れてください').max(300, '300人までで入れてください'),
  headsMax: z.int('人数を数字で入れてください').min(1, '1人以上を入れてください').max(300, '300人までで入れてください'),
  supportersDo: optionalText(500),
  residentsDo: optionalText(500),
  hazards: z.array(z.enum(hazards)).max(hazards.length).default([]),
  /** 用意するもの(自治会) */
  weBring: optionalText(300),
  /** 持ってきてほしいもの */
  theyBring: optionalText(300),
  thanks: z.array(z.enum(thanksKinds)).max(thanksKinds.length).default([]),
  rainPlan: z.enum(rainPlans).nullable().default(null),
  /** What this kind of help asks besides; see the table of questions. */
  answers: requestAnswers.default({}),
  minorsWelcome: z.boolean().default(false),
  photosWelcome: z.boolean().default(false),
  /** センターにおまかせ: the coordinator may say yes to a supporter in the association's name. */
  centreAnswers: z.boolean().default(false),
  /** Shows the association's name to supporters and the public. */
  showName: z.boolean().default(false),
  /** 公開: may be shown in the list of open requests (rule 1: consent). */
  published: z.boolean().default(true),
})
export type RequestInput = z.infer<typeof requestInput>

/** What must hold between the answers; `invalid-input` says which is wrong. */
export const requestInputChecked = requestInput
  .refine(({ headsMin, headsMax }) => headsMin <= headsMax, {
    message: '「多くて」の人数は、「少なくとも」の人数より多くしてください',
    path: ['headsMax'],
  })
  .refine(({ whenKind, days }) => whenKind === 'monthly' || whenKind === 'unsettled' || days.length > 0, {
    message: '日を選んでください',
    path: ['days'],
  })
  .superRefine((input, ctx) => {
    for (const key of questionKeys)
      if (key in input.answers && !isAsked(key, input))
        ctx.addIssue({
          code: 'custom',
          message: 'この手伝いでは、お聞きしていないことです',
          path: ['answers', key],
        })
  })

/** あとから決まったこと: only what was open; the exact spots stay private. */
export const laterAnswers = z.strictObject({
  answers: requestAnswers.default({}),
  private: requestPrivate.pick({ meetingPoint: true, parking: true, toilet: true }).partial().default({}),
})
export type LaterAnswers = z.infer<typeof laterAnswers>

export const requestStatus = z.enum(requestStatuses)

/** 依頼の一行: what the list shows; safe for everybody who may see the request at all. */
export const requestLine = z
  .object({
    id: requestId,
    /** 受付番号, counted up by the city. */
    number: z.int(),
    title: z.string(),
    itemId,
    districtId,
    /** 「◯◯地区の自治会」 or its name, by what the reader may see (product rule 2). */
    associationLabel: z.string(),
    status: requestStatus,
    whenKind: z.enum(whenKinds),
    days: z.array(z.object({ day: z.iso.date(), from: z.string().nullable(), to: z.string().nullable() })),
    whenNote: z.string().nullable(),
    place: z.string(),
    headsMin: z.int(),
    headsMax: z.int(),
    /** Heads of agreed matches. */
    headsAgreed: z.int(),
    /** Heads promised by a supporter that the association has not answered yet. */
    headsHeld: z.int(),
    postedAt: z.iso.datetime(),
    /** One of several: 「第3回／12回」 of a series. Null: it stands alone. */
    series: z
      .object({
        id: seriesId,
        kind: z.enum(seriesKinds),
        title: z.string(),
        /** 「毎月第2土曜日」 */
        rhythm: z.string().nullable(),
        number: z.int(),
        /** Sessions in all, and those that are still ahead and not called off. */
        of: z.int(),
        left: z.int(),
        /** 「準備」「片付け」 */
        sessionTitle: z.string().nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'RequestLine' })
export type RequestLine = z.infer<typeof requestLine>

/** 依頼の全体. `mine` and the centre's fields are null for readers who may not see them. */
export const requestPage = requestLine
  .extend({
    description: z.string(),
    supportersDo: z.string().nullable(),
    residentsDo: z.string().nullable(),
    hazards: z.array(z.enum(hazards)),
    weBring: z.string().nullable(),
    theyBring: z.string().nullable(),
    thanks: z.array(z.enum(thanksKinds)),
    rainPlan: z.enum(rainPlans).nullable(),
    answers: requestAnswers,
    minorsWelcome: z.boolean(),
    photosWelcome: z.boolean(),
    statusReason: z.string().nullable(),
    /** What the association and the centre see on top; null for everybody else. */
    inside: z
      .object({
        associationId: organizationId,
        associationName: z.string(),
        private: requestPrivate,
        centreAnswers: z.boolean(),
        showName: z.boolean(),
        published: z.boolean(),
        channel: z.enum(entryChannels),
        enteredByName: z.string().nullable(),
        /** Short code printed on the paper. */
        code: z.string(),
        insuranceChecked: z.boolean(),
        /** The safety of this kind of help needs 「保険確認済み」 before agreement (rule 9). */
        insuranceNeeded: z.boolean(),
        /** 保険と安全の確認: what is checked for this request, by whom and when. Empty where nothing can hurt. */
        checklist: z.array(
          z.object({
            point: z.enum(safetyPoints),
            checkedAt: z.iso.datetime().nullable(),
            checkedByName: z.string().nullable(),
          }),
        ),
        cancelReason: z.enum(cancelReasons).nullable(),
        /** Days that both sides agreed to, with the clock time of their beginning. */
        agreedOn: z.array(z.object({ day: z.iso.date(), from: z.string().nullable() })),
        /**
         * Supporters that come, or came until rain called it off, and hear by telephone, FAX or letter alone: whoever
         * decides about the weather reads whom somebody has to call.
         */
        withoutMail: z.array(z.object({ matchId, name: z.string(), day: z.iso.date(), isRainedOff: z.boolean() })),
        /** The day for which everybody was told that it goes ahead; null: nobody has decided. */
        goesAheadOn: z.iso.date().nullable(),
        version: z.int(),
      })
      .nullable(),
  })
  .meta({ id: 'RequestPage' })
export type RequestPage = z.infer<typeof requestPage>
