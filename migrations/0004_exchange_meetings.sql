-- 交流会. Each side has its own quota, counted in heads, in one row: `taken` never passes `quota` (trust rule 1), and
-- whoever does not fit waits in line, strictly in order.
create table exchange_meetings (
  id                     uuid primary key,
  title                  text not null,
  held_on                date not null,
  from_time              text not null,
  to_time                text not null,
  place                  text not null,
  description            text not null,
  status                 text not null,
  status_reason          text,
  heads_per_organization integer not null,
  closes_on              date not null,
  is_demo                boolean not null default false,
  created_at             timestamptz not null,
  version                integer not null default 1
);
create table meeting_quotas (
  meeting_id uuid not null references exchange_meetings (id),
  side       text not null constraint quota_is_of_a_side check (side in ('association', 'supporter')),
  quota      integer not null,
  taken      integer not null default 0,
  primary key (meeting_id, side),
  constraint never_more_seats_than_the_quota check (taken between 0 and quota)
);
create table meeting_sign_ups (
  id              uuid primary key,
  -- the order in which they came; waiters move up by it
  queue_no        bigint not null generated always as identity,
  meeting_id      uuid not null references exchange_meetings (id),
  organization_id uuid not null references organizations (id),
  side            text not null,
  heads           integer not null constraint somebody_comes check (heads > 0),
  status          text not null,
  card            text not null,
  channel         text not null,
  entered_by      uuid references accounts (id),
  signed_up_at    timestamptz not null,
  cancelled_at    timestamptz,
  cancel_reason   text,
  version         integer not null default 1
);
create unique index one_sign_up_per_organization_and_meeting on meeting_sign_ups (meeting_id, organization_id) where status <> 'cancelled';
create index meeting_sign_ups_in_line on meeting_sign_ups (meeting_id, side, status, queue_no);

insert into legal_steps (noun, from_state, to_state) values
  ('exchange_meetings', 'draft', 'open'), ('exchange_meetings', 'draft', 'cancelled'),
  ('exchange_meetings', 'open', 'closed'), ('exchange_meetings', 'open', 'cancelled'),
  ('exchange_meetings', 'closed', 'open'), ('exchange_meetings', 'closed', 'held'), ('exchange_meetings', 'closed', 'cancelled'),
  ('exchange_meetings', 'held', 'archived'),
  ('meeting_sign_ups', 'applied', 'confirmed'), ('meeting_sign_ups', 'applied', 'waitlisted'),
  ('meeting_sign_ups', 'waitlisted', 'confirmed'), ('meeting_sign_ups', 'waitlisted', 'offered'), ('meeting_sign_ups', 'waitlisted', 'cancelled'),
  ('meeting_sign_ups', 'offered', 'confirmed'), ('meeting_sign_ups', 'offered', 'lapsed'), ('meeting_sign_ups', 'offered', 'cancelled'),
  ('meeting_sign_ups', 'confirmed', 'cancelled'), ('meeting_sign_ups', 'confirmed', 'attended'), ('meeting_sign_ups', 'confirmed', 'no-show');
create trigger exchange_meetings_move_only_along_legal_steps before update of status on exchange_meetings
  for each row execute function refuse_illegal_step('exchange_meetings');
create trigger meeting_sign_ups_move_only_along_legal_steps before update of status on meeting_sign_ups
  for each row execute function refuse_illegal_step('meeting_sign_ups');
