import type { HideableField } from '@app/shared/organizations'
import type { DatasetName } from '@app/shared/reports'
import { requestSight } from '@app/shared/requests'
import { type SQL, sql } from 'drizzle-orm'
import type { CellValue } from '../../platform/cell.ts'
import type { Db, Tx } from '../../platform/db.ts'

export type DatasetRow = Record<string, CellValue>

/** Registered right now, and it agreed to be listed (rule 1): the same as in the directory. */
const listed = sql`s.status = 'registered' and s.is_public`
/** What a supporter keeps off its public page (公開範囲) is not published either. */
const shown = (field: HideableField, column: SQL) =>
  sql`case when ${field}::text = any(s.hidden_fields) then null else ${column} end`
const supporters = sql`supporters s join organizations o on o.id = s.organization_id`
/** Done matches of an activity, with the heads that the association counted. */
const takingPart = sql`matches m left join match_results r on r.match_id = m.id and r.side = 'association'`
/** 「◯◯地区の自治会」 unless the association shows its name for this request (rule 2). */
const association = sql`case when q.show_name then a.name else d.name || '地区の自治会' end`
const asked = sql`requests q join organizations a on a.id = q.association_id
  join districts d on d.id = q.district_id join help_items i on i.id = q.item_id`
const seenByAll = sql`q.published and q.status in (${sql.join(
  requestSight.public.listed.map((status) => sql`${status}`),
  sql`, `,
)})`
const jstDay = (moment: SQL) => sql`to_char(${moment} at time zone 'Asia/Tokyo', 'YYYY-MM-DD')`

const statements: Readonly<Record<DatasetName, SQL>> = {
  supporters: sql`
    select s.number as supporter_number, o.name, o.kana, s.kind, k.name as kind_label, s.intro,
      ${shown('members', sql`s.members`)} as members, ${shown('url', sql`s.url`)} as url,
      ${shown('otherHelp', sql`s.other_help`)} as other_help, s.whole_city, s.max_heads, s.lead_days as notice_days, s.cost,
      s.insurance, ${shown('participation', sql`s.participation`)} as participation,
      ${shown('pastActivities', sql`s.past_activities`)} as past_activities,
      ${shown('availabilityNote', sql`s.availability_note`)} as availability_note, s.registered_on::text as registered_on,
      (select count(*)::int from matches m join activities c on c.request_id = m.request_id
        where m.supporter_id = o.id and m.status = 'done' and c.published_at is not null) as published_activities
    from ${supporters} join supporter_kinds k on k.kind = s.kind where ${listed} order by s.number`,
  'supporter-items': sql`
    select s.number as supporter_number, i.id as item_id, i.name as item_name
    from ${supporters} join supporter_items h on h.organization_id = o.id join help_items i on i.id = h.item_id
    where ${listed} order by s.number, i.id`,
  'supporter-areas': sql`
    select s.number as supporter_number, 'block' as area_kind, b.block, null::int as district_no, null as district_name
    from ${supporters} cross join lateral unnest(s.blocks) b (block) where ${listed} and not s.whole_city
    union all
    select s.number, 'district', d.block, d.id, d.name
    from ${supporters} join supporter_districts p on p.organization_id = o.id join districts d on d.id = p.district_id
    where ${listed} and not s.whole_city order by 1, 2, 4, 3`,
  'supporter-times': sql`
    select s.number as supporter_number, t.kind as time_kind, t.kind || ':' || t.code as time_code,
      t.from_day, t.to_day
    from ${supporters} cross join lateral (
      select 'weekday' as kind, day::text as code, day as place, null as from_day, null as to_day from unnest(s.weekdays) day
      union all select 'time', part, array_position(array['morning', 'afternoon', 'evening'], part), null, null from unnest(s.times) part
      union all select 'month', month::text, month, null, null from unnest(s.months) month
      union all select b ->> 'kind', null, row_number() over (order by b ->> 'from')::int, b ->> 'from', b ->> 'to'
        from jsonb_array_elements(s.term_breaks) b
    ) t where ${listed} order by s.number, t.kind, t.place`,
  'supporter-lendings': sql`
    select s.number as supporter_number, l.lending from ${supporters} cross join lateral unnest(s.lends) l (lending)
    where ${listed} and not 'lends' = any(s.hidden_fields) order by 1, 2`,
  activities: sql`
    select c.id as activity_id, c.happened_on::text as happened_on, c.title, c.story, i.id as item_id, i.name as item_name,
      d.id as district_no, d.name as district_name, ${association} as association,
      (select coalesce(sum(coalesce(r.heads, m.heads, 0)), 0)::int from ${takingPart}
        where m.request_id = q.id and m.status = 'done') as heads,
      ${jstDay(sql`c.published_at`)} as published_on
    from activities c join ${asked} on q.id = c.request_id where c.published_at is not null order by c.happened_on, c.id`,
  'activity-supporters': sql`
    select c.id as activity_id, s.number as supporter_number, o.name as supporter_name,
      coalesce(r.heads, m.heads, 0) as heads
    from activities c join ${takingPart} on m.request_id = c.request_id and m.status = 'done'
      join ${supporters} on o.id = m.supporter_id
    where c.published_at is not null and ${listed} order by c.happened_on, c.id, s.number`,
  requests: sql`
    select q.number as request_number, q.title, i.id as item_id, i.name as item_name, d.id as district_no,
      d.name as district_name, ${association} as association, q.when_kind, q.heads_min, q.heads_max, q.heads_agreed,
      ${jstDay(sql`q.posted_at`)} as posted_on
    from ${asked} where ${seenByAll} order by q.number`,
  'request-days': sql`
    select q.number as request_number, w.position, w.on_day::text as on_day, w.from_time, w.to_time
    from requests q join request_days w on w.request_id = q.id where ${seenByAll} order by 1, 2`,
  'supporter-kinds': sql`select kind, name as kind_label from supporter_kinds order by position, kind`,
  districts: sql`select id as district_no, name as district_name, kana, block from districts order by id`,
  'help-items': sql`
    select i.id as item_id, i.name as item_name, c.id as category_id, c.name as category_name
    from help_items i join help_categories c on c.id = i.category_id order by c.position, i.position`,
}

/** The records of a published table: only what everybody may see. */
export async function recordsOf(db: Db | Tx, name: DatasetName): Promise<DatasetRow[]> {
  const { rows } = await db.execute<DatasetRow>(statements[name])
  return rows
}
