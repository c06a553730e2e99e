import { type AccountId, type MatchId, type NoticeId, type OrganizationId } from '@app/shared'
import { type Asks, type CallToMake, callWaits, triedInVain } from '@app/shared/notifications'
import { type SQL, sql } from 'drizzle-orm'
import { holidayOf } from '../platform/japanese.ts'
import { dueOfPressing } from '../platform/working-hours.rules.ts'
import { callOf, undoUntil } from './reach.rules.ts'

export type CallChannel = CallToMake['channel']

/** A notice to tell by a person, as the database gives it. */
export interface CallRow extends Record<string, unknown> {
  id: NoticeId
  mark: string
  presses_on: string | null
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
  try_id: string | null
  tries: number
  try_days: number
  tried_at: string
  tried_by: string
  again_at: string | null
  rests: boolean
  other_numbers: NonNullable<CallToMake['otherWays']>['numbers'] | null
}

const whose = sql`coalesce(n.organization_id::text, n.address, '')`
/** What one call tells: one organization over one channel. */
const oneCall = sql`(partition by ${whose}, n.channel)`

/** How often each was called in vain, and when it is called again. */
const tries = sql`left join lateral (
    select (array_agg(c.id order by c.at desc))[1] as id, count(*)::int as tries, max(c.at) as at, (array_agg(c.again_at order by c.at desc))[1] as again_at,
      count(distinct (c.at at time zone 'Asia/Tokyo')::date)::int as days,
      (array_agg(a.display_name order by c.at desc))[1] as by
    from call_tries c join accounts a on a.id = c.by where c.notice_id = n.id) y on true`

const isLater = (now: Date): SQL => sql`> ${now.toISOString()}::timestamptz`
/** 至急, and not called in vain just now. */
const isUrgentNow = (now: Date, presses: SQL): SQL =>
  sql`bool_or(${presses} is not null and (y.again_at ${isLater(now)}) is not true) over ${oneCall}`
/** Called in vain, and its time has not come again. */
const rests = (now: Date, presses: SQL): SQL =>
  sql`coalesce(max(y.again_at) over ${oneCall} ${isLater(now)}, false) and not ${isUrgentNow(now, presses)}`

/**
 * The order of what waits: 至急; what comes back after nobody answered; what was never tried, who waits longest first; at
 * last what rests until its next try, in the order of their times. What goes to one organization stands together.
 */
export const orderOfWaiting = (now: Date, presses: SQL): SQL => sql`(case when ${isUrgentNow(now, presses)} then '0_'
    when ${rests(now, presses)} then '3_' || to_char(max(y.again_at) over ${oneCall} at time zone 'UTC', 'YYYYMMDDHH24MI') || '_'
    when max(y.again_at) over ${oneCall} is not null then '1_' else '2_' end)
  || (min(n.id::text) over (partition by ${whose})) || '_' || n.id::text`

/** Other numbers of the same organization of the last year, for whom calls on several days were in vain. */
const otherNumbers = (now: Date): SQL => sql`case when y.days >= ${triedInVain} then (
    select coalesce(json_agg(json_build_object('from', x.source, 'name', x.name, 'number', x.number, 'at', x.at) order by x.at desc), '[]')
    from (select distinct on (digits) * from (
        select 'on-the-day' as source, p.on_day_name as name, p.on_day_phone as number, q.posted_at as at,
          regexp_replace(p.on_day_phone, '\\D', '', 'g') as digits
        from requests q join request_privates p on p.request_id = q.id where q.association_id = n.organization_id
        union all select 'call-back', k.caller, k.call_back, k.held_at, regexp_replace(k.call_back, '\\D', '', 'g')
        from consultations k where k.organization_id = n.organization_id) z
      where digits <> '' and at > ${now.toISOString()}::timestamptz - interval '1 year'
        and digits is distinct from regexp_replace(c.phone, '\\D', '', 'g')
        and digits is distinct from regexp_replace(c.fax, '\\D', '', 'g')
      order by digits, at desc limit 5) x) end`

/** The calls of the list with everything that a card shows; `mark` is where each stands in its order. */
export const callRows = (which: SQL, now: Date, { mark = sql`n.id::text`, presses = sql`null::date` } = {}): SQL => sql`
  select n.id, ${mark} as mark, ${presses}::text as presses_on, n.organization_id, coalesce(o.name, n.address) as name, n.channel, c.channel as reach,
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
    n.created_at, n.printed_at, n.delivered_at, n.told_by, t.display_name as told_by_name, n.told_note, n.heard, n.failure,
    y.id as try_id, y.tries, y.days as try_days, y.at as tried_at, y.by as tried_by, y.again_at,
    n.delivered_at is null and ${rests(now, presses)} as rests, ${otherNumbers(now)} as other_numbers
  from notices n
    left join organizations o on o.id = n.organization_id
    left join contacts c on c.organization_id = n.organization_id
    left join events e on e.id = n.event_id
    left join matches m on m.id = (e.payload ->> 'matchId')::uuid
    left join accounts t on t.id = n.told_by
    ${tries}
  where ${which}`

/** A row in our own words. */
export function callFrom(row: CallRow, now: Date): CallToMake {
  const undo = row.heard !== null || row.channel === 'mail' ? null : undoUntil(row.delivered_at)
  return {
    id: row.id,
    urgent: row.presses_on !== null,
    ...dueOf(row, now),
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
    tried: triedOf(row),
    rests: row.rests,
    otherWays: row.try_days >= triedInVain ? { fax: row.fax, numbers: numbersOf(row) } : null,
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

/** Until when it should be told; a call in vain counts as done until its time comes again. */
function dueOf({ created_at, delivered_at, again_at, presses_on }: CallRow, now: Date) {
  if (delivered_at !== null) return { dueAt: null, late: false }
  const since = new Date(Math.max(Date.parse(created_at), Date.parse(again_at ?? created_at)))
  const usual = new Date(since.getTime() + callWaits.days * 86_400_000)
  const pressing = presses_on && dueOfPressing(since, presses_on, callWaits.urgentHours, holidayOf)
  const due = pressing && pressing < usual ? pressing : usual
  return { dueAt: due.toISOString(), late: due < now }
}

function triedOf({ try_id, tries, try_days, tried_at, tried_by, again_at }: CallRow): CallToMake['tried'] {
  if (try_id === null) return null
  const times = { at: iso(tried_at)!, againAt: iso(again_at)!, undoUntil: undoUntil(tried_at)! }
  return { id: try_id, times: tries, days: try_days, by: tried_by, ...times }
}

const numbersOf = ({ other_numbers }: CallRow) =>
  (other_numbers ?? []).map((one) => ({ ...one, at: new Date(one.at).toISOString() }))
