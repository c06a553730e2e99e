import type { Db } from '../server/src/platform/db.ts'
import type { KnownRequest } from '../server/src/matches/suggestion-facts.queries.ts'
import { wishesOf } from '../server/src/matches/posting-bounds.rules.ts'

/**
 * The first twenty by a scan in SQL over the tables of the profiles, without postings: what somebody would write first.
 * It knows the hard filters but for closed days, and the points but for the sentences and what happened close by.
 */
export async function scanningInSql(db: Db, { facts, settings, associationId, id }: KnownRequest): Promise<number> {
  const { days, lends: _, headsMissing, insuranceNeeded, grownUpsOnly } = wishesOf(facts)
  const [first] = days
  const { rows } = await db.$client.query<{ id: string }>({
    name: 'scan_in_sql',
    text: `
    with said as (
      select s.*, o.name,
        exists (select from supporter_items i where i.organization_id = s.organization_id and i.item_id = $1) as this_help,
        exists (select from supporter_districts d where d.organization_id = s.organization_id and d.district_id = $3) as here
      from supporters s join organizations o on o.id = s.organization_id
      where s.status = 'registered'
        and exists (select from supporter_items i where i.organization_id = s.organization_id and split_part(i.item_id, '.', 1) = $2)
    ), asked as (
      select m.supporter_id, count(*) filter (where m.started_by <> 'supporter') as times,
        count(*) filter (where m.started_by <> 'supporter' and m.proposed_at > now() - interval '90 days') as lately,
        count(*) filter (where m.status = 'done' and r.association_id = $6) as together,
        bool_or(m.status = 'agreed' and m.on_day = any($5::date[])) as busy,
        bool_or(m.request_id = $7) as this_one
      from matches m join requests r on r.id = m.request_id group by m.supporter_id
    )
    select organization_id as id,
      case when this_help then $8::int else $9::int end
      + case when here then $10::int when $4 = any(blocks) then $11::int when whole_city then $12::int else 0 end
      + case when cardinality(weekdays) > 0 then $13::int else 0 end + case when cardinality(months) > 0 then $14::int else 0 end
      + case when max_heads >= $15::int then $16::int else $16::int * max_heads / $15::int end
      - case when $17 and insurance in ('none', 'ask') then $18::int else 0 end
      - case when $19 and has_minors then $20::int else 0 end - case when needs_phone_check then $21::int else 0 end
      + case when coalesce(asked.times, 0) = 0 then $22::int else 0 end
      + case when coalesce(asked.together, 0) > 0 then $23::int else 0 end
      - least($24::int, $25::int * greatest(0, coalesce(asked.lately, 0) - $26::int))
      - case when coalesce(asked.this_one, false) then $27::int else 0 end as score
    from said left join asked on asked.supporter_id = organization_id
    where (whole_city or here or $4 = any(blocks)) and not coalesce(asked.busy, false)
      and ($28::int is null or cardinality(weekdays) = 0 or $28 = any(weekdays))
      and ($29::int is null or cardinality(months) = 0 or $29 = any(months))
    order by score desc, id limit 20`,
    values: [
      ...[facts.itemId, facts.itemId.split('.')[0], facts.districtId, facts.block, days.map(({ day }) => day)],
      ...[associationId, id, settings.item, settings.category, settings.district, settings.block, settings.wholeCity],
      ...[settings.weekday, settings.month, headsMissing, settings.heads, insuranceNeeded, settings.insurance],
      ...[grownUpsOnly, settings.minors, settings.phoneCheck, settings.neverAsked, settings.workedTogether],
      ...[settings.askedAtWorst, settings.askedOnceMore, settings.askedWithoutBurden, settings.askedNow],
      ...[first ? Math.log2(first.weekday) : null, first ? Math.log2(first.month) : null],
    ],
  })
  return rows.length
}
