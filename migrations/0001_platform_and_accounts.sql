-- The ground: who signs in (accounts hold seats, rule 3), what happened (events), who did what (audit),
-- what was already answered (idempotency), and one function that keeps every lifecycle on its legal steps.
create table accounts (
  id            uuid primary key,
  display_name  text not null constraint account_has_a_name check (display_name <> ''),
  -- as typed; email_key is folded (NFKC, lower case) and decides who is who
  email         text,
  email_key     text constraint one_account_per_mail_address unique,
  password_hash text,
  disabled_at   timestamptz,
  created_at    timestamptz not null,
  version       integer not null default 1,
  constraint mail_and_its_key_come_together check ((email is null) = (email_key is null))
);
create table seats (
  id              uuid primary key,
  account_id      uuid not null references accounts (id),
  organization_id uuid,
  role            text not null constraint seat_has_a_known_role check (role in ('association', 'supporter', 'coordinator', 'admin')),
  title           text not null default '',
  rights          text not null default 'answer' constraint seat_answers_or_reads check (rights in ('answer', 'read')),
  starts_on       date not null,
  -- the last day of the term; null while it is open
  ends_on         date,
  -- ended by a person, before or without the end of its term
  ended_at        timestamptz,
  -- whose term is over reads on until this day (60 days); null: not at all
  reads_until     date,
  created_at      timestamptz not null,
  constraint only_staff_seats_have_no_organization check ((organization_id is null) = (role in ('coordinator', 'admin'))),
  constraint term_does_not_end_before_it_begins check (ends_on is null or ends_on >= starts_on)
);
create index seats_by_account on seats (account_id);
create index seats_by_organization on seats (organization_id);
create table seat_invitations (
  id              uuid primary key,
  organization_id uuid,
  role            text not null constraint invited_to_a_known_role check (role in ('association', 'supporter', 'coordinator', 'admin')),
  title           text not null default '',
  starts_on       date not null,
  ends_on         date,
  -- who is invited; without an address a code is printed on paper
  name            text not null default '',
  email           text,
  secret_hash     text not null constraint one_invitation_per_secret unique,
  code_hash       text constraint one_invitation_per_code unique,
  invited_by      uuid references accounts (id),
  created_at      timestamptz not null,
  expires_at      timestamptz not null,
  redeemed_at     timestamptz,
  withdrawn_at    timestamptz,
  seat_id         uuid references seats (id),
  constraint only_staff_invitations_have_no_organization check ((organization_id is null) = (role in ('coordinator', 'admin')))
);
create index seat_invitations_by_organization on seat_invitations (organization_id);

create table sessions (
  id           uuid primary key,
  account_id   uuid not null references accounts (id),
  seat_id      uuid not null references seats (id),
  created_at   timestamptz not null,
  last_seen_at timestamptz not null,
  -- unused until then: over; in any case over at expires_at
  idle_until   timestamptz not null,
  expires_at   timestamptz not null,
  ended_at     timestamptz,
  ended_by     text
);
create index sessions_by_account on sessions (account_id) where ended_at is null;
-- each refresh token is used once; a used one that comes back after the grace shows a theft and ends the session
create table refresh_tokens (
  token_hash  text primary key,
  session_id  uuid not null references sessions (id) on delete cascade,
  created_at  timestamptz not null,
  used_at     timestamptz,
  replaced_by text
);
create index refresh_tokens_by_session on refresh_tokens (session_id);
create table mail_links (
  id          uuid primary key,
  account_id  uuid not null references accounts (id),
  secret_hash text not null constraint one_mail_link_per_secret unique,
  created_at  timestamptz not null,
  expires_at  timestamptz not null,
  redeemed_at timestamptz
);
create index mail_links_by_account on mail_links (account_id);
create table setup_codes (
  code_hash   text primary key,
  created_at  timestamptz not null,
  expires_at  timestamptz not null,
  redeemed_at timestamptz
);
-- counters that all copies of the server share; buckets are hashes, swept when their window has closed
create table throttles (
  bucket    text primary key,
  count     integer not null,
  closes_at timestamptz not null
);
create index throttles_by_end on throttles (closes_at);
create table drafts (
  account_id uuid not null references accounts (id),
  key        text not null,
  body       jsonb not null,
  updated_at timestamptz not null,
  primary key (account_id, key)
);

-- what happened: subjects by id only, never words or addresses; delivered at least once, then marked as handled
create table events (
  id           bigint generated always as identity primary key,
  type         text not null,
  payload      jsonb not null,
  account_id   uuid,
  role         text not null,
  on_behalf_of uuid,
  channel      text not null,
  at           timestamptz not null,
  handled_at   timestamptz
);
create index events_by_type on events (type, at);
create index events_by_payload on events using gin (payload jsonb_path_ops);
-- who did what, and who looked at what
create table audit (
  id              bigint generated always as identity primary key,
  at              timestamptz not null,
  account_id      uuid,
  seat_id         uuid,
  role            text not null,
  on_behalf_of    uuid,
  channel         text not null,
  act             text not null,
  subject         text not null,
  subject_id      text,
  organization_id uuid,
  detail          jsonb
);
create index audit_by_subject on audit (subject, subject_id);
create index audit_by_organization on audit (organization_id, at);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% only grows', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger audit_only_grows before update or delete on audit for each row execute function refuse_change();
create trigger audit_is_never_emptied before truncate on audit for each statement execute function refuse_change();
create function refuse_other_history() returns trigger language plpgsql as $$
begin
  if to_jsonb(old) - 'handled_at' <> to_jsonb(new) - 'handled_at' then
    raise exception 'events only grows' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger events_only_get_handled before update on events for each row execute function refuse_other_history();
create trigger events_only_grow before delete on events for each row execute function refuse_change();
create trigger events_are_never_emptied before truncate on events for each statement execute function refuse_change();

-- the answer of a POST under its key: written in the same commit as its effect, replayed to who asks again
create table idempotency_answers (
  actor      text not null,
  route      text not null,
  key        text not null,
  body_hash  text not null,
  -- json, not jsonb: a replay is the same answer letter by letter
  answer     json,
  created_at timestamptz not null,
  primary key (actor, route, key)
);
create index idempotency_answers_by_age on idempotency_answers (created_at);

-- every edge of every lifecycle; a test compares the rows with the tables in shared
create table legal_steps (
  noun       text not null,
  from_state text not null,
  to_state   text not null,
  primary key (noun, from_state, to_state)
);
create function refuse_illegal_step() returns trigger language plpgsql as $$
begin
  if old.status is distinct from new.status and not exists (
    select from legal_steps where noun = tg_argv[0] and from_state = old.status and to_state = new.status
  ) then
    raise exception '%: no step leads from % to %', tg_argv[0], old.status, new.status
      using errcode = 'check_violation', constraint = 'only_legal_steps';
  end if;
  return new;
end $$;
