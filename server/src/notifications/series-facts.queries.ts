import {
  type MatchId,
  type OrganizationId,
  Refusal,
  type RequestId,
  type SeriesAskingId,
  type SeriesId,
} from '@app/shared'
import type { Answer, MatchStatus } from '@app/shared/matches'
import type { RequestStatus } from '@app/shared/requests'
import { rhythmInWords } from '@app/shared/series'
import { eq, inArray, sql } from 'drizzle-orm'
import { organizationsTable as organizations } from '../organizations/organizations.table.ts'
import type { Tx } from '../platform/db.ts'
import type { DomainEvent } from '../platform/events.ts'
import { seriesAskingsTable as askings, seriesTable as series } from '../series/series.table.ts'

/** Which event of a series tells what happened to its sessions and their matches in the same act. */
const toldBy: Partial<Record<DomainEvent['type'], readonly DomainEvent['type'][]>> = {
  'request.posted': ['series.posted', 'series.edited'],
  'request.opened': ['series.opened', 'series.edited'],
  'request.returned': ['series.returned'],
  'request.resubmitted': ['series.resubmitted'],
  'request.cancelled': ['series.cancelled', 'series.edited'],
  'request.staffed': ['series.agreed', 'series.answered'],
  'request.reopened': ['series.called-off'],
  'match.proposed': ['series.proposed'],
  'match.hand-raised': ['series.hand-raised'],
  'match.supporter-said-yes': ['series.answered'],
  'match.declined': ['series.answered', 'series.called-off'],
  'match.withdrawn': ['series.withdrawn', 'series.called-off'],
  'match.cancelled': ['series.called-off'],
  'match.agreed': ['series.agreed', 'series.answered'],
}

/** Whether this is one of several things that were done in one act: then the series tells it, once. */
export async function isToldAsSeries(tx: Tx, event: DomainEvent, at: Date): Promise<boolean> {
  const types = toldBy[event.type]
  if (!types) return false
  const [request, supporter] =
    'matchId' in event
      ? [
          sql`(select m.request_id from matches m where m.id = ${event.matchId})`,
          sql`(select m.supporter_id::text from matches m where m.id = ${event.matchId})`,
        ]
      : [sql`${'requestId' in event ? event.requestId : null}::uuid`, sql`null`]
  const { rows } = await tx.execute(sql`
    select from events e join requests r on r.id = ${request} and r.series_id = (e.payload ->> 'seriesId')::uuid
    where e.type in ${types} and e.at = ${at.toISOString()}::timestamptz
      and coalesce(e.payload ->> 'organizationId' = ${supporter}, true) limit 1`)
  return rows.length > 0
}

/** One session as a notice tells it; with its match where it is about one supporter. */
export interface SessionTold extends Record<string, unknown> {
  /** Of the one supporter it is about; missing where none is. */
  matchId?: MatchId
  number: number
  title: string | null
  status: RequestStatus
  day: string | null
  from: string | null
  to: string | null
  headsMin: number
  headsMax: number
  requestId: string
  supporterId: OrganizationId | null
  matchStatus: MatchStatus | null
  heads: number | null
  headsAsked: number | null
}

/** A series as its notices tell it. */
export async function seriesFacts(tx: Tx, id: SeriesId) {
  const [row] = await tx
    .select({ series, associationName: organizations.name })
    .from(series)
    .innerJoin(organizations, eq(organizations.id, series.associationId))
    .where(eq(series.id, id))
  if (!row) throw new Refusal('not-found')
  const { rows: sessions } = await tx.execute<SessionTold>(sql`
    select r.id as "requestId", r.series_number as number, r.session_title as title, r.status, d.on_day::text as day,
      d.from_time as "from", d.to_time as "to", r.heads_min as "headsMin", r.heads_max as "headsMax"
    from requests r left join lateral (select * from request_days w where w.request_id = r.id order by w.position limit 1) d on true
    where r.series_id = ${id} order by r.series_number`)
  const { rows: shared } = await tx.execute<{
    place: string
    label: string
    centreAnswers: boolean
    reason: string | null
    first: number
    last: number
  }>(sql`
    select r.place, case when r.show_name then o.name else t.name || '地区の自治会' end as label,
      bool_or(r.centre_answers) over () as "centreAnswers", r.status_reason as reason,
      min(r.number) over () as first, max(r.number) over () as last
    from requests r join organizations o on o.id = r.association_id join districts t on t.id = r.district_id
    where r.series_id = ${id} order by r.status_reason is null, r.series_number limit 1`)
  const first = sessions[0]?.day
  const { rhythm } = row.series
  return { ...row, ...shared[0]!, sessions, rhythm: rhythm && first ? rhythmInWords(first, rhythm) : null }
}
export type SeriesFacts = Awaited<ReturnType<typeof seriesFacts>>

/** The sessions of a series in which these matches stand: those that `which` chooses (over `m`, and `r` its request). */
async function sessionsWith(tx: Tx, id: SeriesId, which: ReturnType<typeof sql>): Promise<SessionTold[]> {
  const { rows } = await tx.execute<SessionTold>(sql`
    select m.id as "matchId", r.id as "requestId", r.series_number as number, r.session_title as title, r.status,
      m.on_day::text as day, m.from_time as "from", m.to_time as "to", r.heads_min as "headsMin", r.heads_max as "headsMax",
      m.supporter_id as "supporterId", m.status as "matchStatus", m.heads, m.heads_asked as "headsAsked"
    from matches m join requests r on r.id = m.request_id
    where r.series_id = ${id} and ${which} order by r.series_number, m.id`)
  return rows
}

