import { z } from 'zod'
import { organizationId, requestId, seriesId } from '../kernel/ids.ts'
import { doubtCodes, reasonCodes } from '../matches/match-words.ts'
import { requestLine } from '../requests/request.ts'
import { emptyBecause, mostPairs, mostSeconds, usualSeconds } from './plan-words.ts'

const pair = z.strictObject({ requestId, supporterId: organizationId })
const pairs = z.array(pair).max(mostPairs, `${mostPairs}組までにしてください`).default([])

/** What a coordinator wishes of a plan. Nothing of it is kept: it comes with every asking. */
export const planWishes = z.strictObject({
  /** 入れておく: pairs that shall be in the plan. */
  locked: pairs,
  /** 外す: pairs that shall not. */
  forbidden: pairs,
  /** Most activities of one supporter in one month, with what it has promised or was asked already; left out: as 候補の選び方 says. */
  perMonth: z.int('回数を数字で入れてください').min(1, '1回以上にしてください').max(31).optional(),
  /** How long the optimiser may think. */
  seconds: z.int().min(1).max(mostSeconds).default(usualSeconds),
})
export type PlanWishes = z.input<typeof planWishes>

/** One supporter that the plan sends to a request. */
export const plannedSupporter = z.object({
  supporterId: organizationId,
  name: z.string(),
  kind: z.string(),
  maxHeads: z.int(),
  /** Heads the plan asks of it. */
  heads: z.int(),
  /** Points of the suggestions. */
  score: z.number(),
  reasons: z.array(z.object({ code: z.enum(reasonCodes), text: z.string() })),
  doubts: z.array(z.object({ code: z.enum(doubtCodes), text: z.string() })),
  needsPhoneCheck: z.boolean(),
  isLocked: z.boolean(),
})
export type PlannedSupporter = z.infer<typeof plannedSupporter>

/** A supporter that was asked for the request already and has not said no: by this plan's sending, or otherwise. */
export const askedSupporter = z.object({
  supporterId: organizationId,
  name: z.string(),
  /** Heads its yes brings; before it, those it was asked for. */
  heads: z.int(),
  /** Its own yes is said. */
  isComing: z.boolean(),
})
export type AskedSupporter = z.infer<typeof askedSupporter>
const asked = z.array(askedSupporter)

/** One open request in the plan: who would come on which day, or why nobody does. */
export const plannedRequest = z.object({
  request: requestLine.omit({ series: true }),
  /** One of several: what is planned for one supporter in a series is asked in one asking. Null: it stands alone. */
  session: z.object({ seriesId, seriesTitle: z.string(), number: z.int() }).nullable(),
  /** 「◯◯地区の自治会」 unless the association shows its name: what supporters read. */
  labelForSupporters: z.string(),
  /** Heads missing to the least asked, without those promised or asked already. */
  need: z.int(),
  /** Heads asked of supporters that have not answered yet. */
  headsAwaited: z.int(),
  asked,
  /** Supporters that could come on one of the days. */
  candidates: z.int(),
  /** The wished day of the plan; null: it is talked over, or nobody comes. */
  day: z.object({ day: z.iso.date(), from: z.string().nullable(), to: z.string().nullable() }).nullable(),
  supporters: z.array(plannedSupporter),
  /** Why nobody comes; null when somebody does. */
  because: z.enum(emptyBecause).nullable(),
  /** With `heads`: the most that would come on one day. */
  headsPossible: z.int(),
})
export type PlannedRequest = z.infer<typeof plannedRequest>

/** 全体の組み合わせ案: computed when asked, never stored; nothing is sent by it. */
export const plan = z
  .object({
    /** Requests that still need heads, in the order they were posted. */
    requests: z.array(plannedRequest),
    /** Open requests for which enough heads were promised or asked: answers are awaited. */
    waiting: z.array(z.object({ request: requestLine.omit({ series: true }), asked })),
    figures: z.object({
      /** Requests that get all the heads they need. */
      staffed: z.int(),
      /** No plan staffs more. */
      bound: z.int(),
      /** What taking one request after the other would staff. */
      firstCome: z.int(),
      /** Supporters that the plan asks, pairs that it makes, and the most activities it gives to one of them. */
      supporters: z.int(),
      pairs: z.int(),
      mostOfOne: z.int(),
      firstComeMostOfOne: z.int(),
      /** No plan staffs more; none that staffs as many fits better; and none that fits as well is fairer. */
      proven: z.object({ staffed: z.boolean(), fit: z.boolean(), load: z.boolean() }),
    }),
    /** Wishes that could not be kept, with names. */
    unkept: z.array(z.object({ requestId, supporterId: organizationId, title: z.string(), name: z.string() })),
    /** Pairs taken out, with names. */
    forbidden: z.array(z.object({ requestId, supporterId: organizationId, title: z.string(), name: z.string() })),
    perMonth: z.int(),
    /** Milliseconds it took. */
    took: z.int(),
  })
  .meta({ id: 'Plan' })
export type Plan = z.infer<typeof plan>
