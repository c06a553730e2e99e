import { z } from 'zod'
import { staff } from '../accounts/role.ts'
import { defineEndpoint } from '../kernel/endpoint.ts'
import { organizationId, requestId, seriesId } from '../kernel/ids.ts'
import { noInput } from '../matches/match.ts'
import { cancelReasons } from '../requests/request-words.ts'
import { safetyPoints } from '../requests/safety-points.ts'
import * as at from './series.paths.ts'
import { sessionsAtMost } from './series-words.ts'
import { seriesHands, seriesInput, seriesPage, seriesSuggestion, sessionAnswers } from './series.ts'

const byId = z.object({ seriesId })
const answer = { status: 200, schema: seriesPage } as const
const reason = z.string().trim().min(1, '理由を入れてください').max(500)

export const postSeries = defineEndpoint(at.postSeries, {
  summary:
    'An association asks for help on several days at once; each becomes a request of its own. A coordinator may enter it for one, which opens all of them',
  audience: ['association', ...staff],
  body: seriesInput,
  success: { status: 201, schema: seriesPage },
  refuses: ['day-is-past', 'not-yours', 'not-found', 'wrong-moment'],
})

export const showSeries = defineEndpoint(at.showSeries, {
  summary: 'A series with those of its sessions that the reader may see',
  audience: 'open',
  params: byId,
  success: answer,
  refuses: ['not-found'],
})

export const copySeries = defineEndpoint(at.copySeries, {
  summary: '今年も: a series as a fresh form; past days are moved a year on by its own rule',
  audience: ['association', ...staff],
  params: byId,
  success: { status: 200, schema: z.object({ form: seriesInput }) },
  refuses: ['not-found'],
})

const act = { params: byId, success: answer, refuses: ['not-found', 'wrong-moment'] } as const

export const openSeries = defineEndpoint(at.openSeries, {
  ...act,
  audience: staff,
  summary: 'A coordinator opens every session of a series that waits for the review',
  body: z.strictObject({}),
})
export const returnSeries = defineEndpoint(at.returnSeries, {
  ...act,
  audience: staff,
  summary: 'A coordinator returns every session that waits for the review, with one reason',
  body: z.strictObject({ reason }),
})
export const resubmitSeries = defineEndpoint(at.resubmitSeries, {
  ...act,
  audience: ['association', ...staff],
  summary: 'Every returned session is handed in again',
  body: z.strictObject({}),
})
export const cancelSeries = defineEndpoint(at.cancelSeries, {
  ...act,
  audience: ['association', ...staff],
  summary: 'All that is left of a series is called off with one reason; each supporter is told once',
  body: z.strictObject({ kind: z.enum(cancelReasons, '理由を選んでください'), reason }),
})

export const checkSeriesSafety = defineEndpoint(at.checkSeriesSafety, {
  ...act,
  audience: staff,
  summary:
    'A coordinator ticks one point of the safety checklist, or all of them, for every session that was read and needs it, or takes it back (rule 9)',
  body: z.strictObject({
    checked: z.boolean(),
    /** Left out: the whole checklist of each session. */
    point: z.enum(safetyPoints, '確かめることを選んでください').optional(),
    /** The sessions as they were read; one that was changed meanwhile stops all of it. */
    read: z
      .array(z.strictObject({ requestId, version: z.int().min(1) }))
      .min(1, '回を選んでください')
      .max(100),
  }),
  refuses: [...act.refuses, 'version-stale'],
})

export const suggestForSeries = defineEndpoint(at.suggestForSeries, {
  summary: 'Who could come to how many of the open sessions, most sessions first, each with its reasons',
  audience: staff,
  params: byId,
  success: { status: 200, schema: z.object({ items: z.array(seriesSuggestion) }) },
  refuses: ['not-found'],
})

