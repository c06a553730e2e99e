import {
  type AccountId,
  jstDay,
  type MatchId,
  type NoticeId,
  type OrganizationId,
  type Page,
  Refusal,
} from '@app/shared'
import { type Asks, type CallToMake, callChannels } from '@app/shared/notifications'
import { type SQL, sql } from 'drizzle-orm'
import type { Db, Tx } from '../platform/db.ts'
import { holidayOf } from '../platform/japanese.ts'
import { workingDayAfter } from '../platform/working-days.rules.ts'
import { callOf, undoUntil } from './reach.rules.ts'

type CallChannel = CallToMake['channel']
interface Wanted {
  after?: string | undefined
  perPage: number
  told?: boolean
  channel?: CallChannel | undefined
  asking?: boolean
}

/** A notice to tell by a person, as the database gives it. */
interface CallRow extends Record<string, unknown> {
  id: NoticeId
  mark: string
  urgent: boolean
  organization_id: OrganizationId | null
  name: string | null
  channel: Exclude<CallChannel, 'mail'> | 'mail'
  reach: CallToMake['channel'] | null
  address: string | null
  phone: string | null
  fax: string | null
  post_address: string | null
  person_name: string | null
  reachable_when: string | null
  subject: string
  body: string
  say: string | null
  asks: Asks | null
  leads_to: string | null
  match_id: MatchId | null
  side: 'association' | 'supporter' | null
  also_mailed: boolean
  created_at: string
  printed_at: string | null
  code: string | null
  delivered_at: string | null
  told_by: AccountId | null
  told_by_name: string | null
  told_note: string | null
  heard: string | null
  failure: string | null
}

/** A mail that did not go out has to be told by a person as well; the centre's own mails are on its screen anyway. */
const byPerson = sql`(n.to_kind <> 'staff' and (n.channel in ('phone', 'fax', 'post', 'line')
  or (n.channel = 'mail' and (n.failed_at is not null or n.told_by is not null))))`
const waits = sql`${byPerson} and n.delivered_at is null`
const wasTold = sql`${byPerson} and n.delivered_at is not null`
const whose = sql`coalesce(n.organization_id::text, n.address, '')`

/**
 * People who have to be told by a person, all of an organization together: first whom the next days concern (至急), then who
 * waits longest; or what was told
 * already, latest first.
 */
