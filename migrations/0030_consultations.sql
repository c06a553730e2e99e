-- 相談記録: what was said on the telephone, at the counter, in a FAX, before it is a request. Read at the desk only.
create table consultations (
  id              uuid primary key,
  organization_id uuid references organizations (id),
  caller          text,
  call_back       text,
  about           text not null constraint a_consultation_says_what_about check (about <> ''),
  roughly_when    text not null constraint a_consultation_says_roughly_when check (roughly_when <> ''),
  item_id         text references help_items (id),
  channel         text not null constraint a_consultation_came_some_way
                    check (channel in ('phone', 'fax', 'visit', 'mail', 'meeting')),
  held_at         timestamptz not null,
  next_contact_on date,
  status          text not null default 'waiting',
  outcome         text constraint a_consultation_ends_in_a_known_way
                    check (outcome in ('request', 'answered', 'elsewhere', 'dropped')),
  outcome_note    text,
  request_id      uuid constraint a_request_comes_of_one_consultation unique references requests (id),
  written_by      uuid references accounts (id),
  written_at      timestamptz not null,
  updated_at      timestamptz not null,
  is_demo         boolean not null default false,
  version         integer not null default 1,
  constraint a_consultation_names_somebody check (organization_id is not null or coalesce(caller, '') <> ''),
  constraint an_ended_consultation_says_how check ((status = 'ended') = (outcome is not null)),
  constraint an_ended_consultation_waits_for_no_day check (status = 'waiting' or next_contact_on is null),
  constraint the_request_of_a_consultation_is_named check ((outcome is not distinct from 'request') = (request_id is not null))
);
create index consultations_by_next_contact on consultations (next_contact_on, id) where status = 'waiting';
create index consultations_by_organization on consultations (organization_id, id);
create trigger consultations_arrive_where_it_went before insert or update of organization_id on consultations
  for each row execute function arrive_where_it_went('organization_id');
insert into legal_steps (noun, from_state, to_state) values
  ('consultations', 'waiting', 'ended'), ('consultations', 'ended', 'waiting');
create trigger consultations_move_only_along_legal_steps before update of status on consultations
  for each row execute function refuse_illegal_step('consultations');

-- each further talk about the same
create table consultation_talks (
  id              uuid primary key,
  consultation_id uuid not null references consultations (id),
  text            text not null constraint a_talk_says_something check (text <> ''),
  channel         text not null constraint a_talk_came_some_way
                    check (channel in ('phone', 'fax', 'visit', 'mail', 'meeting')),
  at              timestamptz not null,
  by              uuid references accounts (id)
);
create index consultation_talks_by_consultation on consultation_talks (consultation_id, at);
