-- 支援依頼 and マッチング. Heads are held from a supporter's yes until the association answers, so that yeses never add
-- up to more than the maximum asked: the last head is guarded by the check below, whatever happens at once (rule 6).
create table requests (
  id                   uuid primary key,
  number               integer not null generated always as identity constraint one_request_per_number unique,
  association_id       uuid not null references organizations (id),
  item_id              text not null references help_items (id),
  district_id          integer not null references districts (id),
  title                text not null,
  description          text not null,
  status               text not null,
  status_reason        text,
  cancel_reason        text,
  when_kind            text not null constraint when_kind_is_known check (when_kind in ('single', 'candidates', 'monthly', 'unsettled')),
  when_note            text,
  place                text not null,
  heads_min            integer not null,
  heads_max            integer not null,
  heads_held           integer not null default 0,
  heads_agreed         integer not null default 0,
  supporters_do        text,
  residents_do         text,
  hazards              text[] not null default '{}',
  we_bring             text,
  they_bring           text,
  thanks               text[] not null default '{}',
  rain_plan            text,
  minors_welcome       boolean not null,
  photos_welcome       boolean not null,
  centre_answers       boolean not null,
  show_name            boolean not null,
  published            boolean not null,
  code                 text not null constraint one_request_per_code unique,
  channel              text not null,
  entered_by           uuid references accounts (id),
  insurance_checked_at timestamptz,
  insurance_checked_by uuid references accounts (id),
  is_demo              boolean not null default false,
  posted_at            timestamptz not null,
  opened_at            timestamptz,
  ended_at             timestamptz,
  updated_at           timestamptz not null,
  version              integer not null default 1,
  constraint heads_asked_make_sense check (heads_min between 1 and heads_max),
  constraint never_more_heads_than_asked check (heads_held >= 0 and heads_agreed >= 0 and heads_held + heads_agreed <= heads_max)
);
create index requests_by_status on requests (status, posted_at desc, id);
create index requests_by_association on requests (association_id, posted_at desc);
create table request_days (
  request_id uuid not null references requests (id),
  position   integer not null,
  on_day     date not null,
  from_time  text,
  to_time    text,
  primary key (request_id, position)
);
create index request_days_by_day on request_days (on_day);
-- 場所の詳しい話と当日の連絡先: private until a match is agreed
create table request_privates (
  request_id    uuid primary key references requests (id),
  exact_place   text,
  meeting_point text,
  parking       text,
  toilet        text,
  on_day_name   text,
  on_day_phone  text
);

create table matches (
  id                     uuid primary key,
  request_id             uuid not null references requests (id),
  supporter_id           uuid not null references supporters (organization_id),
  status                 text not null,
  started_by             text not null constraint match_is_started_by_a_side check (started_by in ('coordinator', 'supporter', 'association')),
  association_answer     text not null constraint association_answer_is_known check (association_answer in ('pending', 'yes', 'no')),
  supporter_answer       text not null constraint supporter_answer_is_known check (supporter_answer in ('pending', 'yes', 'no')),
  heads_asked            integer not null,
  heads                  integer,
  on_day                 date,
  from_time              text,
  to_time                text,
  message                text not null,
  wants_to_talk          boolean not null default false,
  answer_by              timestamptz not null,
  end_reason             text,
  decline_reason         text,
  proposed_at            timestamptz not null,
  supporter_answered_at  timestamptz,
  association_answered_at timestamptz,
  agreed_at              timestamptz,
  ended_at               timestamptz,
  version                integer not null default 1,
  constraint agreed_means_both_said_yes check (status not in ('agreed', 'done') or (association_answer = 'yes' and supporter_answer = 'yes')),
  constraint a_yes_pledges_heads check (supporter_answer <> 'yes' or heads > 0)
);
-- a supporter is not asked twice about the same request while a first asking is open or agreed
create unique index one_open_match_per_request_and_supporter on matches (request_id, supporter_id) where status in ('proposed', 'agreed', 'done');
create index matches_by_supporter on matches (supporter_id, proposed_at desc);
create index matches_by_status on matches (status, answer_by);
-- signed one-tap links: only the hash rests here; used once (rule 5)
create table match_answer_links (
  id          uuid primary key,
  match_id    uuid not null references matches (id),
  secret_hash text not null constraint one_answer_link_per_secret unique,
  created_at  timestamptz not null,
  expires_at  timestamptz not null,
  used_at     timestamptz,
  used_for    text
);
create table match_messages (
  id         uuid primary key,
  match_id   uuid not null references matches (id),
  from_side  text not null constraint message_is_from_a_side check (from_side in ('association', 'supporter', 'coordinator')),
  account_id uuid references accounts (id),
  author     text not null,
  body       text not null,
  channel    text not null,
  sent_at    timestamptz not null
);
create index match_messages_by_match on match_messages (match_id, sent_at);
create table match_results (
  match_id uuid not null references matches (id),
  side     text not null constraint result_is_of_a_side check (side in ('association', 'supporter')),
  heads    integer not null,
  went     text not null,
  again    text not null,
  comment  text not null,
  noted_by uuid references accounts (id),
  channel  text not null,
  at       timestamptz not null,
  constraint one_result_per_side primary key (match_id, side)
);
create table activities (
  id           uuid primary key,
  request_id   uuid not null references requests (id) constraint one_activity_per_request unique,
  title        text not null,
  story        text not null,
  happened_on  date not null,
  published_at timestamptz,
  published_by uuid references accounts (id),
  created_at   timestamptz not null,
  version      integer not null default 1
);
create index activities_by_publication on activities (published_at desc, id);

insert into legal_steps (noun, from_state, to_state) values
  ('requests', 'draft', 'submitted'),
  ('requests', 'submitted', 'open'), ('requests', 'submitted', 'returned'), ('requests', 'submitted', 'cancelled'), ('requests', 'submitted', 'postponed'),
  ('requests', 'returned', 'submitted'), ('requests', 'returned', 'cancelled'),
  ('requests', 'open', 'staffed'), ('requests', 'open', 'unmet'), ('requests', 'open', 'cancelled'), ('requests', 'open', 'postponed'), ('requests', 'open', 'done'),
  ('requests', 'staffed', 'open'), ('requests', 'staffed', 'done'), ('requests', 'staffed', 'cancelled'), ('requests', 'staffed', 'postponed'),
  ('requests', 'postponed', 'open'), ('requests', 'postponed', 'cancelled'),
  ('requests', 'done', 'closed'),
  ('matches', 'proposed', 'agreed'), ('matches', 'proposed', 'declined'), ('matches', 'proposed', 'withdrawn'), ('matches', 'proposed', 'expired'),
  ('matches', 'agreed', 'cancelled'), ('matches', 'agreed', 'done');
create trigger requests_move_only_along_legal_steps before update of status on requests
  for each row execute function refuse_illegal_step('requests');
create trigger matches_move_only_along_legal_steps before update of status on matches
  for each row execute function refuse_illegal_step('matches');
