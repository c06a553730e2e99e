-- 連続の依頼: help that is asked for on several days at once. Each session is an ordinary request (its own day, heads, matches,
-- decision about rain, result); the series ties them together and remembers how they follow each other.
create table series (
  id             uuid primary key,
  association_id uuid not null references organizations (id),
  kind           text not null constraint a_series_is_of_a_known_kind check (kind in ('repeating', 'project')),
  title          text not null constraint a_series_has_a_title check (title <> ''),
  rhythm         jsonb,
  is_demo        boolean not null default false,
  posted_at      timestamptz not null,
  constraint only_what_repeats_has_a_rhythm check (rhythm is null or kind = 'repeating'),
  constraint a_series_is_found_with_its_association unique (id, association_id)
);
create index series_by_association on series (association_id);
create trigger series_arrive_where_it_went before insert or update of association_id on series
  for each row execute function arrive_where_it_went('association_id');
comment on table series is '連続の依頼: what ties several requests of one association together';
comment on column series.kind is 'repeating: the same again and again (毎月・毎週など); project: one plan on several days (何回かに分けた企画)';
comment on column series.title is 'what all sessions are about; each request bears it with the number of its session';
comment on column series.rhythm is 'the rule its days were drawn from: {"kind": weekly, fortnightly, monthly-weekday or monthly-date, "nths": [2, 4]}';

alter table requests
  add column series_id     uuid,
  add column series_number integer constraint a_session_is_counted_from_one check (series_number >= 1),
  add column session_title text;
alter table requests
  add constraint a_session_has_a_series_and_a_number check ((series_id is null) = (series_number is null)),
  add constraint only_a_session_has_a_session_title check (session_title is null or series_id is not null),
  add constraint one_request_per_session_of_a_series unique (series_id, series_number),
  -- when two associations are made one, both rows move within one transaction
  add constraint a_session_belongs_to_the_association_of_its_series
    foreign key (series_id, association_id) references series (id, association_id) on update cascade
    deferrable initially deferred;
comment on column requests.series_id is 'the series of which this request is one session';
comment on column requests.series_number is '第何回, in the order of the days as they were asked for; it stays when a session is called off';
comment on column requests.session_title is 'what this session is: 準備, 当日, 片付け';

-- まとめて相談: one asking of one supporter about several sessions, with one link that answers them session by session
create table series_askings (
  id           uuid primary key,
  series_id    uuid not null references series (id),
  supporter_id uuid not null references organizations (id),
  message      text not null,
  secret_hash  text not null constraint one_series_asking_per_secret unique,
  created_at   timestamptz not null,
  expires_at   timestamptz not null constraint a_series_asking_ends_after_it_began check (expires_at > created_at),
  used_at      timestamptz
);
create index series_askings_by_series on series_askings (series_id);
create index series_askings_by_supporter on series_askings (supporter_id);
create trigger series_askings_arrive_where_it_went before insert or update of supporter_id on series_askings
  for each row execute function arrive_where_it_went('supporter_id');
comment on table series_askings is 'まとめて相談: one supporter was asked about several sessions of a series at once';
comment on column series_askings.secret_hash is 'SHA-256 of the secret in its link; a mail rebuilds it from the id';
comment on column series_askings.expires_at is 'until when it may be answered; the same moment as in its matches';
comment on column series_askings.used_at is 'when the last of its sessions was answered: the link is spent';

create table series_asking_matches (
  asking_id uuid not null references series_askings (id),
  match_id  uuid not null references matches (id) constraint a_match_comes_of_one_series_asking unique,
  primary key (asking_id, match_id)
);
comment on table series_asking_matches is 'which matches were begun together by one asking about a series';

create function refuse_match_of_another_series() returns trigger language plpgsql as $$
begin
  if not exists (select from series_askings a join matches m on m.id = new.match_id and m.supporter_id = a.supporter_id
      join requests r on r.id = m.request_id and r.series_id = a.series_id where a.id = new.asking_id) then
    raise exception 'an asking about a series holds matches of that series and that supporter only'
      using errcode = 'check_violation', constraint = 'an_asking_holds_matches_of_its_series';
  end if;
  return new;
end $$;
create trigger an_asking_holds_matches_of_its_series before insert or update on series_asking_matches
  for each row execute function refuse_match_of_another_series();

-- What a list says beside a session: the series, how many sessions, and how many are ahead and not called off.
create view series_of_requests as
  select r.id as request_id, s.id, s.kind, s.title, s.rhythm, r.series_number as number, r.session_title,
    (select min(d.on_day) from request_days d join requests f on f.id = d.request_id
      where f.series_id = s.id and f.series_number = 1) as first_day,
    (select count(*)::int from requests o where o.series_id = s.id) as sessions,
    (select count(*)::int from requests o where o.series_id = s.id
      and o.status in ('draft', 'submitted', 'returned', 'open', 'staffed', 'postponed')) as ahead
  from requests r join series s on s.id = r.series_id;