export async function callsToMake(db: Db | Tx, wanted: Wanted, now: Date) {
  const { after, perPage, told = false } = wanted
  const which = sql`${told ? wasTold : waits} ${filter(wanted)}`
  const urgent = told ? sql`false` : pressing(now)
  // the oldest waiting notice of the same organization, so that one call tells everything
  const mark = told
    ? sql`n.id::text`
    : sql`(case when bool_or(${urgent}) over (partition by ${whose}) then '0_' else '1_' end)
    || (min(n.id::text) over (partition by ${whose})) || '_' || n.id::text`
  const beyond = after ? (told ? sql`where mark < ${markIn(after)}` : sql`where mark > ${markIn(after)}`) : sql``
  const order = told ? sql`desc` : sql`asc`
  const { rows } = await db.execute<CallRow>(
    sql`select * from (${callRows(which, mark, urgent)}) c ${beyond} order by mark ${order} limit ${perPage + 1}`,
  )
  const { rows: counts } = await db.execute<{ channel: CallChannel; count: number }>(
    sql`select n.channel, count(*)::int as count from notices n where ${waits} group by n.channel`,
  )
  const { rows: total } = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from notices n where ${which}`,
  )
  const count = total[0]?.count ?? 0
  const items = rows.slice(0, perPage)
  return {
    items: items.map(callFrom),
    next: rows.length > perPage ? (items.at(-1)?.mark ?? null) : null,
    total: Math.min(count, 1000),
    totalIsCapped: count > 1000,
    waiting: waitingBy(counts),
  } satisfies Page<CallToMake> & { waiting: Record<CallChannel, number> }
}

/** What cannot wait: the days it is about come before the office has opened again and closed. */
const pressing = (now: Date): SQL => sql`(n.says in ('request.cancelled', 'request.postponed', 'request.goes-ahead',
    'match.cancelled', 'match.agreed', 'match.day-nears', 'match.day-before')
  and exists (select from matches p join requests r on r.id = p.request_id
    where (p.id = (e.payload ->> 'matchId')::uuid or r.id = (e.payload ->> 'requestId')::uuid)
      and n.organization_id in (p.supporter_id, r.association_id)
      and p.on_day between ${jstDay(now)} and ${workingDayAfter(jstDay(now), 1, holidayOf)}))`

const filter = ({ channel, asking }: Wanted): SQL =>
  sql`${channel ? sql`and n.channel = ${channel}` : sql``} ${asking ? sql`and n.asks is not null` : sql``}`

const waitingBy = (counts: readonly { channel: CallChannel; count: number }[]) =>
  Object.fromEntries(
    callChannels.map((channel) => [channel, counts.find((one) => one.channel === channel)?.count ?? 0]),
  ) as Record<CallChannel, number>

/** One call, as the list shows it. */
export async function callSeen(db: Db | Tx, id: NoticeId): Promise<CallToMake> {
  const [row] = await callsById(db, [id])
  if (!row) throw new Refusal('not-found')
  return row
}

/** Chosen calls, in the order of the list; what is no call is not there. */
export async function callsById(db: Db | Tx, ids: readonly NoticeId[]): Promise<CallToMake[]> {
  const chosen = sql`n.id = any(${sql.param(ids)}::uuid[]) and n.to_kind <> 'staff' and n.channel <> 'screen'`
  const { rows } = await db.execute<CallRow>(sql`${callRows(chosen, sql`n.id::text`)} order by n.id`)
  return rows.map(callFrom)
}

const callRows = (which: SQL, mark: SQL, urgent: SQL = sql`false`): SQL => sql`
  select n.id, ${mark} as mark, ${urgent} as urgent, n.organization_id, coalesce(o.name, n.address) as name, n.channel, c.channel as reach,
    n.address, c.phone, c.fax, nullif(concat_ws(' ', c.postal_code, c.address), '') as post_address, c.person_name,
    c.reachable_when, n.subject, n.body, n.say, n.asks, n.leads_to, m.id as match_id,
    case when m.supporter_id = n.organization_id then 'supporter' when m.id is not null then 'association' end as side,
    n.channel <> 'mail' and exists (select from notices w where w.event_id = n.event_id and w.channel = 'mail'
      and w.organization_id = n.organization_id and w.failed_at is null) as also_mailed,
    (select p.code from paper_codes p where p.organization_id = n.organization_id and p.retired_at is null
      and n.printed_at is not null and (p.notice_id = n.id or p.sign_up_id = (e.payload ->> 'signUpId')::uuid
        or p.kind = 'request' and n.says = 'request.posted' and p.request_id = (e.payload ->> 'requestId')::uuid
        or p.match_id = m.id and p.kind = case when n.asks in ('come', 'accept') then 'answer' when n.says in ('match.agreed', 'match.day-nears', 'match.day-before') then 'sheet' when n.asks = 'result' then 'result' end)
      order by p.issued_at desc limit 1) as code,
    n.created_at, n.printed_at, n.delivered_at, n.told_by, t.display_name as told_by_name, n.told_note, n.heard, n.failure
  from notices n
    left join organizations o on o.id = n.organization_id
    left join contacts c on c.organization_id = n.organization_id
    left join events e on e.id = n.event_id
    left join matches m on m.id = (e.payload ->> 'matchId')::uuid
    left join accounts t on t.id = n.told_by
  where ${which}`

function callFrom(row: CallRow): CallToMake {
  const undo = row.heard !== null || row.channel === 'mail' ? null : undoUntil(row.delivered_at)
  return {
    id: row.id,
    urgent: row.urgent,
    organizationId: row.organization_id,
    organizationName: row.name ?? '',
    channel: row.channel,
    number: numberOf(row),
    postAddress: row.post_address,
    personName: row.person_name,
    reachableWhen: row.reachable_when,
    subject: row.subject,
    body: row.body,
    say: row.say ?? row.subject,
    asks: row.asks,
    matchId: row.match_id,
    side: row.match_id ? row.side : null,
    alsoMailed: row.also_mailed,
    leadsTo: row.channel === 'mail' ? null : row.leads_to,
    at: iso(row.created_at)!,
    printedAt: iso(row.printed_at),
    code: row.code,
    toldAt: iso(row.delivered_at),
    toldBy: row.told_by_name,
    toldNote: row.told_note,
    answered: row.heard === 'answered',
    overtaken: row.heard === 'overtaken',
    undoUntil: undo,
    why: whyOf(row),
  }
}

/** The number of today, not of the day when it was told. A mail that failed is told over the telephone, if there is one. */
function numberOf({ channel, address, phone, fax }: CallRow): string | null {
  if (channel === 'fax') return fax ?? address
  if (channel === 'mail') return callOf({ channel: 'phone', phone, fax }).address ?? address
  return phone ?? address
}

/** Why a person has to tell it, although a program should have. */
function whyOf({ failure, channel }: CallRow): CallToMake['why'] {
  if (failure === null) return null
  if (failure.startsWith('line')) return 'line-failed'
  if (failure === 'sms unknown') return 'sms-unknown'
  if (failure.startsWith('sms')) return 'sms-failed'
  if (channel !== 'mail') return null
  return failure.startsWith('bounce') ? 'mail-bounced' : 'mail-not-sent'
}

const iso = (moment: string | null): string | null => (moment === null ? null : new Date(moment).toISOString())

const mark = /^([01]_)?[0-9a-f-]{36}(_[0-9a-f-]{36})?$/
function markIn(after: string): string {
  if (!mark.test(after)) throw new Refusal('invalid-input')
  return after
}
