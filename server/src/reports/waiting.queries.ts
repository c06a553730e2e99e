import { type SQL, sql } from 'drizzle-orm'
import { pressesOn, waitsForCall } from '../notifications/calls.table.ts'
import { centre, kind, titled } from './waiting-kind.queries.ts'
import { rainToDecide } from './waiting-rain.queries.ts'
import { namesMissing, sinceThen } from './waiting-rosters.queries.ts'
import { endingSeats, openHandovers } from './waiting-seats.queries.ts'
import { waitingStories } from './waiting-stories.queries.ts'

const registrations = (status: string) =>
  sql`from supporters s join organizations o on o.id = s.organization_id where s.status = ${status}`
/** Changes of supporters that the centre has not looked at yet. */
const changes = sql`from waiting_changes c join organizations o on o.id = c.organization_id where c.returned_at is null`
/** 写真の確認: one line per supporter whose pictures, or their new words, nobody of the centre has looked at. */
const pictures = sql`from (select p.organization_id, min(p.uploaded_at) as since, count(*)::int as n from pictures p
  where p.return_reason is null and (p.status = 'waiting' or p.new_alt is not null) group by p.organization_id) p join organizations o on o.id = p.organization_id
  join supporters s on s.organization_id = o.id where s.status in ('registered', 'suspended', 'expired')`
const requests = (status: string) =>
  sql`from requests r join organizations a on a.id = r.association_id where r.status = ${status}`
export const matches = (which: SQL) => sql`from matches m join requests r on r.id = m.request_id
  join organizations a on a.id = r.association_id join organizations o on o.id = m.supporter_id where ${which}`
/** 電話する・送る: a call in vain waits anew from the time when it is made again. */
const calls = sql`from notices n join events e on e.id = n.event_id left join organizations o on o.id = n.organization_id
  left join lateral (select count(*) as times, max(c.again_at) as again_at from call_tries c
    where c.notice_id = n.id having count(*) > 0) y on true where ${waitsForCall}`
/** The yearly questions that nobody has answered to the end. */
const renewals = sql`from renewals n join organizations o on o.id = n.organization_id
  where n.answer is null and n.set_aside_at is null`
/** 事故・ヒヤリハット: reports that the centre has not dealt with. */
const incidents = sql`from incidents i join matches m on m.id = i.match_id join requests r on r.id = m.request_id
  join organizations a on a.id = r.association_id join organizations o on o.id = m.supporter_id where i.status = 'reported'`
/** 相談記録: the day of the next contact has come, or no day was said. One with a day to come waits silently until then. */
const consultations = sql`from consultations c left join organizations o on o.id = c.organization_id where c.status = 'waiting'`
const aboutWhat = sql`coalesce(o.name, c.caller) || '：' || regexp_replace(regexp_replace(c.about, '\\s+', ' ', 'g'), '^(.{40}).+$', '\\1…')`
/** 解散・合併の確認待ち: associations that a later ledger left out; they wait since the last one was taken in. */
const missing = sql`from associations a join organizations o on o.id = a.organization_id
  where a.standing = 'to-check' and o.merged_into is null`
const lastLedger = sql`(select max(l.confirmed_at) from ledger_imports l where l.kind = 'associations')`
const asked = sql`exists (select from matches m where m.request_id = r.id)`
const running = sql`exists (select from matches m where m.request_id = r.id and m.status = 'proposed')`

/**
 * Days before its own day from which a session of a series counts as waiting for its supporters. Two months before is when
 * groups plan; a session of next autumn that nobody was asked about yet is no delay.
 */
const lookedForAhead = 60
const lookedForSince = sql`greatest(coalesce(r.opened_at, r.posted_at), case when r.series_id is not null then
  (select min(d.on_day) - ${lookedForAhead}::int from request_days d where d.request_id = r.id)::timestamp at time zone 'Asia/Tokyo' end)`

