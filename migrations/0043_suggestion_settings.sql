-- 候補の選び方: what counts how much when helpers are looked for (rule 7), as the centre sets it. One row for each change,
-- never edited: the newest counts, and none means as the product came.
create table suggestion_settings (
  version integer primary key constraint versions_of_settings_count_from_one check (version >= 1),
  set_at  timestamptz not null,
  set_by  uuid references accounts (id),
  reason  text not null constraint a_change_of_settings_says_why check (length(reason) between 1 and 200),
  item smallint not null check (item between 0 and 100),
  category smallint not null check (category between 0 and 100),
  worked_together smallint not null check (worked_together between 0 and 100),
  worked_together_again smallint not null check (worked_together_again between 0 and 100),
  district smallint not null check (district between 0 and 100),
  block smallint not null check (block between 0 and 100),
  whole_city smallint not null check (whole_city between 0 and 100),
  near_district smallint not null check (near_district between 0 and 100),
  close_by_km smallint not null check (close_by_km between 1 and 20),
  weekday smallint not null check (weekday between 0 and 100),
  month smallint not null check (month between 0 and 100),
  time smallint not null check (time between 0 and 100),
  other_time smallint not null check (other_time between 0 and 100),
  short_notice smallint not null check (short_notice between 0 and 100),
  heads smallint not null check (heads between 0 and 100),
  lends smallint not null check (lends between 0 and 100),
  never_asked smallint not null check (never_asked between 0 and 100),
  not_yet_this_year smallint not null check (not_yet_this_year between 0 and 100),
  asked_without_burden smallint not null check (asked_without_burden between 0 and 31),
  asked_once_more smallint not null check (asked_once_more between 0 and 100),
  asked_at_worst smallint not null check (asked_at_worst between 0 and 100),
  helped_as_others_do smallint not null check (helped_as_others_do between 0 and 31),
  helped_once_more smallint not null check (helped_once_more between 0 and 100),
  helped_at_worst smallint not null check (helped_at_worst between 0 and 100),
  asked_a_month smallint not null check (asked_a_month between 1 and 31),
  per_month smallint not null check (per_month between 1 and 31),
  insurance smallint not null check (insurance between 0 and 100),
  minors smallint not null check (minors between 0 and 100),
  phone_check smallint not null check (phone_check between 0 and 100),
  asked_now smallint not null check (asked_now between 0 and 100),
  declined_this smallint not null check (declined_this between 0 and 100),
  constraint who_fits_better_is_not_ranked_lower check (
    item >= category and district >= block + near_district and block >= whole_city and never_asked >= not_yet_this_year
  )
);
create function refuse_to_rewrite_settings() returns trigger language plpgsql as $$
begin
  raise exception 'a change of settings is never edited' using constraint = 'a_change_of_settings_is_never_edited';
end $$;
create trigger suggestion_settings_are_only_added before update or delete on suggestion_settings
  for each row execute function refuse_to_rewrite_settings();
comment on column suggestion_settings.version is 'counts the changes; whoever changes an older one is refused';
comment on column suggestion_settings.reason is 'why, in the words of who changed it';
comment on column suggestion_settings.item is 'points: it can do this very help';
comment on column suggestion_settings.category is 'points: something of the same field';
comment on column suggestion_settings.worked_together is 'points: it has helped this association before';
comment on column suggestion_settings.worked_together_again is 'points for each further time, three at most';
comment on column suggestion_settings.district is 'points: it comes to the district';
comment on column suggestion_settings.block is 'points: it comes to the block';
comment on column suggestion_settings.whole_city is 'points: it comes anywhere in the city';
comment on column suggestion_settings.near_district is 'points: it works close by, or has helped in the district';
comment on column suggestion_settings.close_by_km is 'kilometres between the middles of two districts that are still close by';
comment on column suggestion_settings.weekday is 'points: the day is on a weekday it named';
comment on column suggestion_settings.month is 'points: the day is in a month it named';
comment on column suggestion_settings.time is 'points: the time of the day fits';
comment on column suggestion_settings.other_time is 'points taken: it named other times of the day';
comment on column suggestion_settings.short_notice is 'points taken: it needs more notice';
comment on column suggestion_settings.heads is 'points: it brings all heads still missing; else its share';
comment on column suggestion_settings.lends is 'points: it lends what this help or the association needs';
comment on column suggestion_settings.never_asked is 'points: never asked';
comment on column suggestion_settings.not_yet_this_year is 'points: asked before, not yet active in this fiscal year';
comment on column suggestion_settings.asked_without_burden is 'times in 90 days that are no burden yet';
comment on column suggestion_settings.asked_once_more is 'points taken for each time beyond';
comment on column suggestion_settings.asked_at_worst is 'most points taken for being asked often';
comment on column suggestion_settings.helped_as_others_do is 'times in a fiscal year that are everybody’s turn';
comment on column suggestion_settings.helped_once_more is 'points taken for each time beyond';
comment on column suggestion_settings.helped_at_worst is 'most points taken for having helped often';
comment on column suggestion_settings.asked_a_month is 'times a month from which on the centre reads that it is enough';
comment on column suggestion_settings.per_month is 'most activities of one supporter in a month of the whole-board plan';
comment on column suggestion_settings.insurance is 'points taken: no insurance of its own where it is needed';
comment on column suggestion_settings.minors is 'points taken: people under 18, and the work is not for them';
comment on column suggestion_settings.phone_check is 'points taken: from an old ledger, to be asked by telephone';
comment on column suggestion_settings.asked_now is 'points taken: it is asked for this request already';
comment on column suggestion_settings.declined_this is 'points taken: it said no to this request';
