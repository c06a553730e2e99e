import type { MatchId } from '@app/shared'
import { answersInWords } from '@app/shared/requests'
import { eq, sql } from 'drizzle-orm'
import { districtsTable as districts } from '../districts/districts.table.ts'
import { organizationsTable as organizations } from '../organizations/organizations.table.ts'
import type { Db, Tx } from '../platform/db.ts'
import { requestsTable as requests } from '../requests/requests.table.ts'
import type { AnswerFacts } from './answer-page.ts'
import { matchesTable as matches } from './matches.table.ts'

const closedThen = sql<boolean>`exists (select 1 from closed_spans c where c.organization_id = ${matches.supporterId}
  and ${matches.onDay} between c.from_day and c.to_day)`

const othersAsked = sql<number>`(select count(*)::int from matches o where o.request_id = ${matches.requestId}
  and o.id <> ${matches.id} and o.status in ('proposed', 'agreed'))`

/** What whoever holds the link may read: what is asked, never contacts or the exact place (rule 2). */
export async function answerFactsOf(db: Db | Tx, id: MatchId): Promise<AnswerFacts> {
  const [row] = await db
    .select({
      match: matches,
      request: requests,
      districtName: districts.name,
      supporterName: organizations.name,
      closedThen,
      othersAsked,
    })
    .from(matches)
    .innerJoin(requests, eq(requests.id, matches.requestId))
    .innerJoin(districts, eq(districts.id, requests.districtId))
    .innerJoin(organizations, eq(organizations.id, matches.supporterId))
    .where(eq(matches.id, id))
  const { match, request, districtName, supporterName, closedThen: isClosed, othersAsked: others } = row!
  const [association] = await db
    .select({ name: organizations.name })
    .from(organizations)
    .where(eq(organizations.id, request.associationId))
  return {
    title: request.title,
    supporterName,
    associationLabel: request.showName && association ? association.name : `${districtName}地区の自治会`,
    districtName,
    day: match.onDay,
    from: match.fromTime,
    to: match.toTime,
    whenNote: request.whenNote,
    place: request.place,
    description: request.description,
    supportersDo: request.supportersDo,
    onTheDay: answersInWords(request.answers, request.rainPlan),
    message: match.message,
    headsAsked: match.headsAsked,
    headsFree: request.headsMax - request.headsHeld - request.headsAgreed,
    closedThen: isClosed,
    othersAsked: others,
    answerBy: match.answerBy.toISOString(),
  }
}
