import { addDays, type SeriesId, weekdayOf } from '@app/shared'
import { daysOfRhythm } from '@app/shared/series'
import { newId } from '../platform/ids.ts'
import { titleOfSession } from '../series/series.rules.ts'
import type { CityRows } from './city.store.ts'
import { addRequest, type PastRequest } from './history.ts'
import type { Story } from './story.ts'

const saturday = 6

/** A story that goes on over several days: what is over, what is agreed, and what still looks for helpers. */
export function addSeries(
  rows: CityRows,
  { need, series }: Story & { series: NonNullable<Story['series']> },
  today: string,
  standing: PastRequest,
): void {
  const id = newId<SeriesId>()
  const { rhythm, over, agreed, open, parts = [] } = series
  const count = over + agreed + open
  const days = rhythm ? monthly(today, over, count) : everyThirdSaturday(standing.day, count)
  const postedOn = days[0]! < today ? addDays(days[0]!, -30) : standing.postedOn
  rows.series.push({
    id,
    associationId: standing.associationId,
    kind: rhythm ? 'repeating' : 'project',
    title: need.title,
    rhythm,
    isDemo: true,
    postedAt: new Date(`${postedOn}T01:00:00Z`),
  })
  days.forEach((day, index) => {
    const sessionTitle = parts[index] ?? null
    const title = titleOfSession(need.title, index + 1, sessionTitle)
    const session = { seriesId: id, seriesNumber: index + 1, sessionTitle }
    addRequest(rows, { ...standing, need: { ...need, title }, day, postedOn, session, ...stateOf(index, series) })
  })
}

function stateOf(index: number, { over, agreed }: NonNullable<Story['series']>): Partial<PastRequest> {
  if (index < over) return { status: 'closed', matched: 'done' }
  if (index < over + agreed) return { status: 'staffed', matched: 'agreed' }
  return { status: 'open', matched: 'proposed', helpers: [] }
}

/** 毎月第2土曜日, so that this many of them have been. */
function monthly(today: string, over: number, count: number): string[] {
  const rhythm = { kind: 'monthly-weekday' as const, nths: [2] }
  const start = toSaturday(addDays(today, -420))
  const all = [start, toSaturday(addDays(start, 360))].flatMap((from) => daysOfRhythm(from, rhythm, { times: 12 }).days)
  const ahead = all.findIndex((day) => day > addDays(today, 3))
  const first = all[ahead - over]!
  return daysOfRhythm(first, rhythm, { times: count }).days
}

const everyThirdSaturday = (from: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => addDays(toSaturday(from), 21 * index))

const toSaturday = (day: string): string => addDays(day, (7 + saturday - weekdayOf(day)) % 7)
