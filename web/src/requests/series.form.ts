import { addDays } from '@app/shared/kernel/day'
import { daysOfRhythm, endOfFiscalYear, type RhythmDays } from '@app/shared/series/series-dates'
import type { Rhythm, SeriesKind } from '@app/shared/series/series-words'
import type { SeriesDraft } from './requests.queries.ts'

type SessionDraft = SeriesDraft['sessions'][number]

/** Nothing chosen yet: the schema asks for the day. */
export const blankSession = (): SessionDraft => ({
  day: null as never,
  from: null,
  to: null,
  title: null,
  headsMin: null,
  headsMax: null,
  note: null,
})

/** A series in which nothing has been answered: a plan begins with two parts, a rhythm with its first day. */
export const blankSeries = (kind: SeriesKind): SeriesDraft => ({
  kind,
  rhythm: kind === 'repeating' ? { kind: 'monthly-weekday', nths: [] } : null,
  sessions: kind === 'repeating' ? [] : [blankSession(), blankSession()],
})

/** How a rhythm ends: at the end of the fiscal year, after so many times, or on a day. */
export type EndKind = 'fiscal' | 'times' | 'until'

/** What the form asks to find the days of a rhythm. */
export interface Repeat {
  first: string | null
  from: string | null
  to: string | null
  rhythm: Rhythm
  end: EndKind
  times: number | null
  until: string | null
}

/** The days that follow from what was chosen; none while something is missing. */
export function daysOf({ first, rhythm, end, times, until }: Repeat): RhythmDays {
  if (!first || (rhythm.kind === 'monthly-weekday' && !rhythm.nths.length)) return { days: [], skipped: [] }
  if (end === 'times') return daysOfRhythm(first, rhythm, { times: times ?? 0 })
  return daysOfRhythm(first, rhythm, {
    until: (end === 'fiscal' ? endOfFiscalYear(first) : until) ?? addDays(first, -1),
  })
}
