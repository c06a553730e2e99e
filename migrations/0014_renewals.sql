-- 更新: the yearly question whether a registration goes on; one row per supporter and fiscal year
create table renewals (
  id               uuid primary key,
  organization_id  uuid not null references supporters (organization_id),
  fiscal_year      integer not null,
  asked_at         timestamptz not null,
  asked_by         uuid references accounts (id),
  answer_by        timestamptz not null,
  next_reminder_at timestamptz,
  reminded_at      timestamptz,
  secret_hash      text not null constraint one_renewal_link_per_secret unique,
  link_ends_at     timestamptz not null,
  changes_said_at  timestamptz,
  changes_note     text,
  answer           text constraint renewal_answer_is_known check (answer in ('unchanged', 'changed', 'leave')),
  answered_at      timestamptz,
  answered_by      uuid references accounts (id),
  channel          text,
  lapsed_at        timestamptz,
  set_aside_at     timestamptz,
  constraint supporter_is_asked_once_per_fiscal_year unique (organization_id, fiscal_year),
  constraint renewal_answer_has_its_moment check ((answer is null) = (answered_at is null)),
  constraint renewal_answer_says_how_it_came check (answered_at is null and changes_said_at is null or channel is not null),
  constraint only_unanswered_renewals_remind check (next_reminder_at is null or (answer is null and set_aside_at is null)),
  constraint only_unanswered_renewals_are_set_aside check (answer is null or set_aside_at is null),
  constraint renewal_link_outlives_its_deadline check (link_ends_at >= answer_by)
);
create index renewals_by_year on renewals (fiscal_year);
create index open_renewals_by_reminder on renewals (next_reminder_at) where next_reminder_at is not null;
create index open_renewals_by_deadline on renewals (answer_by) where answer is null and set_aside_at is null;

-- who has expired may leave for good instead of coming back
insert into legal_steps (noun, from_state, to_state) values ('supporters', 'expired', 'withdrawn');
