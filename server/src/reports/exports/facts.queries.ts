import type { OrganizationId } from '@app/shared'
import type { ExportKind } from '@app/shared/reports'
import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../../platform/db.ts'

/** A record under the keys of `columns.rules.ts`; `id` is the organization whose contact belongs to it. */
export type Facts = Record<string, unknown> & { id: OrganizationId }

const jstDay = (moment: SQL) => sql`to_char(${moment} at time zone 'Asia/Tokyo', 'YYYY-MM-DD')`
const wished = (position: number) =>
  sql`(select w.on_day::text from request_days w where w.request_id = q.id order by w.position offset ${position} limit 1)`

const statements: Readonly<Record<ExportKind, SQL>> = {
  supporters: sql`
    select o.id, s.number, o.name, o.kana, k.name as kind, case when o.merged_into is null then s.status else '統合' end as status, s.status_reason,
      (select coalesce(m.number || ' ', '') || w.name from organizations w left join supporters m on m.organization_id = w.id
        where w.id = o.merged_into) as merged_into, s.hidden_fields, s.is_public, s.needs_phone_check,
      s.corporate_number, s.intro, s.members, s.school, s.adviser, s.leader_term_ends::text as leader_term_ends,
      s.has_minors, s.url, s.other_help, s.lends, s.cost, s.insurance, s.insurance_name, s.participation, s.whole_city, s.blocks, s.weekdays,
      s.times, s.months, s.lead_days, s.max_heads, s.availability_note, s.past_activities, s.channel,
      array(select i.name from supporter_items h join help_items i on i.id = h.item_id
        where h.organization_id = o.id order by i.id) as items,
      array(select d.name from supporter_districts p join districts d on d.id = p.district_id
        where p.organization_id = o.id order by d.id) as districts,
      array(select case t ->> 'kind' when 'exams' then '試験' else '休み' end || ' ' || (t ->> 'from') || '～' || (t ->> 'to')
        from jsonb_array_elements(s.term_breaks) t order by t ->> 'from') as term_breaks,
      (select max(n.fiscal_year) from renewals n where n.organization_id = o.id and n.answer in ('unchanged', 'changed')) as renewed_for,
      (select ${jstDay(sql`n.answered_at`)} from renewals n where n.organization_id = o.id and n.answer in ('unchanged', 'changed')
        order by n.fiscal_year desc limit 1) as renewed_on,
      (select c.returned_at is null from waiting_changes c where c.organization_id = o.id) as change_waits,
      ${jstDay(sql`s.applied_at`)} as applied_on, s.registered_on::text as registered_on
    from supporters s join organizations o on o.id = s.organization_id join supporter_kinds k on k.kind = s.kind
    order by s.number nulls last, o.kana, o.id`,
  associations: sql`
    select o.id, d.block, d.name as district, o.name, o.kana, a.households, a.show_name, a.standing, a.standing_reason,
      (select count(*)::int from requests q where q.association_id = o.id) as requests,
      (select count(*)::int from matches m join requests q on q.id = m.request_id
        where q.association_id = o.id and m.status in ('agreed', 'done')) as agreed
    from associations a join organizations o on o.id = a.organization_id left join districts d on d.id = o.district_id
    where o.merged_into is null and not exists (select from federations f where f.organization_id = o.id)
    order by d.id nulls last, o.kana, o.id`,
  requests: sql`
    select o.id, q.number, q.status, o.name as association, d.name as district, c.name as category, i.name as item, q.title,
      q.description, q.when_kind, ${wished(0)} as first_day, ${wished(1)} as second_day, ${wished(2)} as third_day,
      q.heads_min, q.heads_max, q.heads_agreed, q.heads_held, q.published, ${jstDay(sql`q.posted_at`)} as posted_on,
      ${jstDay(sql`q.opened_at`)} as opened_on, ${jstDay(sql`q.ended_at`)} as ended_on, q.status_reason,
      ${jstDay(sql`q.insurance_checked_at`)} as insurance_checked_on, q.channel
    from requests q join organizations o on o.id = q.association_id join districts d on d.id = q.district_id
      join help_items i on i.id = q.item_id join help_categories c on c.id = i.category_id order by q.number`,
  matches: sql`
    select o.id, q.number as request_number, q.title as request_title, a.name as association, d.name as district,
      s.number as supporter_number, o.name as supporter, m.status, m.started_by, m.association_answer, m.supporter_answer,
      m.heads_asked, m.heads, m.on_day::text as on_day, m.from_time, m.to_time, ${jstDay(sql`m.proposed_at`)} as proposed_on,
      ${jstDay(sql`m.answer_by`)} as answer_by, ${jstDay(sql`m.agreed_at`)} as agreed_on,
      ${jstDay(sql`m.ended_at`)} as ended_on, m.decline_reason, m.end_reason, r.heads as reported_heads,
      coalesce(r.minutes, t.minutes) as minutes, t.first_timers, t.age_child, t.age_teen, t.age_18_29, t.age_30_49, t.age_50_64,
      t.age_65_plus, r.burden, r.unaided
    from matches m join requests q on q.id = m.request_id join organizations a on a.id = q.association_id
      join districts d on d.id = q.district_id join organizations o on o.id = m.supporter_id
      join supporters s on s.organization_id = o.id
      left join match_results r on r.match_id = m.id and r.side = 'association'
      left join match_results t on t.match_id = m.id and t.side = 'supporter' order by q.number, m.proposed_at, m.id`,
  seats: sql`
    select o.id, e.role as side, o.name as organization, d.name as district, e.title, e.rights,
      e.starts_on::text as starts_on, e.ends_on::text as ends_on, ${jstDay(sql`e.ended_at`)} as ended_on,
      a.display_name as holder, a.email
    from seats e join accounts a on a.id = e.account_id left join organizations o on o.id = e.organization_id
      left join districts d on d.id = o.district_id order by e.role, d.id nulls last, o.kana, e.starts_on, e.id`,
}

/** Everything of one kind, for the centre. */
export async function factsFor(tx: Tx, kind: ExportKind): Promise<Facts[]> {
  const { rows } = await tx.execute<Facts>(statements[kind])
  return rows
}
