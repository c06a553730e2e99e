-- Looking for helpers reads where it is likely to find the best, not the whole registry: for each kind of help and each
-- part of the city one line per registered supporter, with what its points depend on and does not change by the day.
-- The database keeps it, in the transaction of whatever changes a profile, so that it never says anything else.
create table supporter_postings (
  supporter_id      uuid not null references supporters (organization_id) on delete cascade,
  key               text collate "C" not null,
  cell              text collate "C" not null,
  says              smallint not null,
  kind              text collate "C" not null,
  weekdays          smallint not null,
  months            smallint not null,
  times             smallint not null,
  lends             smallint not null,
  max_heads         integer not null,
  lead_days         integer not null,
  insurance_open    boolean not null,
  has_minors        boolean not null,
  needs_phone_check boolean not null,
  primary key (supporter_id, key, cell)
);
comment on table supporter_postings is 'derived from supporters, supporter_items and supporter_districts by triggers; never written by hand';
comment on column supporter_postings.key is 'a kind of help (clean.street), or its field (clean) for everybody who does something of it';
comment on column supporter_postings.cell is 'where it comes: the number of a district, a block (東), city: anywhere, unsaid: it never said';
comment on column supporter_postings.says is '1 if it named weekdays, and 2 more if it named months';
comment on column supporter_postings.weekdays is 'one bit per weekday it named: 1 Sunday, 2 Monday, 4 Tuesday …; nought: none';
comment on column supporter_postings.months is 'one bit per month it named: 2 January, 4 February, 8 March …; nought: none';
comment on column supporter_postings.times is 'one bit per time of the day it named: 1 morning, 2 afternoon, 4 evening; nought: none';
comment on column supporter_postings.lends is 'one bit per thing it lends: 1 vehicle, 2 tent, 4 generator, 8 venue, 16 parking, 32 lecturer';
comment on column supporter_postings.insurance_open is 'it has no insurance of its own, or it is still being talked about';
create index supporter_postings_by_key_and_cell on supporter_postings (key, cell, says, supporter_id)
  include (kind, weekdays, months, times, lends, max_heads, lead_days, insurance_open, has_minors, needs_phone_check);

-- what ought to stand there
create view supporter_postings_due as
select s.organization_id as supporter_id, k.key collate "C" as key, c.cell collate "C" as cell,
  ((cardinality(s.weekdays) > 0)::int + 2 * (cardinality(s.months) > 0)::int)::smallint as says,
  s.kind collate "C" as kind,
  (select coalesce(bit_or(1 << one), 0) from unnest(s.weekdays) one)::smallint as weekdays,
  (select coalesce(bit_or(1 << one), 0) from unnest(s.months) one)::smallint as months,
  (('morning' = any(s.times))::int + 2 * ('afternoon' = any(s.times))::int + 4 * ('evening' = any(s.times))::int)::smallint as times,
  (('vehicle' = any(s.lends))::int + 2 * ('tent' = any(s.lends))::int + 4 * ('generator' = any(s.lends))::int
    + 8 * ('venue' = any(s.lends))::int + 16 * ('parking' = any(s.lends))::int + 32 * ('lecturer' = any(s.lends))::int)::smallint as lends,
  s.max_heads, s.lead_days, s.insurance in ('none', 'ask') as insurance_open, s.has_minors, s.needs_phone_check
from supporters s
cross join lateral (
  select i.item_id as key from supporter_items i where i.organization_id = s.organization_id
  union select split_part(i.item_id, '.', 1) from supporter_items i where i.organization_id = s.organization_id
) k
cross join lateral (
  select 'city' as cell where s.whole_city
  union select unnest(s.blocks)
  union select d.district_id::text from supporter_districts d where d.organization_id = s.organization_id
  union select 'unsaid' where not s.whole_city and cardinality(s.blocks) = 0
    and not exists (select from supporter_districts d where d.organization_id = s.organization_id)
) c
where s.status = 'registered';

-- Two acts on one supporter wait for each other here: whoever comes second reads what the first has left.
create function post_supporters(changed uuid[]) returns void language plpgsql as $$
begin
  if cardinality(changed) = 0 then return; end if;
  perform 1 from supporters where organization_id = any(changed) order by organization_id for no key update;
  delete from supporter_postings where supporter_id = any(changed);
  insert into supporter_postings select * from supporter_postings_due where supporter_id = any(changed);
end $$;

create function post_changed_supporters() returns trigger language plpgsql as $$
declare changed uuid[];
begin
  if tg_op = 'INSERT' then
    changed := array(select organization_id from said where status = 'registered');
  else
    changed := array(select said.organization_id from said left join before using (organization_id)
      where 'registered' in (said.status, before.status)
        and (said.status, said.kind, said.whole_city, said.blocks, said.weekdays, said.months, said.times, said.lends,
            said.max_heads, said.lead_days, said.insurance, said.has_minors, said.needs_phone_check)
          is distinct from
          (before.status, before.kind, before.whole_city, before.blocks, before.weekdays, before.months, before.times,
            before.lends, before.max_heads, before.lead_days, before.insurance, before.has_minors, before.needs_phone_check));
  end if;
  perform post_supporters(changed);
  return null;
end $$;
create trigger new_supporters_are_posted after insert on supporters
  referencing new table as said for each statement execute function post_changed_supporters();
create trigger changed_supporters_are_posted after update on supporters
  referencing old table as before new table as said for each statement execute function post_changed_supporters();

-- the help it named and the districts it comes to
create function post_changed_lists() returns trigger language plpgsql as $$
declare changed uuid[];
begin
  if tg_op = 'INSERT' then changed := array(select distinct organization_id from said);
  elsif tg_op = 'DELETE' then changed := array(select distinct organization_id from before);
  else changed := array(select organization_id from said union select organization_id from before);
  end if;
  -- not only those that are registered: somebody may be registering one of them at this moment
  perform post_supporters(changed);
  return null;
end $$;
create trigger new_help_is_posted after insert on supporter_items
  referencing new table as said for each statement execute function post_changed_lists();
create trigger changed_help_is_posted after update on supporter_items
  referencing old table as before new table as said for each statement execute function post_changed_lists();
create trigger help_no_more_is_posted after delete on supporter_items
  referencing old table as before for each statement execute function post_changed_lists();
create trigger new_places_are_posted after insert on supporter_districts
  referencing new table as said for each statement execute function post_changed_lists();
create trigger changed_places_are_posted after update on supporter_districts
  referencing old table as before new table as said for each statement execute function post_changed_lists();
create trigger places_no_more_are_posted after delete on supporter_districts
  referencing old table as before for each statement execute function post_changed_lists();

-- Whose lines say something else than its profile: none, ever. Whoever has changed tables by hand looks here, and
-- select post_supporters(array(select supporters_posted_wrongly())) mends it.
create function supporters_posted_wrongly() returns setof uuid language sql stable as $$
  select distinct supporter_id from (
    (table supporter_postings except table supporter_postings_due)
    union all (table supporter_postings_due except table supporter_postings)
  ) astray
$$;

select post_supporters(array(select organization_id from supporters where status = 'registered'));
