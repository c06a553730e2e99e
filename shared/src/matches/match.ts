import { z } from 'zod'
import { districtId } from '../districts/district.ts'
import { itemId } from '../help-categories/help-category.ts'
import { matchId, messageId, organizationId, requestId } from '../kernel/ids.ts'
import { contactSeen as contact } from '../organizations/organization.ts'
import { entryChannels, timesOfDay } from '../organizations/supporter-words.ts'
import { requestAnswers } from '../requests/request-answers.ts'
import { requestPrivate } from '../requests/request.ts'
import { rainPlans } from '../requests/request-words.ts'
import { requestStatuses } from '../requests/request.lifecycle.ts'
import { answers, declineReasons, doubtCodes, reasonCodes, relaxationCodes } from './match-words.ts'
import { matchStatuses } from './match.lifecycle.ts'

export const matchStatus = z.enum(matchStatuses)
const side = z.enum(['association', 'supporter'])

/** マッチング: one supporter's engagement in one request, with heads pledged and two answers. */
export const match = z
  .object({
    id: matchId,
    requestId,
    requestNumber: z.int(),
    requestTitle: z.string(),
    requestStatus: z.enum(requestStatuses),
    itemId,
    districtId,
    day: z.iso.date().nullable(),
    from: z.string().nullable(),
    to: z.string().nullable(),
    supporterId: organizationId,
    supporterName: z.string(),
    associationLabel: z.string(),
    status: matchStatus,
    startedBy: z.enum(['coordinator', 'supporter', 'association']),
    associationAnswer: z.enum(answers),
    supporterAnswer: z.enum(answers),
    /** Heads asked of this supporter. */
    headsAsked: z.int(),
    /** Heads it pledged; null before its yes. */
    heads: z.int().nullable(),
    message: z.string(),
    /** The supporter asked to talk first (相談したい). */
    wantsToTalk: z.boolean(),
    /** Answers are awaited until this moment. */
    answerBy: z.iso.datetime(),
    endReason: z.string().nullable(),
    /** Rain called it off: the sides reach each other until the end of its day. */
    isRainedOff: z.boolean(),
    /** 今年も: when both sides were asked; null: not yet. The supporter's outlook counts for a year. */
    askedAgainAt: z.iso.datetime().nullable(),
    proposedAt: z.iso.datetime(),
    agreedAt: z.iso.datetime().nullable(),
    /** Sides that have told the result. */
    reportedBy: z.array(z.enum(['association', 'supporter', 'coordinator'])),
    messages: z.int(),
    version: z.int(),
  })
  .meta({ id: 'Match' })
export type Match = z.infer<typeof match>

/** 疲れの見張り, on the calendar of Japan: how often a supporter was asked, how often it helped. */
export const askedGuard = z.object({
  lastOn: z.iso.date().nullable(),
  thisMonth: z.int(),
  /** めやす: so often a month is enough; a person may still ask. */
  mostAMonth: z.int(),
  /** In this fiscal year. */
  thisYear: z.int(),
  helpedThisYear: z.int(),
})
export type AskedGuard = z.infer<typeof askedGuard>

/** 候補: a supporter computed for a request, never stored. */
export const suggestion = z
  .object({
    supporterId: organizationId,
    name: z.string(),
    number: z.string().nullable(),
    kind: z.string(),
    maxHeads: z.int(),
    score: z.number(),
    reasons: z.array(z.object({ code: z.enum(reasonCodes), text: z.string() })),
    doubts: z.array(z.object({ code: z.enum(doubtCodes), text: z.string() })),
    /** 電話で確認: from a ledger, consent not noted yet. */
    needsPhoneCheck: z.boolean(),
    /** An open or agreed match of this request, if it has one. */
    matchStatus: matchStatus.nullable(),
    asked: askedGuard,
  })
  .meta({ id: 'Suggestion' })
export type Suggestion = z.infer<typeof suggestion>

