import { type MatchId, type OrganizationId, Refusal, type RequestId } from '@app/shared'
import { isStaff } from '@app/shared/accounts/role'
import type { EntryChannel } from '@app/shared/organizations'
import { type TimelineEntry, timelineTypes, type TimelineType, type ToldLine } from '@app/shared/requests'
import { eq, type SQL, sql } from 'drizzle-orm'
import type { Actor } from '../platform/context.ts'
import type { Db } from '../platform/db.ts'
import { looksOf } from './looks.queries.ts'
import { requestsTable as requests } from './requests.table.ts'
import { handOf, type Reader, reasonOf } from './timeline.rules.ts'
import { toldLinesOf } from './told-lines.queries.ts'

/** A request's life fits on a page; whatever lies beyond is old. */
const most = 300

interface Timeline {
  items: TimelineEntry[]
  told: ToldLine[]
}

/** これまでのこと: what happened to a request and its matches, and who was told of it, the newest first. Not yours = not there. */
export async function timelineOf(db: Db, actor: Actor, id: RequestId): Promise<Timeline> {
  const [request] = await db.select().from(requests).where(eq(requests.id, id))
  if (!request) throw new Refusal('not-found')
  const reader = readerOf(actor, request.associationId)
  const happened = await eventsOf(db, id, reader === 'supporter' ? actor.organizationId : null)
  if (reader === 'supporter' && happened.length === 0) throw new Refusal('not-found')
  const { status, statusReason } = request
  const items = happened.map((event, index) => ({
    id: String(event.id),
    type: event.type,
    at: new Date(event.at).toISOString(),
    ...handOf(event, reader),
    channel: event.channel,
    supporterName: event.supporterName,
    matchId: event.matchId,
    reason: reasonOf(event, {
      status,
      statusReason,
      isLast: happened.findIndex(({ type }) => type === event.type) === index,
    }),
    times: 1,
  }))
  const looks = await looksOf(db, id, reader, actor.organizationId)
  const told = await toldLinesOf(db, id, reader, actor.organizationId)
  return { items: newest([...items, ...looks]), told: newest(told) }
}

const newest = <Line extends { at: string }>(lines: readonly Line[]): Line[] =>
  lines.toSorted((a, b) => b.at.localeCompare(a.at)).slice(0, most)

function readerOf({ role, organizationId }: Actor, associationId: OrganizationId): Reader {
  if (role === 'system' || role === 'nobody') throw new Refusal('not-found')
  if (isStaff(role)) return 'centre'
  if (role === 'supporter') return 'supporter'
  if (organizationId !== associationId) throw new Refusal('not-found')
  return 'association'
}

/** An event with the names that its readers know: never those of contacts. */
interface Happened extends Record<string, unknown> {
  id: string
  type: TimelineType
  at: string
  role: Actor['role']
  channel: EntryChannel
  personName: string | null
  forWhom: string | null
  matchId: MatchId | null
  supporterName: string | null
  endReason: string | null
}

async function eventsOf(db: Db, id: RequestId, onlyOf: OrganizationId | null): Promise<Happened[]> {
  const about = onlyOf
    ? ofMatches(id, sql`and m.supporter_id = ${onlyOf}`)
    : sql`${ofMatches(id)} union all ${ofRequest(id)} union all ${ofActivity(id)}`
  const types = sql.join(
    timelineTypes.map((type) => sql`${type}`),
    sql`, `,
  )
  const { rows } = await db.execute<Happened>(sql`
    select e.id, e.type, e.at, e.role, e.channel, a.display_name as "personName", o.name as "forWhom",
      e.match_id as "matchId", s.name as "supporterName", e.end_reason as "endReason"
    from (${about}) e
    left join accounts a on a.id = e.account_id
    left join organizations o on o.id = e.on_behalf_of
    left join organizations s on s.id = e.supporter_id
    where e.type in (${types})
    order by e.at desc, e.id desc
    limit ${most}`)
  return rows
}

const ofMatches = (id: RequestId, only: SQL = sql``): SQL => sql`
  select e.*, m.id as match_id, m.supporter_id, m.end_reason
  from matches m join events e on e.payload @> jsonb_build_object('matchId', m.id)
  where m.request_id = ${id} ${only}`

const ofRequest = (id: RequestId): SQL => sql`
  select e.*, null::uuid, null::uuid, null::text
  from events e where e.payload @> jsonb_build_object('requestId', ${id}::text)`

const ofActivity = (id: RequestId): SQL => sql`
  select e.*, null::uuid, null::uuid, null::text
  from activities y join events e on e.payload @> jsonb_build_object('activityId', y.id)
  where y.request_id = ${id}`
