import { z } from 'zod'
import { districtId } from '../districts/district.ts'
import { itemId } from '../help-categories/help-category.ts'
import { matchId, organizationId, requestId, seriesAskingId, seriesId } from '../kernel/ids.ts'
import { answers } from '../matches/match-words.ts'
import { askedGuard } from '../matches/match.ts'
import { matchStatuses } from '../matches/match.lifecycle.ts'
import { words } from '../organizations/organization.ts'
import { type AboutRequest, isAsked, questionKeys } from '../requests/request-questions.ts'
import { requestInput, requestLine, wishedDay } from '../requests/request.ts'
import { safetyPoints } from '../requests/safety-points.ts'
import { lastDayFrom } from './series-dates.ts'
import { partsAtMost, rhythmKinds, seriesKinds, sessionsAtLeast, sessionsAtMost } from './series-words.ts'

const { optionalText } = words
const heads = z
  .int('人数を数字で入れてください')
  .min(1, '1人以上を入れてください')
  .max(300, '300人までで入れてください')

/** 1回分: its day, and what differs from what is said for all of them. Left out: as for all. */
export const session = wishedDay.safeExtend({
  /** 「準備」「当日」「片付け」 */
  title: optionalText(30),
  headsMin: heads.nullable().default(null),
  headsMax: heads.nullable().default(null),
  /** What is special about this one; it stands under what is said for all. */
  note: optionalText(300),
})
export type Session = z.infer<typeof session>

/** 連続の依頼: when it takes place, session by session, in the order of their days. */
export const seriesPlan = z
  .strictObject({
    kind: z.enum(seriesKinds),
    rhythm: z
      .strictObject({ kind: z.enum(rhythmKinds), nths: z.array(z.int().min(1).max(5)).max(5) })
      .nullable()
      .default(null),
    sessions: z
      .array(session)
      .min(sessionsAtLeast, '2回分以上の日を入れてください。1回だけなら「1日だけ」を選んでください')
      .max(sessionsAtMost, `${sessionsAtMost}回までにしてください`),
  })
  .superRefine(({ kind, sessions }, ctx) => {
    const at = (index: number, field: string, message: string) =>
      ctx.addIssue({ code: 'custom', message, path: ['sessions', index, field] })
    if (kind === 'project' && sessions.length > partsAtMost)
      ctx.addIssue({ code: 'custom', message: `${partsAtMost}回までにしてください`, path: ['sessions'] })
    const first = sessions.map(({ day }) => day).toSorted()[0]
    sessions.forEach(({ day, headsMin, headsMax }, index) => {
      if (sessions.findIndex((one) => one.day === day) < index)
        at(index, 'day', '同じ日が2つあります。1回にまとめてください')
      if (first && day > lastDayFrom(first)) at(index, 'day', '最初の日から1年のうちの日にしてください')
      if (headsMin !== null && headsMax !== null && headsMin > headsMax)
        at(index, 'headsMax', '「多くて」の人数は、「少なくとも」の人数より多くしてください')
    })
  })
export type SeriesPlan = z.infer<typeof seriesPlan>

const wordsAtMost = 990
const headsInOrder = {
  message: '「多くて」の人数は、「少なくとも」の人数より多くしてください',
  path: ['headsMax'],
}
function onlyWhatIsAsked(
  input: AboutRequest & { answers: object },
  ctx: { addIssue: (issue: { code: 'custom'; message: string; path: string[] }) => void },
): void {
  for (const key of questionKeys)
    if (key in input.answers && !isAsked(key, input))
      ctx.addIssue({ code: 'custom', message: 'この手伝いでは、お聞きしていないことです', path: ['answers', key] })
}

/** The whole form of a series: all other questions are asked once, for all sessions. `days` stays empty. */
export const seriesInput = requestInput
  .extend({ series: seriesPlan })
  .refine(({ headsMin, headsMax }) => headsMin <= headsMax, headsInOrder)
  .superRefine((input, ctx) => onlyWhatIsAsked({ ...input, days: input.series.sessions }, ctx))
  .superRefine(({ description, series }, ctx) => {
    series.sessions.forEach(({ note }, index) => {
      if (note && description.length + note.length > wordsAtMost)
        ctx.addIssue({
          code: 'custom',
          message: '「困っていること」と合わせて長すぎます。短くしてください',
          path: ['series', 'sessions', index, 'note'],
        })
    })
  })
export type SeriesInput = z.infer<typeof seriesInput>

/** The one form of the screens: a single request, or with `series` several sessions. */
export const askInput = requestInput
  .extend({ series: seriesPlan.nullable().default(null) })
  .refine(({ headsMin, headsMax }) => headsMin <= headsMax, headsInOrder)
  .refine(
    ({ whenKind, days, series }) =>
      series !== null || whenKind === 'monthly' || whenKind === 'unsettled' || days.length > 0,
    { message: '日を選んでください', path: ['days'] },
  )
  .superRefine((input, ctx) => onlyWhatIsAsked({ ...input, days: input.series?.sessions ?? input.days }, ctx))

