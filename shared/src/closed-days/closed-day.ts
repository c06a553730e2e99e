import { z } from 'zod'
import { daysBetween } from '../kernel/day.ts'
import { closedSpanId, matchId, meetingId } from '../kernel/ids.ts'
import { termBreak } from '../organizations/supporter-profile.ts'
import { timesOfDay } from '../organizations/supporter-words.ts'
import { closedKinds, mostAMonthAtMost, mostDaysClosed, mostLettersOfWord } from './closed-day-words.ts'

/** A day or a span on which a supporter cannot come, both ends closed too. */
export const closedSpan = z
  .object({
    id: closedSpanId,
    kind: z.enum(closedKinds),
    from: z.iso.date(),
    to: z.iso.date(),
    /** 「学園祭」「棚卸し」: read by its own people and the centre alone. */
    word: z.string().nullable(),
  })
  .meta({ id: 'ClosedSpan' })
export type ClosedSpan = z.infer<typeof closedSpan>

export const closedSpanInput = z
  .strictObject({
    kind: z.enum(closedKinds, 'どちらかを選んでください').default('own'),
    from: z.iso.date('始まりの日を選んでください'),
    /** Left out: the one day. */
    to: z.iso.date('終わりの日を選んでください').nullable().default(null),
    word: z
      .string()
      .trim()
      .max(mostLettersOfWord, `${mostLettersOfWord}文字までで入れてください`)
      .nullable()
      .default(null)
      .transform((word) => word || null),
  })
  .refine(({ from, to }) => !to || from <= to, {
    path: ['to'],
    error: '終わりの日は、始まりの日と同じか、後にしてください',
  })
  .refine(({ from, to }) => !to || daysBetween(from, to) < mostDaysClosed, {
    path: ['to'],
    error: 'いちどに入れられるのは1年までです',
  })
export type ClosedSpanInput = z.infer<typeof closedSpanInput>

/** ひと月に◯回まで. */
export const monthLimit = z.strictObject({
  mostAMonth: z
    .int('回数を選んでください')
    .min(1, '1回以上にしてください')
    .max(mostAMonthAtMost, `${mostAMonthAtMost}回までで選んでください`)
    .nullable(),
})

/** A day on which the supporter helps: agreed, or its yes is said and the association's is awaited. */
export const promisedDay = z.object({
  matchId,
  day: z.iso.date(),
  title: z.string(),
  agreed: z.boolean(),
})
export type PromisedDay = z.infer<typeof promisedDay>

/** 声かけの見守り: how often a supporter was asked this month and helped this fiscal year, and from when on it is enough. */
export const askedOften = z
  .object({
    thisMonth: z.int(),
    lastOn: z.iso.date().nullable(),
    /** Its own number a month, else the めやす of the centre. */
    mostAMonth: z.int(),
    helpedThisYear: z.int(),
  })
  .meta({ id: 'AskedOften' })
export type AskedOften = z.infer<typeof askedOften>

/** 予定表: what a supporter said about its days, and what it has promised. For its own people and the centre. */
export const supporterCalendar = z
  .object({
    /** 0 = Sunday … 6 = Saturday; empty = to be asked. */
    weekdays: z.array(z.int()),
    /** 1–12; empty = all year. */
    months: z.array(z.int()),
    times: z.array(z.enum(timesOfDay)),
    /** 学期の予定 of the registration. */
    termBreaks: z.array(termBreak),
    /** This kind of supporter is asked for its terms, so it may close 試験期間. */
    hasExams: z.boolean(),
    /** ひと月に◯回まで; null: it never said. */
    mostAMonth: z.int().nullable(),
    asked: askedOften,
    /** Those that are not over, the next first. */
    closed: z.array(closedSpan),
    /** From the first of this month on. */
    promised: z.array(promisedDay),
    meetings: z.array(z.object({ meetingId, day: z.iso.date(), title: z.string(), waits: z.boolean() })),
  })
  .meta({ id: 'SupporterCalendar' })
export type SupporterCalendar = z.infer<typeof supporterCalendar>