/** What one asking is about, as far as it still waits for its supporter. */
export const sessionsAsked = (tx: Tx, id: SeriesId, askingId: SeriesAskingId) =>
  sessionsWith(
    tx,
    id,
    sql`m.status = 'proposed' and m.supporter_answer = 'pending'
      and m.id in (select t.match_id from series_asking_matches t where t.asking_id = ${askingId})`,
  )

/** What a supporter answered in that moment. */
export const sessionsAnswered = (tx: Tx, id: SeriesId, supporterId: OrganizationId, at: Date) =>
  sessionsWith(
    tx,
    id,
    sql`m.supporter_id = ${supporterId} and m.supporter_answered_at = ${at.toISOString()}::timestamptz`,
  )

/** What a supporter that raised its hand for several sessions said with it, and until when it waits for the first answer. */
export async function handFacts(tx: Tx, id: SeriesId, supporterId: OrganizationId, at: Date) {
  const { rows } = await tx.execute<{ message: string; answerBy: string }>(sql`
    select m.message, min(m.answer_by) over ()::text as "answerBy" from matches m join requests r on r.id = m.request_id
    where r.series_id = ${id} and m.supporter_id = ${supporterId} and m.started_by = 'supporter'
      and m.proposed_at = ${at.toISOString()}::timestamptz limit 1`)
  const [row] = rows
  return { message: row?.message ?? '', answerBy: row ? new Date(row.answerBy) : at }
}

/** What was agreed in that moment with a supporter. */
export const sessionsAgreed = (tx: Tx, id: SeriesId, supporterId: OrganizationId, at: Date) =>
  sessionsWith(
    tx,
    id,
    sql`m.supporter_id = ${supporterId} and m.status in ('agreed', 'done') and m.agreed_at = ${at.toISOString()}::timestamptz`,
  )

/** What ended for supporters in the moment in which the sessions were called off. */
export const sessionsEnded = (tx: Tx, id: SeriesId, at: Date) =>
  sessionsWith(tx, id, sql`r.status = 'cancelled' and m.ended_at = ${at.toISOString()}::timestamptz`)

/** Of these sessions those about which a supporter was asked, or has offered itself, and which still wait for an answer. */
export const sessionsRunning = (tx: Tx, id: SeriesId, requestIds: readonly RequestId[]) =>
  sessionsWith(tx, id, sql`m.status = 'proposed' and ${inArray(sql`r.id`, [...requestIds])}`)

/** How many other supporters are asked about any of the same days, or have agreed to one: 「ほか◯団体にも」 */
const othersAsked = () => sql<number>`(select count(distinct o.supporter_id)::int from series_asking_matches t
  join matches own on own.id = t.match_id
  join matches o on o.request_id = own.request_id and o.supporter_id <> own.supporter_id
  where t.asking_id = ${askings.id} and own.status in ('proposed', 'agreed') and o.status in ('proposed', 'agreed'))`

/** An asking: its words, until when it may be answered, the name of whom it asks, and how many others are asked. */
export async function askingFacts(tx: Tx, id: SeriesAskingId) {
  const [row] = await tx
    .select({ asking: askings, supporterName: organizations.name, othersAsked: othersAsked() })
    .from(askings)
    .innerJoin(organizations, eq(organizations.id, askings.supporterId))
    .where(eq(askings.id, id))
  if (!row) throw new Refusal('not-found')
  return row
}
export type AskingFacts = Awaited<ReturnType<typeof askingFacts>>

/** A match among those of the same supporter in the same series. */
export interface Sibling extends SessionTold {
  matchId: MatchId
  seriesId: SeriesId
  supporterId: OrganizationId
  supporterAnswer: Answer
  associationAnswer: Answer
  answerBy: string
}

/** All matches of the same supporter in the same series, in the order of their days; none outside of a series. */
export async function siblingsOf(tx: Tx, id: MatchId): Promise<Sibling[]> {
  const { rows } = await tx.execute<Sibling>(sql`
    select m.id as "matchId", r.series_id as "seriesId", r.id as "requestId", r.series_number as number,
      r.session_title as title, r.status, m.on_day::text as day, m.from_time as "from", m.to_time as "to",
      r.heads_min as "headsMin", r.heads_max as "headsMax", m.supporter_id as "supporterId",
      m.status as "matchStatus", m.heads, m.heads_asked as "headsAsked", m.supporter_answer as "supporterAnswer",
      m.association_answer as "associationAnswer", m.answer_by::text as "answerBy"
    from matches own join requests o on o.id = own.request_id
      join requests r on r.series_id = o.series_id join matches m on m.request_id = r.id and m.supporter_id = own.supporter_id
    where own.id = ${id} order by r.series_number, m.id`)
  return rows
}

/** The asking behind which a match is answered, as long as its link works. */
export async function openAskingOf(tx: Tx, id: MatchId, now: Date): Promise<SeriesAskingId | null> {
  const { rows } = await tx.execute<{ id: SeriesAskingId }>(sql`
    select a.id from series_askings a join series_asking_matches t on t.asking_id = a.id
    where t.match_id = ${id} and a.used_at is null and a.expires_at > ${now.toISOString()}::timestamptz`)
  return rows[0]?.id ?? null
}
