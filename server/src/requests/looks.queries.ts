import type { MatchId, OrganizationId, RequestId } from '@app/shared'
import type { EntryChannel } from '@app/shared/organizations'
import type { TimelineEntry } from '@app/shared/requests'
import { type SQL, sql } from 'drizzle-orm'
import type { Actor } from '../platform/context.ts'
import type { Db } from '../platform/db.ts'
import { handOf, type Reader } from './timeline.rules.ts'

/** A hand that looked on one day of Japan, how often, and at what; never what it saw. */
interface Look extends Record<string, unknown> {
  id: string
  type: 'contact.association-seen' | 'contact.supporter-seen' | 'roster.seen'
  at: string
  role: Actor['role']
  channel: EntryChannel
  personName: string | null
  supporterName: string
  matchId: MatchId
  times: number
}

/**
 * Who looked at the contacts of a match and at the names of who comes, out of the audit: for the centre, and for the side
 * whose they are (rule 2). Looks of one person on one day are one line.
 */
export async function looksOf(
  db: Db,
  id: RequestId,
  reader: Reader,
  own: OrganizationId | null,
): Promise<TimelineEntry[]> {
  const visible = reader === 'centre' ? sql`true` : sql`l.whose = ${own}::uuid`
  const { rows } = await db.execute<Look>(sql`
    select max(l.id)::text as id, l.type, max(l.at) as at, l.role, l.channel, p.display_name as "personName",
      s.name as "supporterName", l.match_id as "matchId", count(*)::int as times
    from (${contacts(id)} union all ${names(id)}) l
    join organizations s on s.id = l.supporter_id
    left join accounts p on p.id = l.account_id
    where ${visible}
    group by l.type, l.role, l.channel, l.account_id, p.display_name, s.name, l.match_id,
      (l.at at time zone 'Asia/Tokyo')::date`)
  return rows.map(({ id: line, type, at, role, channel, personName, supporterName, matchId, times }) => ({
    ...{ id: `look-${line}`, type, at: new Date(at).toISOString(), channel, supporterName, matchId, times },
    ...handOf({ type, role, personName, forWhom: null }, reader),
    reason: null,
  }))
}

/** Each line of the audit that opened contacts through a match of the request. */
const contacts = (id: RequestId): SQL => sql`
  select a.id, a.at, a.role, a.channel, a.account_id, m.id as match_id, m.supporter_id, a.organization_id as whose,
    case when a.organization_id = m.supporter_id then 'contact.supporter-seen' else 'contact.association-seen' end as type
  from matches m join requests r on r.id = m.request_id
  join audit a on a.organization_id in (r.association_id, m.supporter_id)
    and a.act = 'contact.revealed' and a.detail ->> 'matchId' = m.id::text
  where m.request_id = ${id}`

/** Each look at the list for the day by others than its own group. */
const names = (id: RequestId): SQL => sql`
  select a.id, a.at, a.role, a.channel, a.account_id, m.id, m.supporter_id, m.supporter_id, 'roster.seen'
  from matches m join audit a on a.subject = 'match' and a.subject_id = m.id::text
    and a.act in ('roster.read', 'roster.printed') and a.role <> 'supporter'
  where m.request_id = ${id}`