/** A condition of the request, changed alone, and how many more supporters could be asked then. */
export const relaxation = z
  .object({
    code: z.enum(relaxationCodes),
    more: z.int(),
    /** For the centre and the association to read out: 「1週間後の同じ曜日でもよければ、あと4団体が候補になります。」 */
    text: z.string(),
    weeks: z.int().optional(),
    part: z.enum(timesOfDay).optional(),
    districts: z.array(z.string()).optional(),
    heads: z.int().optional(),
  })
  .meta({ id: 'Relaxation' })
export type Relaxation = z.infer<typeof relaxation>

/** Some supporters that bring together, on one and the same day, what none of them brings alone. */
export const combinationSeen = z.object({
  /** The wished day for all of them; null while the time is not settled. */
  day: z.iso.date().nullable(),
  /** Each with the heads to ask of it; together they are what is missing. */
  parts: z.array(suggestion.extend({ heads: z.int() })),
})
export type CombinationSeen = z.infer<typeof combinationSeen>

/** Ways to find helpers where one supporter is not found or not enough. */
export const ways = z
  .object({
    /** How many could be asked as things stand. */
    fitting: z.int(),
    combinations: z.array(combinationSeen),
    relaxations: z.array(relaxation),
  })
  .meta({ id: 'Ways' })
export type Ways = z.infer<typeof ways>

export const message = z
  .object({
    id: messageId,
    from: z.enum(['association', 'supporter', 'coordinator']),
    authorName: z.string(),
    body: z.string(),
    channel: z.enum(entryChannels),
    sentAt: z.iso.datetime(),
    mine: z.boolean(),
  })
  .meta({ id: 'Message' })
export type Message = z.infer<typeof message>

/** 連絡先: opens to the matched side only after agreement, audited (product rule 2). */
export const matchContacts = z
  .object({ name: z.string(), side, contact, place: requestPrivate.nullable() })
  .meta({ id: 'MatchContacts' })

/** 当日の確認票 */
export const matchSheet = z
  .object({
    match,
    description: z.string(),
    place: z.string(),
    supportersDo: z.string().nullable(),
    residentsDo: z.string().nullable(),
    weBring: z.string().nullable(),
    theyBring: z.string().nullable(),
    thanks: z.array(z.string()),
    rainPlan: z.enum(rainPlans).nullable(),
    answers: requestAnswers,
    hazards: z.array(z.string()),
    insuranceNeeded: z.boolean(),
    insuranceChecked: z.boolean(),
    private: requestPrivate,
    association: z.object({ name: z.string(), contact }),
    supporter: z.object({ name: z.string(), contact }),
    /** Other agreed supporters of the same request, with heads. */
    others: z.array(z.object({ name: z.string(), heads: z.int() })),
    centre: z.object({ name: z.string(), phone: z.string() }),
  })
  .meta({ id: 'MatchSheet' })
export type MatchSheet = z.infer<typeof matchSheet>

export const yesInput = z.strictObject({
  heads: z.int().min(1, '1人以上を入れてください').max(500).optional(),
  side: side.optional(),
  /** The supporter comes although it has closed that day; said knowingly, by itself or heard by the centre. */
  evenIfClosed: z.boolean().optional(),
})
export const noInput = z.strictObject({
  reason: z.enum(declineReasons, '理由を選んでください'),
  note: z.string().trim().max(500).default(''),
  side: side.optional(),
})
export const talkInput = z.strictObject({ body: z.string().trim().min(1, '内容を入れてください').max(2000) })

/** 順番に声をかける: who comes next if those asked before do not fill the request. Nothing went out to them yet. */
export const turns = z
  .object({
    waiting: z.array(z.object({ id: z.uuid(), supporterId: organizationId, name: z.string() })),
    /** How many are asked together. */
    atOnce: z.int(),
    /** Until when those asked before may answer; null: nobody is silent, the next hour of the office asks. */
    after: z.iso.datetime().nullable(),
    /** Who was passed over, and why. */
    passed: z.array(z.object({ id: z.uuid(), name: z.string(), why: z.string() })),
  })
  .meta({ id: 'AskingTurns' })
export type Turns = z.infer<typeof turns>
