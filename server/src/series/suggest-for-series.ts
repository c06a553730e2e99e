import type { OrganizationId, RequestId, SeriesId } from '@app/shared'
import type { SeriesSuggestion } from '@app/shared/series'
import { fitsOf, type SessionFit } from '../matches/index.ts'
import type { Db, Tx } from '../platform/db.ts'
import { groupedBy } from '../platform/grouped-by.rules.ts'
import { openSessions } from './series-matches.queries.ts'
import { seriesById } from './series.store.ts'

interface Fit extends SessionFit {
  requestId: RequestId
  number: number
}

/**
 * Who could come to how many of the open sessions, by the rules of the suggestions, session by session. Most sessions
 * first, then the better fit; nothing is stored and nothing is sent.
 */
export async function suggestForSeries(db: Db | Tx, seriesId: SeriesId, now: Date): Promise<SeriesSuggestion[]> {
  await seriesById(db, seriesId)
  const open = await openSessions(db, seriesId)
  const ids = open.map(({ id }) => id)
  const fitting = await fitsOf(db, ids, now)
  return ranking(
    open.flatMap(({ id: requestId, number }) => fitting.get(requestId)!.map((fit) => ({ ...fit, requestId, number }))),
  )
}

/** The best thirty of all that is known of them, session by session in their order. */
export function ranking(all: readonly Fit[]): SeriesSuggestion[] {
  return [...groupedBy(all, ({ supporter }): OrganizationId => supporter.id).values()]
    .filter((fits) => fits.some(({ ranked }) => ranked !== null))
    .map((fits) => ({ suggestion: suggestionFrom(fits), points: pointsOf(fits) }))
    .toSorted(
      (a, b) =>
        b.suggestion.can.length - a.suggestion.can.length ||
        b.points - a.points ||
        a.suggestion.supporterId.localeCompare(b.suggestion.supporterId),
    )
    .slice(0, 30)
    .map(({ suggestion }) => suggestion)
}

const pointsOf = (fits: readonly Fit[]): number => Math.max(...fits.map(({ ranked }) => ranked?.score ?? -1000))

function suggestionFrom(fits: readonly Fit[]): SeriesSuggestion {
  const { id, name, number, kind, maxHeads, needsPhoneCheck } = fits[0]!.supporter
  const best = fits.flatMap(({ ranked }) => ranked ?? []).toSorted((a, b) => b.score - a.score)[0]!
  return {
    ...{ supporterId: id, name, number, kind, maxHeads, needsPhoneCheck },
    asked: fits[0]!.asked,
    can: fits.filter(({ ranked }) => ranked !== null).map(({ requestId }) => requestId),
    cannot: fits.flatMap(({ requestId, number: session, why }) =>
      why === null ? [] : [{ requestId, number: session, why }],
    ),
    reasons: best.reasons.map(({ text }) => text),
    doubts: best.doubts.map(({ text }) => text),
  }
}
