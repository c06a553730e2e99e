import { z } from 'zod'
import { staff } from '../accounts/role.ts'
import { defineEndpoint } from '../kernel/endpoint.ts'
import { matchId, organizationId, requestId } from '../kernel/ids.ts'
import { pageOf, pageQuery } from '../kernel/page.ts'
import { supporterKind } from '../organizations/supporter-profile.ts'
import {
  match,
  matchContacts,
  matchSheet,
  matchStatus,
  message,
  noInput,
  suggestion,
  talkInput,
  ways,
  yesInput,
} from './match.ts'
import { matchResult, resultInput } from './match-result.ts'
import * as at from './match.paths.ts'
import { heardOver, type ThisYearAnswer, thisYearAnswers } from './this-year.ts'

const byRequest = z.object({ requestId })
const byId = z.object({ matchId })
const both = ['association', 'supporter', ...staff] as const
const words = z.string().trim().min(1, '一言そえてください').max(1000)
/** One of the request's wished days; left out: the day others agreed on, else the first wish to come. */
const day = z.iso.date('日を選んでください').optional()
/** The supporter comes although it has closed that day; said knowingly, by itself or heard by the centre. */
const evenIfClosed = z.boolean().optional()
const reason = z.strictObject({ reason: z.string().trim().min(1, '理由を入れてください').max(500) })

export const suggestSupporters = defineEndpoint(at.suggestSupporters, {
  summary: 'Supporters that fit a request, best first, each with reasons and what speaks against; nothing is sent',
  audience: staff,
  params: byRequest,
  query: z.object({
    kind: supporterKind.optional(),
    neverAsked: z.stringbool().optional(),
    enoughHeads: z.stringbool().optional(),
    perPage: z.coerce.number().int().min(1).max(100).default(20),
  }),
  /** Counted up to 100; `totalIsCapped` then says 100団体以上. */
  success: {
    status: 200,
    schema: z.object({ items: z.array(suggestion), total: z.int(), totalIsCapped: z.boolean() }),
  },
  refuses: ['not-found'],
})

export const findWays = defineEndpoint(at.findWays, {
  summary:
    'Where nobody or too few are found: combinations of supporters, and which one condition to relax with what it brings. Its association reads what it can change itself, in numbers',
  audience: ['association', ...staff],
  params: byRequest,
  success: { status: 200, schema: ways },
  refuses: ['not-found'],
})

export const proposeMatches = defineEndpoint(at.proposeMatches, {
  summary: 'A coordinator asks one or several supporters about a request',
  audience: staff,
  params: byRequest,
  body: z.strictObject({
    supporterIds: z.array(organizationId).min(1, '団体を選んでください').max(30),
    headsAsked: z.int().min(1).max(300),
    message: words,
    answerBy: z.iso.datetime({ offset: true }),
    day,
    /** Heads of some of them, where they differ (12 + 8); the others are asked for `headsAsked`. */
    shares: z
      .array(z.strictObject({ supporterId: organizationId, heads: z.int().min(1).max(300) }))
      .max(30)
      .optional(),
    /** 順番に: how many are asked together, in the order given; the others wait their turn. Left out: all at once. */
    atOnce: z.int().min(1).max(10).optional(),
  }),
  success: { status: 201, schema: z.object({ items: z.array(match), waiting: z.int() }) },
  refuses: ['not-found', 'wrong-moment', 'match-already-open', 'not-registered', 'supporter-closed', 'day-is-past'],
})

export const raiseHand = defineEndpoint(at.raiseHand, {
  summary: '手挙げ: a supporter offers itself for an open request',
  audience: ['supporter', ...staff],
  params: byRequest,
  body: z.strictObject({
    heads: z.int().min(1, '1人以上を入れてください').max(300),
    message: words,
    day,
    evenIfClosed,
  }),
  success: { status: 201, schema: match },
  refuses: [
    'not-found',
    'not-yours',
    'wrong-moment',
    'match-already-open',
    'not-registered',
    'heads-full',
    'supporter-busy',
    'supporter-closed',
    'day-is-past',
  ],
})

export const nameSupporter = defineEndpoint(at.nameSupporter, {
  summary: '指名: an association asks for one supporter by name; the centre and the supporter hear it',
  audience: ['association', ...staff],
  params: byRequest,
  body: z.strictObject({ supporterId: organizationId, headsAsked: z.int().min(1).max(300), message: words, day }),
  success: { status: 201, schema: match },
  refuses: ['not-found', 'wrong-moment', 'match-already-open', 'not-registered', 'supporter-closed', 'day-is-past'],
})

