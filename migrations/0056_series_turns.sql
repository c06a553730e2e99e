-- 連続の依頼で順番に声をかける: supporters that the centre chose for sessions of a series, who are asked only if those
-- before them leave sessions without enough heads. When its turn comes, a supporter is asked once about all it can still do.
create table series_turns (
  id           uuid primary key,
  series_id    uuid not null references series (id),
  supporter_id uuid not null references organizations (id),
  position     integer not null constraint series_turns_are_counted_from_one check (position > 0),
  at_once      integer not null constraint a_few_are_asked_about_a_series_at_once check (at_once between 1 and 10),
  message      text not null,
  working_days integer not null constraint a_series_turn_gives_time_to_answer check (working_days between 1 and 60),
  queued_at    timestamptz not null,
  asking_id    uuid constraint a_series_turn_becomes_one_asking unique references series_askings (id),
  passed_at    timestamptz,
  passed_why   text,
  constraint one_stands_behind_the_other_in_a_series unique (series_id, position),
  constraint a_series_turn_that_was_passed_says_why check ((passed_at is null) = (passed_why is null)),
  constraint a_series_turn_is_asked_or_passed check (asking_id is null or passed_at is null)
);
create unique index nobody_waits_twice_for_one_series on series_turns (series_id, supporter_id)
  where asking_id is null and passed_at is null;
create index series_turns_by_supporter on series_turns (supporter_id);
comment on table series_turns is 'Supporters waiting for their turn to be asked about a series. Chosen and sent off by a person (rule 7); the calendar only keeps the order.';
comment on column series_turns.position is 'Whose turn comes first, counted from 1 within a series.';
comment on column series_turns.at_once is 'How many are asked together.';
comment on column series_turns.message is 'The text that goes out, as the coordinator wrote it. pii: may hold names; log: never.';
comment on column series_turns.working_days is 'Working days that each has to answer, as the first had.';
comment on column series_turns.queued_at is 'When the coordinator chose it.';
comment on column series_turns.asking_id is 'The asking that came of it, once its turn had come.';
comment on column series_turns.passed_at is 'When it was passed over or stopped.';
comment on column series_turns.passed_why is 'Why it was not asked, as the coordinator reads it.';

create table series_turn_sessions (
  turn_id     uuid not null references series_turns (id),
  request_id  uuid not null references requests (id),
  heads_asked integer constraint a_turn_asks_for_somebody_in_a_session check (heads_asked > 0),
  primary key (turn_id, request_id)
);
create index series_turn_sessions_by_request on series_turn_sessions (request_id);
comment on table series_turn_sessions is 'For which sessions a supporter that waits for its turn was chosen.';
comment on column series_turn_sessions.heads_asked is 'Heads it is asked for in this session; null: as many as the session misses when the turn comes.';

create function refuse_turn_in_another_series() returns trigger language plpgsql as $$
begin
  if not exists (select from series_turns t join requests r on r.series_id = t.series_id
      where t.id = new.turn_id and r.id = new.request_id) then
    raise exception 'a turn is about sessions of its own series only'
      using errcode = 'check_violation', constraint = 'a_turn_is_about_sessions_of_its_series';
  end if;
  return new;
end $$;
create trigger a_turn_is_about_sessions_of_its_series before insert or update on series_turn_sessions
  for each row execute function refuse_turn_in_another_series();
