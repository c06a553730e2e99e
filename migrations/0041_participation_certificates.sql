-- 参加証明書: a supporter and the centre print from what was told that it came and helped. The paper carries a number and a
-- square code; the page behind the code says whether it holds. Names of persons who get one are typed when it is printed
-- and are kept nowhere.
create table participation_counters (
  fiscal_year integer primary key,
  last        integer not null constraint a_certificate_counter_counts_up check (last > 0)
);
comment on table participation_counters is 'the last number given in each fiscal year (April to March) of issue';

create table participation_certificates (
  id               uuid primary key,
  code             uuid not null default gen_random_uuid() constraint one_participation_certificate_per_code unique,
  number           text not null constraint one_participation_certificate_per_number unique,
  kind             text not null constraint a_certificate_is_of_a_day_or_a_year check (kind in ('day', 'year')),
  supporter_id     uuid not null references organizations (id),
  match_id         uuid references matches (id),
  fiscal_year      integer not null,
  title            text not null,
  happened_on      date,
  times            integer not null constraint a_certificate_is_about_something check (times > 0),
  heads            integer not null constraint a_certificate_needs_somebody_who_came check (heads > 0),
  issued_at        timestamptz not null,
  issued_by        uuid references accounts (id),
  withdrawn_at     timestamptz,
  withdrawn_by     uuid references accounts (id),
  withdrawn_reason text,
  constraint a_certificate_of_a_day_names_its_match
    check ((kind = 'day') = (match_id is not null) and (kind = 'day') = (happened_on is not null)),
  constraint a_withdrawn_certificate_says_why check ((withdrawn_at is null) = (withdrawn_reason is null))
);
create unique index one_standing_certificate_per_match on participation_certificates (match_id)
  where withdrawn_at is null and kind = 'day';
create index participation_certificates_of_supporter on participation_certificates (supporter_id, fiscal_year);
create trigger participation_certificates_arrive_where_it_went before insert or update of supporter_id on participation_certificates
  for each row execute function arrive_where_it_went('supporter_id');
comment on column participation_certificates.code is 'random, in the square code: nobody walks through all certificates';
comment on column participation_certificates.number is '参R8-0012: the twelfth issued in the fiscal year 令和8年度';
comment on column participation_certificates.kind is 'day: one match; year: all done matches of one fiscal year';
comment on column participation_certificates.fiscal_year is 'in which the activity was, or which a yearly one is about';
comment on column participation_certificates.title is 'what the paper calls the activity, or 「令和8年度」';
comment on column participation_certificates.happened_on is 'the day of the activity, of a certificate of one day';
comment on column participation_certificates.heads is 'how many came, over all activities it is about (persons, added up)';
comment on column participation_certificates.withdrawn_by is 'null: withdrawn because other figures were told';

create table participation_lines (
  certificate_id uuid not null references participation_certificates (id),
  match_id       uuid not null references matches (id),
  heads          integer not null,
  primary key (certificate_id, match_id)
);
comment on table participation_lines is
  'what a certificate says of each match; where another figure was told since, the certificate does not hold any more';