/** Everything that waits, in one statement: each kind a line of the union. */
export const waiting = (today: string, now: Date): SQL =>
  sql.join(
    [
      kind('registration-to-review', registrations('submitted'), {
        since: sql`coalesce(s.applied_at, o.created_at)`,
        id: sql`o.id`,
        title: sql`o.name`,
      }),
      kind('registration-returned', registrations('returned'), {
        since: sql`o.updated_at`,
        id: sql`o.id`,
        title: sql`o.name`,
        waitsFor: sql`o.name`,
      }),
      kind('change-to-review', changes, { since: sql`c.said_at`, id: sql`o.id`, title: sql`o.name` }),
      kind('pictures-to-review', pictures, {
        since: sql`p.since`,
        id: sql`o.id`,
        title: sql`o.name || '（' || p.n || '枚）'`,
      }),
      kind('request-to-open', requests('submitted'), { since: sql`r.updated_at` }),
      kind('request-returned', requests('returned'), { since: sql`r.updated_at`, waitsFor: sql`a.name` }),
      kind('request-postponed', requests('postponed'), { since: sql`r.updated_at`, waitsFor: sql`a.name` }),
      kind('rain-to-decide', sql`${matches(rainToDecide(today, now))} group by r.id, a.name`, {
        since: sql`min(m.on_day - 1)::timestamp at time zone 'Asia/Tokyo'`,
        waitsFor: sql`a.name`,
      }),
      kind('names-missing', matches(namesMissing(today)), {
        since: sinceThen(today),
        title: sql`${titled} || '（' || o.name || '）'`,
        waitsFor: sql`o.name`,
      }),
      kind('incident-to-handle', incidents, {
        since: sql`i.open_since`,
        id: sql`i.id`,
        title: sql`${titled} || '（' || case i.side when 'supporter' then o.name else a.name end || '）'`,
      }),
      kind('consultation-to-call', sql`${consultations} and c.next_contact_on <= ${today}::date`, {
        since: sql`c.next_contact_on::timestamp at time zone 'Asia/Tokyo'`,
        id: sql`c.id`,
        title: aboutWhat,
      }),
      kind('consultation-waiting', sql`${consultations} and c.next_contact_on is null`, {
        since: sql`c.updated_at`,
        id: sql`c.id`,
        title: aboutWhat,
      }),
      kind('request-without-asking', sql`${requests('open')} and not ${asked}`, {
        since: lookedForSince,
        bySeries: true,
      }),
      kind('heads-missing', sql`${requests('open')} and ${asked} and not ${running} and r.heads_agreed < r.heads_min`, {
        since: sql`r.updated_at`,
      }),
      kind('wants-to-talk', matches(sql`m.status = 'proposed' and m.wants_to_talk`), {
        since: sql`coalesce((select max(w.sent_at) from match_messages w where w.match_id = m.id), m.proposed_at)`,
      }),
      kind(
        'answer-of-supporter',
        matches(sql`m.status = 'proposed' and m.supporter_answer = 'pending' and not m.wants_to_talk`),
        {
          since: sql`m.proposed_at`,
          waitsFor: sql`o.name`,
          promised: sql`m.answer_by`,
          bySeries: true,
        },
      ),
      kind(
        'answer-of-association',
        matches(sql`m.status = 'proposed' and m.supporter_answer = 'yes' and m.association_answer = 'pending'`),
        {
          since: sql`coalesce(m.supporter_answered_at, m.proposed_at)`,
          waitsFor: sql`case when r.centre_answers then ${centre} else a.name end`,
          promised: sql`m.answer_by`,
          bySeries: true,
        },
      ),
      kind('agreed-without-day', matches(sql`m.status = 'agreed' and m.on_day is null`), {
        since: sql`coalesce(m.agreed_at, m.proposed_at)`,
        title: sql`${titled} || '（' || o.name || '）'`,
        waitsFor: sql`a.name`,
      }),
      kind(
        'agreed-of-suspended',
        matches(sql`m.status = 'agreed' and (m.on_day is null or m.on_day >= ${today}::date)
          and exists (select from supporters s where s.organization_id = o.id and s.status = 'suspended')`),
        { since: sql`o.updated_at`, title: sql`${titled} || '（' || o.name || '）'` },
      ),
      kind('result-missing', matches(sql`m.status = 'agreed' and m.on_day < ${today}::date`), {
        since: sql`(m.on_day + 1)::timestamp at time zone 'Asia/Tokyo'`,
        waitsFor: sql`a.name`,
      }),
      kind('request-to-close', requests('done'), { since: sql`r.updated_at`, waitsFor: sql`a.name` }),
      ...waitingStories,
      kind('call-to-make', calls, {
        since: sql`greatest(n.created_at, y.again_at)`,
        id: sql`n.id`,
        title: sql`case when ${pressesOn(now)} is null then '' else '【至急】' end || coalesce(o.name || '：', '') || n.subject
          || case when y.times is null then '' else '（' || y.times || '回かけました）' end`,
        pressesOn: sql`${pressesOn(now)}::text`,
      }),
      kind(
        'renewal-waiting',
        sql`${renewals} and n.changes_said_at is null and n.lapsed_at is null having count(*) > 0`,
        {
          since: sql`min(n.asked_at)`,
          id: sql`'all'`,
          title: sql`count(*) || '団体'`,
          waitsFor: sql`'団体'`,
        },
      ),
      kind('renewal-changes', sql`${renewals} and n.changes_said_at is not null`, {
        since: sql`n.changes_said_at`,
        id: sql`o.id`,
        title: sql`o.name`,
        waitsFor: sql`case when n.changes_note is null then o.name else ${centre} end`,
      }),
      kind('handover-waiting', sql`${openHandovers(today)} having count(*) > 0`, {
        since: sql`min(h.asked_at)`,
        id: sql`'all'`,
        title: sql`count(*) || '団体'`,
        waitsFor: sql`'自治会'`,
      }),
      kind('seat-ending', endingSeats(today, now), {
        since: sql`(e.ends_on - 29)::timestamp at time zone 'Asia/Tokyo'`,
        id: sql`o.id`,
        title: sql`o.name || '（任期は' || to_char(e.ends_on, 'FMMM月FMDD日') || 'まで）'`,
        waitsFor: sql`o.name`,
      }),
      kind(
        'phone-check',
        sql`from supporters s join organizations o on o.id = s.organization_id where s.needs_phone_check having count(*) > 0`,
        {
          since: sql`min(o.created_at)`,
          id: sql`'all'`,
          title: sql`count(*) || '団体'`,
        },
      ),
      kind('association-to-check', sql`${missing} having count(*) > 0`, {
        since: sql`coalesce(${lastLedger}, min(o.created_at))`,
        id: sql`'all'`,
        title: sql`count(*) || '団体'`,
      }),
      kind('meeting-to-close', sql`from exchange_meetings t where t.status = 'open' and t.closes_on < ${today}::date`, {
        since: sql`(t.closes_on + 1)::timestamp at time zone 'Asia/Tokyo'`,
        id: sql`t.id`,
        title: sql`t.title`,
      }),
      kind('meeting-to-tidy', sql`from exchange_meetings t where t.status = 'closed' and t.held_on < ${today}::date`, {
        since: sql`(t.held_on + 1)::timestamp at time zone 'Asia/Tokyo'`,
        id: sql`t.id`,
        title: sql`t.title`,
      }),
    ],
    sql` union all `,
  )
