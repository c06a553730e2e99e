import { type OrganizationId, Refusal, type SeriesId } from '@app/shared'
import { requestSight } from '@app/shared/requests'
import { type SeriesHelper, type SeriesPage, rhythmInWords } from '@app/shared/series'
import type { Actor } from '../platform/context.ts'
import type { Db, Tx } from '../platform/db.ts'
import { groupedBy } from '../platform/grouped-by.rules.ts'
import { sessionsSeen } from '../requests/index.ts'
import { askingsInSeries, type MatchInSeries, matchesInSeries } from './series-matches.queries.ts'
import { associationNameOf, countsOf } from './series-facts.queries.ts'
import { seriesById } from './series.store.ts'

/** A series with those of its sessions that the reader may see; where it may see none, the series is not there. */
export async function seriesSeen(db: Db | Tx, actor: Actor, id: SeriesId): Promise<SeriesPage> {
  const series = await seriesById(db, id)
  const { reader, lines, description, labelForSupporters, returned, safety } = await sessionsSeen(db, actor, series)
  const [first] = lines
  if (!first) throw new Refusal('not-found')
  const { inside } = requestSight[reader]
  const whose = inside ? undefined : actor.role === 'supporter' ? actor.organizationId : null
  const counts = await countsOf(db, id)
  return {
    id,
    kind: series.kind,
    title: series.title,
    rhythm: series.rhythm && counts.first ? rhythmInWords(counts.first, series.rhythm) : null,
    associationLabel: first.associationLabel,
    itemId: first.itemId,
    districtId: first.districtId,
    place: first.place,
    description,
    of: counts.of,
    left: counts.left,
    sessions: lines,
    helpers: whose === null ? [] : await helpersOf(db, id, whose),
    inside: inside
      ? {
          associationId: series.associationId,
          associationName: await associationNameOf(db, series.associationId),
          labelForSupporters,
          returned,
          safety,
        }
      : null,
  }
}

/** Supporters with their matches, session by session; `whose`: only this one. */
async function helpersOf(db: Db | Tx, seriesId: SeriesId, supporterId?: OrganizationId): Promise<SeriesHelper[]> {
  const found = await matchesInSeries(db, { seriesId, supporterId })
  const askings = await askingsInSeries(db, seriesId)
  return [...groupedBy(found, (one) => one.supporterId)].map(([id, own]) => ({
    supporterId: id,
    name: own[0]!.supporterName,
    askingId: askings.findLast((one) => one.supporterId === id)?.id ?? null,
    matches: own.map(seen).toSorted((a, b) => a.number - b.number),
  }))
}

const seen = (match: MatchInSeries): SeriesHelper['matches'][number] => {
  const { id, requestId, number, status, startedBy, supporterAnswer, associationAnswer, headsAsked, heads, answerBy } =
    match
  return {
    ...{ id, requestId, number, status, startedBy, supporterAnswer, associationAnswer, headsAsked, heads },
    answerBy: answerBy.toISOString(),
  }
}
