import type { RequestLine } from '../requests/request.ts'
import { rhythmInWords } from './series-dates.ts'
import type { Rhythm } from './series-words.ts'

type SeriesOfLine = NonNullable<RequestLine['series']>

/** A row of the view `series_of_requests`, as JSON. */
export interface SeriesOfRow extends Pick<SeriesOfLine, 'id' | 'kind' | 'title' | 'number'> {
  rhythm: Rhythm | null
  first_day: string | null
  sessions: number
  ahead: number
  session_title: string | null
}

/** What a line says of its series. */
export function seriesOfLine(row: SeriesOfRow | null): RequestLine['series'] {
  if (!row) return null
  const { id, kind, title, number, rhythm, first_day: first, sessions, ahead, session_title: sessionTitle } = row
  const inWords = rhythm && first ? rhythmInWords(first, rhythm) : null
  return { id, kind, title, number, rhythm: inWords, of: sessions, left: ahead, sessionTitle }
}
