import { rhythmInWords } from '@app/shared/series'
import { asc, eq, sql } from 'drizzle-orm'
import { districtsTable as districts } from '../districts/districts.table.ts'
import { matchesTable as matches } from '../matches/matches.table.ts'
import { organizationsTable as organizations } from '../organizations/organizations.table.ts'
import type { Db, Tx } from '../platform/db.ts'
import { requestsTable as requests } from '../requests/requests.table.ts'
import type { SeriesFacts, SessionAsked } from './series-answer-page.ts'
import { othersAskedBeside } from './others-asked.queries.ts'
import { countsOf } from './series-facts.queries.ts'
import type { SessionState } from './series-link-words.ts'
import { seriesAskingMatchesTable as tied, type seriesAskingsTable, seriesTable as series } from './series.table.ts'

const closedThen = sql<boolean>`exists (select 1 from closed_spans c where c.organization_id = ${matches.supporterId}
  and ${matches.onDay} between c.from_day and c.to_day)`

/** What whoever holds the link of a series may read: what is asked, never contacts or the exact place (rule 2). */
export async function seriesLinkFacts(
  db: Db | Tx,
  asking: typeof seriesAskingsTable.$inferSelect,
): Promise<SeriesFacts> {
  const rows = await db
    .select({ match: matches, request: requests, series, districtName: districts.name, closedThen })
    .from(tied)
    .innerJoin(matches, eq(matches.id, tied.matchId))
    .innerJoin(requests, eq(requests.id, matches.requestId))
    .innerJoin(series, eq(series.id, requests.seriesId))
    .innerJoin(districts, eq(districts.id, requests.districtId))
    .where(eq(tied.askingId, asking.id))
    .orderBy(asc(matches.id))
  const names = await db
    .select({ id: organizations.id, name: organizations.name })
    .from(organizations)
    .where(sql`${organizations.id} in (${asking.supporterId}, ${rows[0]!.series.associationId})`)
  const nameOf = (id: string) => names.find((one) => one.id === id)?.name ?? ''
  const { request, series: row, districtName } = rows[0]!
  const { first } = await countsOf(db, asking.seriesId)
  return {
    title: row.title,
    rhythm: row.rhythm && first ? rhythmInWords(first, row.rhythm) : null,
    supporterName: nameOf(asking.supporterId),
    associationLabel: request.showName ? nameOf(row.associationId) : `${districtName}地区の自治会`,
    districtName,
    place: request.place,
    description: request.description,
    supportersDo: request.supportersDo,
    message: asking.message,
    answerBy: asking.expiresAt.toISOString(),
    othersAsked: await othersAskedBeside(db, asking.id),
    sessions: rows.map(sessionFrom),
  }
}

function sessionFrom({
  match,
  request,
  closedThen: isClosed,
}: {
  match: typeof matches.$inferSelect
  request: typeof requests.$inferSelect
  closedThen: boolean
}): SessionAsked {
  const { onDay, fromTime, toTime, headsAsked, heads } = match
  return {
    requestId: request.id,
    number: request.seriesNumber!,
    sessionTitle: request.sessionTitle,
    day: onDay,
    from: fromTime,
    to: toTime,
    headsAsked,
    headsFree: request.headsMax - request.headsHeld - request.headsAgreed,
    closedThen: isClosed,
    state: stateOf(match),
    heads,
    endReason: match.endReason,
  }
}

/** Not needed any more and taken back are one to whoever was asked: nothing is left to answer. */
function stateOf({ status, supporterAnswer }: typeof matches.$inferSelect): SessionState {
  if (status === 'withdrawn' || status === 'cancelled') return status
  if (status === 'agreed' || status === 'done') return 'agreed'
  if (supporterAnswer === 'pending') return status === 'proposed' ? 'open' : 'over'
  return status === 'expired' ? 'over' : supporterAnswer
}
