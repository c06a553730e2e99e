-- 順番に声をかける: supporters that the centre chose, who are asked only if those before them do not fill the request.
create table asking_turns (
  id           uuid primary key,
  request_id   uuid not null references requests (id),
  supporter_id uuid not null references organizations (id),
  position     integer not null constraint turns_are_counted_from_one check (position > 0),
  at_once      integer not null constraint a_few_are_asked_at_once check (at_once between 1 and 10),
  heads_asked  integer not null constraint a_turn_asks_for_somebody check (heads_asked > 0),
  message      text not null,
  on_day       date,
  working_days integer not null constraint a_turn_gives_time_to_answer check (working_days between 1 and 60),
  queued_at    timestamptz not null,
  match_id     uuid constraint a_turn_becomes_one_match unique references matches (id),
  passed_at    timestamptz,
  passed_why   text,
  is_demo      boolean not null default false,
  constraint a_turn_that_was_passed_says_why check ((passed_at is null) = (passed_why is null)),
  constraint a_turn_is_asked_or_passed check (match_id is null or passed_at is null)
);
create unique index nobody_waits_twice_for_one_request on asking_turns (request_id, supporter_id)
  where match_id is null and passed_at is null;
create index turns_that_wait on asking_turns (request_id, position) where match_id is null and passed_at is null;
comment on table asking_turns is 'Supporters waiting for their turn to be asked about a request. Chosen and sent off by a person (rule 7); the calendar only keeps the order.';
comment on column asking_turns.position is 'Whose turn comes first, counted from 1 within a request.';
comment on column asking_turns.at_once is 'How many are asked together.';
comment on column asking_turns.heads_asked is 'Heads that each is asked for; fewer where fewer are still missing.';
comment on column asking_turns.message is 'The text that goes out, as the coordinator wrote it. pii: may hold names; log: never.';
comment on column asking_turns.on_day is 'The wished day it is about; null: the day others agreed on, or the first to come.';
comment on column asking_turns.working_days is 'Working days that each has to answer, as the first had.';
comment on column asking_turns.match_id is 'The match that came of it, once it was asked.';
comment on column asking_turns.passed_at is 'When it was passed over or stopped.';
comment on column asking_turns.passed_why is 'Why it was not asked, as the coordinator reads it.';