/** One supporter in a series: how it stands session by session. */
export const seriesHelper = z.object({
  supporterId: organizationId,
  name: z.string(),
  /** The asking about several sessions that still waits for an answer, if there is one. */
  askingId: seriesAskingId.nullable(),
  matches: z.array(
    z.object({
      id: matchId,
      requestId,
      number: z.int(),
      status: z.enum(matchStatuses),
      /** Who began it: it may be taken back by that side, and by the centre. */
      startedBy: z.enum(['coordinator', 'supporter', 'association']),
      supporterAnswer: z.enum(answers),
      associationAnswer: z.enum(answers),
      headsAsked: z.int(),
      heads: z.int().nullable(),
      answerBy: z.iso.datetime(),
    }),
  ),
})
export type SeriesHelper = z.infer<typeof seriesHelper>

/** 保険と安全 of one session: the points of its own checklist, each looked at or not (product rule 9). */
export const sessionSafety = z.object({
  requestId,
  version: z.int(),
  /** All of it was looked at: the session may be agreed. */
  checked: z.boolean(),
  points: z.array(z.object({ point: z.enum(safetyPoints), checked: z.boolean() })),
})
export type SessionSafety = z.infer<typeof sessionSafety>

/** 連続の依頼 as a whole, as much of it as the reader may see. */
export const seriesPage = z
  .object({
    id: seriesId,
    kind: z.enum(seriesKinds),
    title: z.string(),
    /** 「毎月第2土曜日」; null for a plan in several parts. */
    rhythm: z.string().nullable(),
    associationLabel: z.string(),
    itemId,
    districtId,
    place: z.string(),
    description: z.string(),
    /** All of its sessions, and how many are still ahead and not called off. */
    of: z.int(),
    left: z.int(),
    /** Those the reader may see. */
    sessions: z.array(requestLine),
    /** The association and the centre: everybody. A supporter: itself. Everybody else: nobody. */
    helpers: z.array(seriesHelper),
    inside: z
      .object({
        associationId: organizationId,
        associationName: z.string(),
        /** How supporters read it before agreement (product rule 2). */
        labelForSupporters: z.string(),
        /** 返した理由: the centre's word about sessions that wait to be corrected, each with their numbers. */
        returned: z.array(z.object({ reason: z.string(), numbers: z.array(z.int()) })),
        /** Sessions that need the safety check, and how far it is; over ones are left out. */
        safety: z.array(sessionSafety),
      })
      .nullable(),
  })
  .meta({ id: 'SeriesPage' })
export type SeriesPage = z.infer<typeof seriesPage>

/** 候補: who could come to how many of the sessions, by the rules of the suggestions. */
export const seriesSuggestion = z
  .object({
    supporterId: organizationId,
    name: z.string(),
    number: z.string().nullable(),
    kind: z.string(),
    maxHeads: z.int(),
    needsPhoneCheck: z.boolean(),
    asked: askedGuard,
    /** Sessions it could be asked for now. */
    can: z.array(requestId),
    /** The others, each with the reason: 「活動できない日です」. */
    cannot: z.array(z.object({ requestId, number: z.int(), why: z.string() })),
    /** What speaks for it, and what is to be asked, of its best session. */
    reasons: z.array(z.string()),
    doubts: z.array(z.string()),
  })
  .meta({ id: 'SeriesSuggestion' })
export type SeriesSuggestion = z.infer<typeof seriesSuggestion>

/** 手挙げ for several sessions: those that look for helpers, as the supporter that thinks of it sees them. */
export const seriesHands = z
  .object({
    items: z.array(
      z.object({
        requestId,
        number: z.int(),
        sessionTitle: z.string().nullable(),
        day: z.iso.date().nullable(),
        from: z.string().nullable(),
        to: z.string().nullable(),
        /** It could raise its hand now. */
        may: z.boolean(),
        /** What speaks against this day by what it said and has promised; null: nothing. */
        why: z.string().nullable(),
        /** It has closed the day itself. */
        closed: z.boolean(),
        /** Heads that can still be taken, and what to begin with. */
        free: z.int(),
        heads: z.int(),
      }),
    ),
  })
  .meta({ id: 'SeriesHands' })
export type SeriesHands = z.infer<typeof seriesHands>

/** One answer per session: yes with heads, or no. Sessions left out stay open. */
export const sessionAnswers = z
  .array(
    z.strictObject({
      requestId,
      answer: z.enum(['yes', 'no']),
      heads: z.int().min(1, '1人以上を入れてください').max(500).optional(),
    }),
  )
  .min(1, '1回以上に、お返事を入れてください')
  .max(sessionsAtMost)
