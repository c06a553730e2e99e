import { z } from 'zod'
import { requestId, seriesId } from '../kernel/ids.ts'
import { requestAnswers } from '../requests/request-answers.ts'
import type { AnswerKey } from '../requests/request-questions.ts'
import { requestInput, requestPrivate, requestStatus, wishedDay } from '../requests/request.ts'
import { keptReasons } from './series-edit-words.ts'
import { seriesKinds, sessionsAtMost } from './series-words.ts'

/** What the form asks once for all sessions: everything but their days. */
export const seriesSaid = requestInput.omit({ days: true, whenKind: true })
export type SeriesSaid = z.infer<typeof seriesSaid>

const said = requestInput.shape
const hidden = requestPrivate.shape
const answer = requestAnswers.shape

/** Only what was changed in the form; what is left out stays as it is, session by session. An answer of null is taken away. */
export const seriesChanges = z
  .strictObject({
    itemId: said.itemId,
    title: said.title,
    description: said.description,
    districtId: said.districtId,
    whenNote: said.whenNote.unwrap(),
    place: said.place,
    headsMin: said.headsMin,
    headsMax: said.headsMax,
    supportersDo: said.supportersDo.unwrap(),
    residentsDo: said.residentsDo.unwrap(),
    hazards: said.hazards.unwrap(),
    weBring: said.weBring.unwrap(),
    theyBring: said.theyBring.unwrap(),
    thanks: said.thanks.unwrap(),
    rainPlan: said.rainPlan.unwrap(),
    minorsWelcome: said.minorsWelcome.unwrap(),
    photosWelcome: said.photosWelcome.unwrap(),
    centreAnswers: said.centreAnswers.unwrap(),
    showName: said.showName.unwrap(),
    published: said.published.unwrap(),
    private: z
      .strictObject({
        exactPlace: hidden.exactPlace.unwrap(),
        meetingPoint: hidden.meetingPoint.unwrap(),
        parking: hidden.parking.unwrap(),
        toilet: hidden.toilet.unwrap(),
        onDayName: hidden.onDayName.unwrap(),
        onDayPhone: hidden.onDayPhone.unwrap(),
      })
      .partial(),
    answers: z.strictObject({
      howToWork: answer.howToWork.nullable(),
      rainDecision: answer.rainDecision.nullable(),
      heat: answer.heat.nullable(),
      beside: answer.beside.nullable(),
      tools: answer.tools.nullable(),
      costs: answer.costs.nullable(),
      parking: answer.parking.nullable(),
      toilet: answer.toilet.nullable(),
      powerTools: answer.powerTools.nullable(),
      height: answer.height.nullable(),
      fireFood: answer.fireFood.nullable(),
      vehicles: answer.vehicles.nullable(),
      minors: answer.minors.nullable(),
    } satisfies Record<AnswerKey, z.ZodType>),
    /** Clock times (Asia/Tokyo) of every session that has one day. */
    hours: z
      .strictObject({ from: wishedDay.shape.from, to: wishedDay.shape.to })
      .refine(({ from, to }) => !from || !to || from < to, {
        message: '終わりの時刻は、始まりより後にしてください',
        path: ['to'],
      }),
  })
  .partial()
export type SeriesChanges = z.infer<typeof seriesChanges>

/** まとめて直す: what is changed for all sessions, which days move, fall away or come on, and whether it is handed in again. */
export const seriesEdit = z.strictObject({
  /** The sessions as they were read: a change by somebody else in between is not written over. */
  read: z.array(z.strictObject({ requestId, version: z.int().min(1) })).max(100),
  changes: seriesChanges.default({}),
  /** Sessions with another day, or other clock times. */
  moved: z.array(wishedDay.safeExtend({ requestId })).max(sessionsAtMost).default([]),
  /** Sessions that do not take place after all; only those for which nobody was asked yet. */
  struck: z.array(requestId).max(sessionsAtMost).default([]),
  /** Further sessions, after the last day there is. */
  added: z.array(wishedDay).max(sessionsAtMost).default([]),
  /** 直して、もう一度出す: returned sessions are handed in again in the same act. */
  submit: z.boolean().default(false),
})
export type SeriesEdit = z.infer<typeof seriesEdit>

/** One session as the form that corrects all of them reads it. */
export const sessionToEdit = z.object({
  requestId,
  /** 第3回 */
  number: z.int(),
  /** 「準備」「片付け」 */
  sessionTitle: z.string().nullable(),
  status: requestStatus,
  /** The centre's word about this session, as long as it waits to be corrected. */
  reason: z.string().nullable(),
  version: z.int(),
  /** Why it cannot be corrected now; null: it can. */
  kept: z.enum(keptReasons).nullable(),
  /** Supporters were asked about it or have offered themselves: its day and hours stay. */
  isAsked: z.boolean(),
  days: z.array(z.object({ day: z.iso.date(), from: z.string().nullable(), to: z.string().nullable() })),
  /** What it says of what is asked once; its title without the number. */
  said: seriesSaid,
  /** What stands only under this session's description, behind what is said for all. */
  note: z.string().nullable(),
})
export type SessionToEdit = z.infer<typeof sessionToEdit>

/** 連続の依頼 as the form that corrects all of it: for its association and the centre. */
export const seriesToEdit = z
  .object({
    id: seriesId,
    kind: z.enum(seriesKinds),
    title: z.string(),
    sessions: z.array(sessionToEdit),
  })
  .meta({ id: 'SeriesToEdit' })
export type SeriesToEdit = z.infer<typeof seriesToEdit>

/** What became of it. */
export const seriesEdited = z
  .object({
    /** Sessions that were changed, struck out, added and handed in again. */
    saved: z.int(),
    struck: z.int(),
    added: z.int(),
    submitted: z.int(),
    /** Supporters that were asked about a changed session are told of it. */
    tellsAsked: z.boolean(),
    /** Sessions that stay as they were, or whose day does, and why. */
    kept: z.array(z.object({ number: z.int(), why: z.enum(keptReasons) })),
  })
  .meta({ id: 'SeriesEdited' })
export type SeriesEdited = z.infer<typeof seriesEdited>