export const proposeSeries = defineEndpoint(at.proposeSeries, {
  summary: 'A coordinator asks supporters about several sessions at once: a match for each session, told once',
  audience: staff,
  params: byId,
  body: z.strictObject({
    asks: z
      .array(
        z.strictObject({
          supporterId: organizationId,
          requestIds: z.array(requestId).min(1, '回を選んでください').max(sessionsAtMost),
          /** Heads of some of the sessions, where they differ; the others follow `headsAsked`. */
          shares: z
            .array(z.strictObject({ requestId, heads: z.int().min(1).max(300) }))
            .max(sessionsAtMost)
            .optional(),
        }),
      )
      .min(1, '団体を選んでください')
      .max(30),
    /** Left out: as many as each session still misses. */
    headsAsked: z.int().min(1).max(300).optional(),
    message: z.string().trim().min(1, 'ひとことを入れてください').max(1000),
    answerBy: z.iso.datetime({ offset: true }),
    /** 順番に: how many are asked together, in the order given; the others wait their turn. Left out: all at once. */
    atOnce: z.int().min(1).max(10).optional(),
  }),
  success: { status: 201, schema: seriesPage },
  refuses: [
    'not-found',
    'wrong-moment',
    'match-already-open',
    'not-registered',
    'supporter-closed',
    'supporter-busy',
    'day-is-past',
  ],
})

export const answerSeries = defineEndpoint(at.answerSeries, {
  summary: 'A supporter answers several sessions at once; the centre may note what it heard on the telephone',
  audience: ['supporter', ...staff],
  params: byId,
  body: z.strictObject({
    /** Whose answer it is, where the centre notes it. */
    supporterId: organizationId.optional(),
    answers: sessionAnswers,
    reason: noInput.shape.reason.default('day'),
    note: noInput.shape.note,
    /** It comes although it has closed one of these days, and knows it. */
    evenIfClosed: z.boolean().optional(),
  }),
  success: answer,
  refuses: [
    'not-found',
    'not-yours',
    'wrong-moment',
    'heads-full',
    'supporter-busy',
    'supporter-closed',
    'not-registered',
    'insurance-unchecked',
  ],
})

export const agreeSeries = defineEndpoint(at.agreeSeries, {
  summary: 'The association says yes to every session a supporter has said yes to, in one act',
  audience: ['association', ...staff],
  params: byId,
  body: z.strictObject({ supporterId: organizationId }),
  success: answer,
  refuses: ['not-found', 'not-yours', 'wrong-moment', 'insurance-unchecked', 'supporter-busy', 'not-registered'],
})

/** Whose sessions are meant; a supporter means its own. */
const whose = organizationId.optional()

export const withdrawAsking = defineEndpoint(at.withdrawAsking, {
  summary:
    'Whoever asked one supporter about several sessions, or the centre, takes all of it back with one reason; what was agreed stays. The other side is told once',
  audience: ['association', 'supporter', ...staff],
  params: byId,
  body: z.strictObject({
    supporterId: whose,
    reason,
    /** Takes back what the supporter said yes to as well; left out: its yes stands. */
    answeredToo: z.boolean().optional(),
  }),
  success: answer,
  refuses: ['not-found', 'not-yours', 'wrong-moment'],
})

export const leaveSeries = defineEndpoint(at.leaveSeries, {
  summary: 'All sessions still ahead end for one supporter with one reason, promised ones too; each side is told once',
  audience: ['association', 'supporter', ...staff],
  params: byId,
  body: z.strictObject({ supporterId: whose, reason }),
  success: answer,
  refuses: ['not-found', 'not-yours', 'wrong-moment'],
})

export const showHands = defineEndpoint(at.showHands, {
  summary:
    'What a supporter reads before it raises its hand for several sessions: those open, and what speaks against each',
  audience: ['supporter'],
  params: byId,
  success: { status: 200, schema: seriesHands },
  refuses: ['not-found'],
})

export const raiseHands = defineEndpoint(at.raiseHands, {
  summary:
    'まとめて手を挙げる: a supporter offers itself for several open sessions at once; the other side is told once',
  audience: ['supporter', ...staff],
  params: byId,
  body: z.strictObject({
    sessions: z
      .array(
        z.strictObject({
          requestId,
          heads: z.int().min(1, '1人以上を入れてください').max(300),
          /** It comes although it has closed that day, and knows it. */
          evenIfClosed: z.boolean().optional(),
        }),
      )
      .min(1, '1回以上を選んでください')
      .max(sessionsAtMost),
    message: z.string().trim().min(1, 'ひとこと添えてください').max(1000),
  }),
  success: { status: 201, schema: seriesPage },
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

export const listHolidays = defineEndpoint(at.listHolidays, {
  summary: 'Public holidays of Japan between two days, to mark them where days are chosen',
  audience: 'open',
  query: z.object({ from: z.iso.date(), to: z.iso.date() }),
  success: { status: 200, schema: z.object({ items: z.array(z.object({ day: z.iso.date(), name: z.string() })) }) },
  refuses: [],
})