export const listMatches = defineEndpoint(at.listMatches, {
  summary: 'Matches of my organization, or of one request; the centre sees all',
  audience: both,
  query: z.object({ ...pageQuery, request: requestId.optional(), status: matchStatus.optional() }),
  success: { status: 200, schema: pageOf(match) },
  refuses: [],
})

export const showMatch = defineEndpoint(at.showMatch, {
  summary: 'One match, for its two sides and the centre',
  audience: both,
  params: byId,
  success: { status: 200, schema: match },
  refuses: ['not-found'],
})

const act = { audience: both, params: byId, success: { status: 200, schema: match }, needsVersion: true } as const

export const acceptMatch = defineEndpoint(at.acceptMatch, {
  ...act,
  summary: 'One side says yes; the second yes agrees the match. The centre may note a yes it heard on the phone',
  body: yesInput,
  refuses: [
    'not-found',
    'wrong-moment',
    'not-yours',
    'version-stale',
    'heads-full',
    'insurance-unchecked',
    'supporter-busy',
    'supporter-closed',
    'not-registered',
  ],
})
export const declineMatch = defineEndpoint(at.declineMatch, {
  ...act,
  summary: 'One side says no, with a reason',
  body: noInput,
  refuses: ['not-found', 'wrong-moment', 'not-yours', 'version-stale'],
})
export const withdrawMatch = defineEndpoint(at.withdrawMatch, {
  ...act,
  summary: 'Whoever asked takes it back, with a reason',
  body: reason,
  refuses: ['not-found', 'wrong-moment', 'not-yours', 'version-stale'],
})
export const cancelMatch = defineEndpoint(at.cancelMatch, {
  ...act,
  summary: 'An agreed match falls out, with a reason; the other side is told at once',
  body: reason,
  refuses: ['not-found', 'wrong-moment', 'not-yours', 'version-stale'],
})

export const listMessages = defineEndpoint(at.listMessages, {
  summary: 'The thread of a match; the coordinator is always present',
  audience: both,
  params: byId,
  success: { status: 200, schema: z.object({ items: z.array(message) }) },
  refuses: ['not-found'],
})
export const sendMessage = defineEndpoint(at.sendMessage, {
  summary: 'Writes into the thread of a match',
  audience: both,
  params: byId,
  body: talkInput,
  success: { status: 201, schema: message },
  refuses: ['not-found', 'wrong-moment'],
})
export const noteThisYear = defineEndpoint(at.noteThisYear, {
  summary: '今年も: the centre notes what the supporter told it; it stands in the thread and counts as its own press',
  audience: staff,
  params: byId,
  body: z.strictObject({
    answer: z.enum(Object.keys(thisYearAnswers) as [ThisYearAnswer, ...ThisYearAnswer[]]),
    channel: z.enum(heardOver),
  }),
  success: { status: 201, schema: message },
  refuses: ['not-found', 'wrong-moment'],
})
export const showMatchContacts = defineEndpoint(at.showMatchContacts, {
  summary: 'Contacts of the other side, once agreed; every look is audited',
  audience: both,
  rate: 'contacts',
  params: byId,
  success: { status: 200, schema: z.object({ items: z.array(matchContacts) }) },
  refuses: ['not-found', 'wrong-moment'],
})
export const showMatchSheet = defineEndpoint(at.showMatchSheet, {
  summary: 'The confirmation sheet for the day, once agreed; every look is audited',
  audience: both,
  rate: 'contacts',
  params: byId,
  success: { status: 200, schema: matchSheet },
  refuses: ['not-found', 'wrong-moment'],
})
export const printMatchSheet = defineEndpoint(at.printMatchSheet, {
  summary: 'The confirmation sheet as A4',
  audience: both,
  rate: 'contacts',
  params: byId,
  success: { status: 200, file: 'application/pdf' },
  refuses: ['not-found', 'wrong-moment'],
})
export const matchCalendar = defineEndpoint(at.matchCalendar, {
  summary: 'The agreed day for a calendar',
  audience: both,
  params: byId,
  success: { status: 200, file: 'text/calendar' },
  refuses: ['not-found', 'wrong-moment'],
})
export const reportResult = defineEndpoint(at.reportResult, {
  summary:
    'How it went, in 30 seconds, from either side or noted by the coordinator from a call. The first one, on or after the day, marks the match as done',
  audience: both,
  params: byId,
  body: resultInput,
  success: { status: 201, schema: matchResult },
  refuses: ['not-found', 'wrong-moment', 'not-yours'],
})
export const listResults = defineEndpoint(at.listResults, {
  summary: 'What the sides told about the result; each side reads its own, the centre both',
  audience: both,
  params: byId,
  success: { status: 200, schema: z.object({ items: z.array(matchResult) }) },
  refuses: ['not-found'],
})
