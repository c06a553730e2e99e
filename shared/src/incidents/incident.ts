import { z } from 'zod'
import { incidentId, matchId, requestId } from '../kernel/ids.ts'
import { words } from '../organizations/organization.ts'
import { careAnswers, incidentKinds, incidentPoints, mostOfWhatHappened } from './incident-words.ts'
import { incidentStatuses } from './incident.lifecycle.ts'

const { required, optionalText } = words
const side = z.enum(['association', 'supporter'], 'どちらの団体からの報告かを選んでください')
const kind = z.enum(incidentKinds, '何があったかを選んでください')
const care = z.enum(careAnswers, 'けがをした人がいるかを選んでください')

/** 事故・ヒヤリハットの報告: what one side of a match tells, or the centre writes down for it. */
export const incidentInput = z.strictObject({
  kind,
  /** The day on which it happened (Asia/Tokyo): not to come, and at the earliest the day before the activity. */
  day: z.iso.date('起きた日を選んでください'),
  /** The time on the clock, where it is known. */
  time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, '時刻を 09:00 の形で入れてください')
    .nullable()
    .default(null),
  /** What happened; private. */
  what: required(mostOfWhatHappened, '起きたことを入れてください'),
  care,
  /** Who was told already; private. */
  told: optionalText(300),
  /** Whose report the centre writes down; a side reports its own. */
  side: side.optional(),
})
export type IncidentInput = z.infer<typeof incidentInput>

/** 報告を直す: the whole of it anew, as its side says it now. */
export const incidentCorrection = incidentInput.omit({ side: true })
export type IncidentCorrection = z.infer<typeof incidentCorrection>

/** 報告, as its own side reads it: how it ended only where the centre said that it may be told. */
export const incidentReport = z
  .object({
    id: incidentId,
    side,
    kind,
    day: z.iso.date(),
    time: z.string().nullable(),
    what: z.string(),
    care,
    told: z.string().nullable(),
    status: z.enum(incidentStatuses),
    outcome: z.string().nullable(),
    reportedAt: z.iso.datetime(),
  })
  .meta({ id: 'IncidentReport' })
export type IncidentReport = z.infer<typeof incidentReport>

/** 報告の一行. For the centre only. */
export const incidentLine = z
  .object({
    id: incidentId,
    side,
    kind,
    day: z.iso.date(),
    care,
    status: z.enum(incidentStatuses),
    requestTitle: z.string(),
    requestNumber: z.int(),
    /** The side that reported. */
    reporter: z.string(),
    reportedAt: z.iso.datetime(),
  })
  .meta({ id: 'IncidentLine' })
export type IncidentLine = z.infer<typeof incidentLine>

const tick = z.object({
  point: z.enum(incidentPoints),
  /** Null: not done yet. */
  doneAt: z.iso.datetime().nullable(),
  doneBy: z.string().nullable(),
})

/** 報告の全体. For the centre only. */
export const incident = incidentLine
  .extend({
    time: z.string().nullable(),
    what: z.string(),
    told: z.string().nullable(),
    matchId,
    requestId,
    associationName: z.string(),
    supporterName: z.string(),
    /** How the words came. */
    channel: z.string(),
    /** Who of the centre wrote them down; null where the side reported by itself. */
    writtenBy: z.string().nullable(),
    checklist: z.array(tick),
    /** What it said before it was corrected, the oldest first. */
    earlier: z.array(
      z.object({
        kind,
        day: z.iso.date(),
        time: z.string().nullable(),
        what: z.string(),
        care,
        told: z.string().nullable(),
        until: z.iso.datetime(),
        by: z.string().nullable(),
      }),
    ),
    /** The first note first. */
    notes: z.array(z.object({ id: z.uuid(), text: z.string(), at: z.iso.datetime(), by: z.string() })),
    outcome: z.string().nullable(),
    mayTell: z.boolean(),
    handledAt: z.iso.datetime().nullable(),
    version: z.int(),
  })
  .meta({ id: 'Incident' })
export type Incident = z.infer<typeof incident>

/** One point of the checklist is ticked, or the tick taken back. */
export const incidentTick = z.strictObject({ point: z.enum(incidentPoints), done: z.boolean() })
export type IncidentTick = z.infer<typeof incidentTick>

export const incidentNote = z.strictObject({ text: required(mostOfWhatHappened, '書きとめることを入れてください') })

/** 対応を終える: how it ended, and whether its reporter may read that. */
export const incidentEnd = z.strictObject({
  outcome: required(500, 'どのように終わったかを入れてください'),
  mayTell: z.boolean(),
})
export type IncidentEnd = z.infer<typeof incidentEnd>
